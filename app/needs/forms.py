"""What people may send us about needs, and the sentence beside each field when something is missing."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar

from pydantic import Field, model_validator

from app.core import clock
from app.core.forms import TOO_LONG, Form, mistake
from app.core.languages import N_
from app.helping.forms import WHO_SAYS_IT, WritingDown
from app.moderating.forms import SAY_WHY
from app.moderating.kinds import HiddenFor
from app.needs.kinds import AnswerKind, Helped, ReviewState
from app.people.models import ToldBy

LONG = 5000
FARTHEST = timedelta(days=3653)
NOT_IN_THE_PAST = N_("That day is over. Please choose a day that is still to come.")
NOT_SO_FAR = N_("That day is very far off. Please choose one in the next ten years.")
SAY_IT = N_("Please say in a few words what is needed.")
MOST_HEADS = 500
HOW_MANY = N_("Please write how many hands you counted, from 1 to 500.")
NOT_A_COUNT = (
    "int_parsing",
    "int_parsing_size",
    "int_type",
    "int_from_float",
    "finite_number",
    "greater_than_equal",
    "less_than_equal",
)


class RaiseForm(WritingDown):
    title: str = Field(max_length=120)
    story: str = Field(default="", max_length=LONG)
    theme: str = Field(default="", max_length=40)
    place: str = Field(default="", max_length=40)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "title": {
            "missing": SAY_IT,
            "string_too_long": N_("Please use fewer than 120 letters here. There is room for more below."),
        },
        "story": {"string_too_long": TOO_LONG},
    }


class FromPaperForm(RaiseForm):
    """A need from a sheet of paper, which also asks how its author wants to be told."""

    told_by: ToldBy | None = None


class BackForm(WritingDown):
    """“Me too”; a sheet of paper may have a few words beside it."""

    words: str = Field(default="", max_length=2000)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {"words": {"string_too_long": TOO_LONG}}

    @model_validator(mode="after")
    def _says_whose_words(self) -> "BackForm":
        # One's own button says nothing of the way; the page for someone else does, and must not count for oneself.
        if "via" in self.model_fields_set and not self.spoken_by:
            raise mistake("spoken_by", WHO_SAYS_IT)
        return self


class HeadsForm(Form):
    """How many hands went up in a room."""

    heads: int = Field(ge=1, le=MOST_HEADS)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "heads": {"missing": HOW_MANY, **dict.fromkeys(NOT_A_COUNT, HOW_MANY)}
    }


class SayMoreForm(Form):
    story: str = Field(max_length=LONG)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "story": {"missing": N_("Please write a little more about it."), "string_too_long": TOO_LONG}
    }


class CommentForm(WritingDown):
    words: str = Field(max_length=2000)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "words": {"missing": N_("Please write what you want to say."), "string_too_long": TOO_LONG}
    }


class ReviewForm(Form):
    outcome: ReviewState
    reason: str = Field(default="", max_length=1000)
    into: int | None = Field(default=None, ge=1, le=10**9)
    hidden_for: HiddenFor = HiddenFor.OTHER
    """For what it is kept private, as it is counted for all to see."""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "outcome": {"missing": N_("Please choose what to do.")},
        "into": dict.fromkeys(
            ("int_parsing", "greater_than_equal", "less_than_equal"), N_("Please write the number of a need, like 42.")
        ),
    }

    @model_validator(mode="after")
    def _says_why(self) -> "ReviewForm":
        if self.outcome in (ReviewState.ASKED_BACK, ReviewState.PRIVATE) and not self.reason:
            raise mistake("reason", SAY_WHY)
        if self.outcome == ReviewState.MERGED and self.into is None:
            raise mistake("into", N_("Please write the number of a need, like 42."))
        return self


class HelpedForm(WritingDown):
    how: Helped
    words: str = Field(default="", max_length=2000)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "how": {"missing": N_("Please choose one of these.")},
        "words": {"string_too_long": TOO_LONG},
    }


class AnswerForm(Form):
    """An answer has a kind and plain words, and says who decided. A bare refusal is not an answer."""

    kind: AnswerKind
    words: str = Field(max_length=LONG)
    by_when: date | None = None
    look_again_on: date | None = None
    tell_by: date | None = None
    instead: str = Field(default="", max_length=LONG)
    decided_by: str = Field(default="", max_length=120)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "kind": {"missing": N_("Please choose what the answer is.")},
        "words": {"missing": N_("Please write the answer in plain words."), "string_too_long": TOO_LONG},
        "instead": {"string_too_long": TOO_LONG},
        "decided_by": {"string_too_long": TOO_LONG},
    }

    @model_validator(mode="after")
    def _is_honest(self) -> "AnswerForm":
        field, ask = _MUST_SAY.get(self.kind, ("", ""))
        if field and not getattr(self, field):
            raise mistake(field, ask)
        day, today = getattr(self, field, None), clock.today()
        if isinstance(day, date) and not today - timedelta(days=1) <= day <= today + FARTHEST:
            raise mistake(field, NOT_IN_THE_PAST if day < today else NOT_SO_FAR)
        return self

    def day(self, name: str) -> date | None:
        """The date of that name, if this kind of answer has it; one meant for another kind is not kept."""
        field, _ = _MUST_SAY.get(self.kind, ("", ""))
        found: date | None = getattr(self, name)
        return found if name == field else None


_MUST_SAY = {
    AnswerKind.DOING: ("by_when", N_("Please say by when it will be done.")),
    AnswerKind.NOT_YET: ("look_again_on", N_("Please say when you will look at it again.")),
    AnswerKind.DONT_KNOW: ("tell_by", N_("Please say by when you will tell people more.")),
    AnswerKind.NO: ("instead", N_("Please say what else is possible. A no is easier with a way forward.")),
}
