"""The few words a grant's life is told in, and what people read for each."""

from enum import StrEnum

from app.core.languages import N_


class GrantState(StrEnum):
    PROPOSED = "proposed"
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    PAID = "paid"
    LET_GO = "let_go"
    """Agreed, and then it turned out that it will not be paid: the money is in the pot again."""

    @property
    def label(self) -> str:
        return _STATE_LABELS[self]

    @property
    def sign(self) -> str:
        """The picture that needs know the same by."""
        return _SIGNS[self]


class VoiceKind(StrEnum):
    """What a board member says to a proposal. One concern that stands is enough to hold it."""

    CONSENT = "consent"
    STAND_ASIDE = "stand_aside"
    CONCERN = "concern"

    @property
    def label(self) -> str:
        return _VOICE_LABELS[self]


class Verdict(StrEnum):
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"


_STATE_LABELS = {
    GrantState.PROPOSED: N_("The board is to decide"),
    GrantState.AGREED: N_("Agreed"),
    GrantState.NOT_AGREED: N_("Not agreed"),
    GrantState.PAID: N_("Paid"),
    GrantState.LET_GO: N_("Will not be paid"),
}
_SIGNS = {
    GrantState.PROPOSED: "waiting",
    GrantState.AGREED: "doing",
    GrantState.NOT_AGREED: "no",
    GrantState.PAID: "done",
    GrantState.LET_GO: "no",
}
_VOICE_LABELS = {
    VoiceKind.CONSENT: N_("I agree"),
    VoiceKind.STAND_ASIDE: N_("I stand aside"),
    VoiceKind.CONCERN: N_("I have a concern"),
}
