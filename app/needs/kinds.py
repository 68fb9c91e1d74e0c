"""The few words a need's life is told in, and what people read for each."""

from enum import StrEnum

from app.core.languages import N_


class ReviewState(StrEnum):
    """How far a need has come before it is seen."""

    WAITING = "waiting"
    ASKED_BACK = "asked_back"
    SHOWN = "shown"
    PRIVATE = "private"
    MERGED = "merged"
    TAKEN_BACK = "taken_back"

    @property
    def label(self) -> str:
        return _REVIEW_LABELS[self]


class AnswerKind(StrEnum):
    DONE = "done"
    DOING = "doing"
    NOT_YET = "not_yet"
    NO = "no"
    DONT_KNOW = "dont_know"

    @property
    def label(self) -> str:
        return STANDING_LABELS[self.value]


class Helped(StrEnum):
    YES = "yes"
    A_BIT = "a_bit"
    NO = "no"

    @property
    def label(self) -> str:
        return _HELPED_LABELS[self]


class AttachmentKind(StrEnum):
    PHOTO = "photo"
    VOICE = "voice"


class Standing(StrEnum):
    """Where a need stands: the kind of its newest answer, or waiting for one."""

    WAITING = "waiting"
    DONE = "done"
    DOING = "doing"
    NOT_YET = "not_yet"
    NO = "no"
    DONT_KNOW = "dont_know"

    @property
    def label(self) -> str:
        return STANDING_LABELS[self.value]


STANDING_LABELS = {
    "waiting": N_("Waiting for an answer"),
    "done": N_("Done"),
    "doing": N_("Being done"),
    "not_yet": N_("Not yet"),
    "no": N_("No"),
    "dont_know": N_("Don't know yet"),
}
_HELPED_LABELS = {
    Helped.YES: N_("Yes, it helped"),
    Helped.A_BIT: N_("It helped a bit"),
    Helped.NO: N_("No, it did not help"),
}
_REVIEW_LABELS = {
    ReviewState.WAITING: N_("Not shown yet"),
    ReviewState.ASKED_BACK: N_("We have a question for you"),
    ReviewState.SHOWN: N_("Shown"),
    ReviewState.PRIVATE: N_("Kept private"),
    ReviewState.MERGED: N_("Joined to another need"),
    ReviewState.TAKEN_BACK: N_("Taken back"),
}
