"""What people may send us about ideas, and the sentence beside each field when something is missing."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from pydantic import Field, model_validator

from app.core import clock
from app.core.forms import TOO_LONG, Form, mistake
from app.core.languages import N_
from app.helping.forms import WHO_SAYS_IT, WritingDown
from app.ideas.kinds import SupportKind
from app.needs.forms import FARTHEST, NOT_IN_THE_PAST, NOT_SO_FAR

NUMBER_OF_A_NEED = N_("Please write the number of a need, like 42.")
NO_NUMBER = ("int_parsing", "int_parsing_size", "int_from_float", "greater_than_equal", "less_than_equal")


class ProposeForm(WritingDown):
    title: str = Field(max_length=120)
    for_whom: str = Field(default="", max_length=300)
    leads: bool = False
    """The one who proposes it would lead it."""
    who_leads: str = Field(default="", max_length=300)
    takes: str = Field(default="", max_length=2000)
    need: int | None = Field(default=None, ge=1, le=10**9)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "title": {
            "missing": N_("Please say in a few words what we could do."),
            "string_too_long": N_("Please use fewer than 120 letters here. There is room for more below."),
        },
        "for_whom": {"string_too_long": TOO_LONG},
        "who_leads": {"string_too_long": TOO_LONG},
        "takes": {"string_too_long": TOO_LONG},
        "need": dict.fromkeys(NO_NUMBER, NUMBER_OF_A_NEED),
    }


class SupportForm(WritingDown):
    """“I'd come”, “I can help” or “I know someone”; the last two say with what, or whom."""

    kind: SupportKind
    words: str = Field(default="", max_length=1000)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "kind": {"missing": N_("Please choose one of these.")},
        "words": {"string_too_long": TOO_LONG},
    }

    @model_validator(mode="after")
    def _says_enough(self) -> "SupportForm":
        # One's own button says nothing of the way; the page for someone else does, and must not count for oneself.
        if "via" in self.model_fields_set and not self.spoken_by:
            raise mistake("spoken_by", WHO_SAYS_IT)
        if self.kind.asks_for_words and not self.words:
            raise mistake("words", _WHICH[self.kind])
        return self


class TakeBackForm(Form):
    kind: SupportKind


class TryForm(Form):
    """Until when something is tried, and what is to be found out."""

    ends_on: date
    question: str = Field(max_length=500)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "question": {"missing": N_("Please write what you want to find out."), "string_too_long": TOO_LONG},
        "ends_on": {"missing": N_("Please say until when you try it.")},
    }

    @model_validator(mode="after")
    def _ends_one_day(self) -> "TryForm":
        today = clock.today()
        if not today <= self.ends_on <= today + FARTHEST:
            raise mistake("ends_on", NOT_IN_THE_PAST if self.ends_on < today else NOT_SO_FAR)
        return self


class LearnedForm(Form):
    words: str = Field(max_length=2000)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "words": {"missing": N_("Please write what you learned. A few words are enough."), "string_too_long": TOO_LONG}
    }


_WHICH = {
    SupportKind.CAN_HELP: N_("Please say what you can help with."),
    SupportKind.KNOWS_SOMEONE: N_("Please say whom you know, or what they can do."),
}
