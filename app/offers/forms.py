"""What people may send us about offers, and the sentence beside each field when something is missing."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import ClassVar

from pydantic import Field, model_validator

from app.core import clock
from app.core.forms import TOO_LONG, Form, mistake
from app.core.languages import N_
from app.helping.forms import WritingDown
from app.needs.forms import NOT_IN_THE_PAST
from app.offers.kinds import OfferKind, RequestState

AHEAD = timedelta(days=366)
SAY_YES_OR_NO = N_("Please choose yes or no.")
SAY_WHEN = N_("Please say on which day, or write how you will find a time.")
TOO_FAR = N_("That day is very far off. Please choose one in the next year.")
NEEDS_A_NAME = N_("Please choose who says it. Without a name we can't tell them.")
UNNAMED = "unnamed"
A_TIME = N_("Please write a time, like 14:30.")
NOT_A_TIME = ("time_parsing", "time_type", "time_delta_parsing")


class WithAName(WritingDown):
    """Between two neighbours there is always a name, so that each can be told."""

    @model_validator(mode="after")
    def _says_whose_words(self) -> "WithAName":
        if self.spoken_by == UNNAMED:
            raise mistake("spoken_by", NEEDS_A_NAME)
        return self


class OfferForm(WithAName):
    """“I can …”."""

    words: str = Field(max_length=1000)
    kind: OfferKind
    one_to_one: bool
    when_free: str = Field(default="", max_length=300)
    languages: str = Field(default="", max_length=200)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "kind": {"missing": N_("Please choose what it is most like.")},
        "words": {"missing": N_("Please write in a few words what you can do."), "string_too_long": TOO_LONG},
        "when_free": {"string_too_long": TOO_LONG},
        "languages": {"string_too_long": TOO_LONG},
        "one_to_one": dict.fromkeys(("missing", "bool_parsing"), SAY_YES_OR_NO),
    }


class AskForm(WithAName):
    """“I would like that”."""

    words: str = Field(max_length=1000)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "words": {"missing": N_("Please write in a few words what you would like."), "string_too_long": TOO_LONG}
    }


class ReplyForm(WritingDown):
    """Yes or no to someone who asked. A no needs no reason."""

    state: RequestState
    agreed_on: date | None = None
    agreed_at: time | None = None
    words: str = Field(default="", max_length=1000)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "state": {"missing": SAY_YES_OR_NO},
        "agreed_at": dict.fromkeys(NOT_A_TIME, A_TIME),
        "words": {"string_too_long": TOO_LONG},
    }

    @model_validator(mode="after")
    def _says_enough(self) -> "ReplyForm":
        if self.state not in (RequestState.AGREED, RequestState.DECLINED):
            raise mistake("state", SAY_YES_OR_NO)
        if self.state == RequestState.AGREED and self.agreed_on is None and not self.words:
            raise mistake("agreed_on", SAY_WHEN)
        today = clock.today()
        # A day less, as it may still be yesterday where the neighbourhood is.
        if self.agreed_on and not today - timedelta(days=1) <= self.agreed_on <= today + AHEAD:
            raise mistake("agreed_on", NOT_IN_THE_PAST if self.agreed_on < today else TOO_FAR)
        return self


class ThanksForm(WritingDown):
    words: str = Field(max_length=1000)
    shares: bool = False
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "words": {"missing": N_("Please write a few words of thanks."), "string_too_long": TOO_LONG}
    }


class VouchForm(Form):
    """Who vouched for someone, and what they said."""

    vouched_by: str = Field(max_length=120)
    words: str = Field(max_length=1000)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "vouched_by": {"missing": N_("Please write who vouched for them.")},
        "words": {"missing": N_("Please write what they said."), "string_too_long": TOO_LONG},
    }


class EndVouchForm(Form):
    reason: str = Field(max_length=1000)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "reason": {"missing": N_("Please say why."), "string_too_long": TOO_LONG}
    }
