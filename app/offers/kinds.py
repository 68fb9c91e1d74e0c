"""The few words of offers and of what becomes of them, and what people read for each."""

from enum import StrEnum

from app.core.languages import N_


class OfferKind(StrEnum):
    MEND = "mend"
    DRIVE = "drive"
    COOK = "cook"
    TRANSLATE = "translate"
    COMPANY = "company"
    TEACH = "teach"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _KIND_LABELS[self]


class RequestState(StrEnum):
    """What has become of “I would like that”."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    DONE = "done"
    TAKEN_BACK = "taken_back"

    @property
    def label(self) -> str:
        return _STATE_LABELS[self]

    @property
    def is_open(self) -> bool:
        return self in OPEN


OPEN = (RequestState.ASKED, RequestState.AGREED)
_KIND_LABELS = {
    OfferKind.MEND: N_("Mend and fix"),
    OfferKind.DRIVE: N_("Drive or carry"),
    OfferKind.COOK: N_("Cook and bake"),
    OfferKind.TRANSLATE: N_("Translate"),
    OfferKind.COMPANY: N_("Keep company"),
    OfferKind.TEACH: N_("Teach or show how"),
    OfferKind.OTHER: N_("Something else"),
}
_STATE_LABELS = {
    RequestState.ASKED: N_("Waiting for an answer"),
    RequestState.AGREED: N_("Agreed"),
    RequestState.DECLINED: N_("Not this time"),
    RequestState.DONE: N_("Done"),
    RequestState.TAKEN_BACK: N_("Taken back"),
}
