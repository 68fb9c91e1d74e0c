"""The few words an idea's life is told in, and what people read for each."""

from enum import StrEnum

from app.core.languages import N_
from app.needs.kinds import AnswerKind


class IdeaStands(StrEnum):
    """Where an idea stands: what its newest answer made of it, or open."""

    OPEN = "open"
    PLANNED = "planned"
    KEPT = "kept"
    NO = "no"
    DONT_KNOW = "dont_know"
    DONE = "done"

    @property
    def label(self) -> str:
        return _STANDS_LABELS[self]

    @property
    def sign(self) -> str:
        """The picture that needs know the same by."""
        return _SIGNS.get(self, self.value)

    @classmethod
    def after(cls, kind: AnswerKind) -> "IdeaStands":
        return _AFTER[kind]


class SupportKind(StrEnum):
    WOULD_COME = "would_come"
    CAN_HELP = "can_help"
    KNOWS_SOMEONE = "knows_someone"

    @property
    def label(self) -> str:
        return _SUPPORT_LABELS[self]

    @property
    def asks_for_words(self) -> bool:
        """Help with what, and whom: “I'd come” says it all by itself."""
        return self != SupportKind.WOULD_COME


_AFTER = {
    AnswerKind.DOING: IdeaStands.PLANNED,
    AnswerKind.NOT_YET: IdeaStands.KEPT,
    AnswerKind.NO: IdeaStands.NO,
    AnswerKind.DONT_KNOW: IdeaStands.DONT_KNOW,
    AnswerKind.DONE: IdeaStands.DONE,
}
_SIGNS = {IdeaStands.OPEN: "waiting", IdeaStands.PLANNED: "doing", IdeaStands.KEPT: "not_yet"}
_STANDS_LABELS = {
    IdeaStands.OPEN: N_("A new idea"),
    IdeaStands.PLANNED: N_("It is planned"),
    IdeaStands.KEPT: N_("Kept for later"),
    IdeaStands.NO: N_("No"),
    IdeaStands.DONT_KNOW: N_("Don't know yet"),
    IdeaStands.DONE: N_("It happened"),
}
_SUPPORT_LABELS = {
    SupportKind.WOULD_COME: N_("I’d come"),
    SupportKind.CAN_HELP: N_("I can help"),
    SupportKind.KNOWS_SOMEONE: N_("I know someone"),
}
