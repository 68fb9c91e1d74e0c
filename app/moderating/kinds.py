"""What a first look at something comes to, why it is hidden, and what a second look came to."""

from enum import StrEnum

from app.core.languages import N_


class HiddenFor(StrEnum):
    """In few enough kinds to be counted in public. Whoever said it reads the reason in words as well."""

    NAMES_SOMEONE = "names_someone"
    UNKIND = "unkind"
    SELLING = "selling"
    OFF_THE_SUBJECT = "off_the_subject"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _HIDDEN_LABELS[self]


class FirstOutcome(StrEnum):
    """What becomes of something before neighbours see it, or when one of them asked about it."""

    SHOWN = "shown"
    PRIVATE = "private"


class SecondOutcome(StrEnum):
    SHOWN_AGAIN = "shown_again"
    STAYS_HIDDEN = "stays_hidden"

    @property
    def label(self) -> str:
        return _SECOND_LABELS[self]


_HIDDEN_LABELS = {
    HiddenFor.NAMES_SOMEONE: N_("It names someone, or says something private"),
    HiddenFor.UNKIND: N_("It is unkind"),
    HiddenFor.SELLING: N_("It sells something"),
    HiddenFor.OFF_THE_SUBJECT: N_("It does not belong here"),
    HiddenFor.OTHER: N_("Something else"),
}
_SECOND_LABELS = {
    SecondOutcome.SHOWN_AGAIN: N_("Show it again"),
    SecondOutcome.STAYS_HIDDEN: N_("It stays hidden"),
}
