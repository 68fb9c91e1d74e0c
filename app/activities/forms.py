"""What people may send us about activities, and the sentence beside each field when something is missing."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from app.activities.kinds import ActivityKind, Repeats
from app.activities.recurring import LONGEST, MOST_DATES, days_of, is_last_of_its_month
from app.core import clock
from app.core.forms import TOO_LONG, Form, mistake
from app.core.hellos import hellos
from app.core.languages import N_
from app.core.money import amount_in
from app.helping.forms import WHO_SAYS_IT, WritingDown
from app.needs.forms import FARTHEST, NOT_SO_FAR

LONG = 3000
LENGTHS = (30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480)
"""Minutes that a page offers; a program may say others."""
MOST_AT_ONE_BOOKING = 6
MOST_ALSO = 4
"""Neighbours who lead it beside the first."""
A_DAY = N_("Please choose a day.")
A_TIME = N_("Please write a time, like 14:30.")
HOW_MANY = N_("Please write a number, like 12.")
HOW_MUCH = N_("Please write what it costs in numbers, like 2.50.")
WHY = N_("Please say why. Those who were coming will read it.")
ON_THE_LAST = N_("The first day is not the last such day of its month. Please choose another first day.")
TOO_FAR = N_("A series lasts two years at most. Please choose an earlier last day.")
BEFORE = N_("The last day is before the first. Please look at both again.")
TOO_MANY = N_("That makes more than 120 dates. Please choose an earlier last day.")
NOT_TWICE = N_("Please choose a last day, or let it be once.")
_NUMBER = ("int_parsing", "int_parsing_size", "int_type", "int_from_float", "greater_than_equal", "less_than_equal")
_TIME = {"missing": A_TIME, "time_parsing": A_TIME, "time_type": A_TIME}
_DAY = {"missing": A_DAY, "too_far": NOT_SO_FAR}
Handle = Annotated[str, Field(max_length=40)]
_ENDS = {"missing": N_("Please choose how long it lasts."), **dict.fromkeys(_NUMBER, HOW_MANY)}


def _in_sight(day: date) -> date:
    # The calendar has a last day, and what begins on it can't end.
    if day > clock.today() + FARTHEST:
        raise PydanticCustomError("too_far", NOT_SO_FAR)
    return day


def _as_typed(words: object) -> object:
    """“2,50 kr” and “£2.50” as well as a bare number."""
    amount = amount_in(words) if isinstance(words, str) else None
    return words if amount is None else amount


def _spoken(language: str) -> str:
    if language and language not in hellos():
        raise mistake("language", N_("Please choose one of these."))
    return language


def _each_name(names: object) -> object:
    """A page sends several with spaces between them."""
    return names.split() if isinstance(names, str) else names


class TakesForm(Form):
    """The place and the leaders that something takes."""

    place: str = Field(default="", max_length=40)
    leader: str = Field(default="", max_length=40)
    also_leaders: Annotated[list[Handle], BeforeValidator(_each_name)] = Field(default=[], max_length=MOST_ALSO)

    @property
    def leaders(self) -> list[tuple[str, str]]:
        """Each with the field that named them, and nobody twice."""
        named: dict[str, str] = {}
        for field, handle in (("leader", self.leader), *(("also_leaders", one) for one in self.also_leaders)):
            named.setdefault(handle, field)
        return [(field, handle) for handle, field in named.items() if handle]


class WhatForm(TakesForm):
    """What holds for every date of an activity."""

    title: str = Field(max_length=120)
    kind: ActivityKind
    elsewhere: str = Field(default="", max_length=200)
    led_by: str = Field(default="", max_length=200)
    organisation: str = Field(default="", max_length=40)
    seats: int | None = Field(default=None, ge=1, le=1000)
    cost: Annotated[Decimal, BeforeValidator(_as_typed)] = Field(
        default=Decimal(0), ge=0, le=1000, max_digits=6, decimal_places=2
    )
    about: str = Field(default="", max_length=LONG)
    bring: str = Field(default="", max_length=300)
    theme: str = Field(default="", max_length=40)
    language: Annotated[str, AfterValidator(_spoken)] = ""
    need: int | None = Field(default=None, ge=1, le=10**9)
    grant: int | None = Field(default=None, ge=1, le=10**9)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "title": {
            "missing": N_("Please say in a few words what it is."),
            "string_too_long": N_("Please use fewer than 120 letters here. There is room for more below."),
        },
        "about": {"string_too_long": TOO_LONG},
        "kind": {"missing": N_("Please choose one of these.")},
        "need": dict.fromkeys(_NUMBER, N_("Please write the number of a need, like 42.")),
        "grant": dict.fromkeys(_NUMBER, HOW_MANY),
        "cost": dict.fromkeys(
            (
                "decimal_parsing",
                "decimal_type",
                "decimal_max_digits",
                "decimal_max_places",
                "decimal_whole_digits",
                "finite_number",
                "greater_than_equal",
                "less_than_equal",
            ),
            HOW_MUCH,
        ),
        "seats": dict.fromkeys(_NUMBER, HOW_MANY),
    }

    @property
    def cost_minor(self) -> int:
        return int(self.cost * 100)


class WhenForm(TakesForm):
    """When an activity is, once or in a series."""

    first_on: date
    at_time: time
    minutes: int = Field(ge=5, le=1440)
    repeats: Repeats = Repeats.ONCE
    last_on: date | None = None
    skips_holidays: bool = False
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {"first_on": _DAY, "at_time": _TIME, "minutes": _ENDS}
    _is_in_sight = field_validator("first_on")(_in_sight)

    @model_validator(mode="after")
    def _ends(self) -> Self:
        if self.repeats == Repeats.ONCE:
            return self
        if self.last_on is None:
            raise mistake("last_on", NOT_TWICE)
        if self.last_on < self.first_on:
            raise mistake("last_on", BEFORE)
        if self.last_on - self.first_on > LONGEST:
            raise mistake("last_on", TOO_FAR)
        return self

    @model_validator(mode="after")
    def _falls_on_days(self) -> Self:
        if self.repeats == Repeats.MONTHLY_LAST and not is_last_of_its_month(self.first_on):
            raise mistake("first_on", ON_THE_LAST)
        if len(self.days()) > MOST_DATES:
            raise mistake("last_on", TOO_MANY)
        return self

    def days(self) -> list[date]:
        return days_of(self.repeats, self.first_on, self.last_on)


class PlanForm(WhenForm, WhatForm):
    """An activity and when it is, and the number of the idea it comes from."""

    idea: int | None = Field(default=None, ge=1, le=10**9)
    on_the_page: ClassVar[tuple[str, ...]] = ("title", "kind", "first_on", "at_time", "minutes", "repeats", "last_on")
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {**WhatForm.sentences, **WhenForm.sentences}


class DateForm(Form):
    """One date that is to be at another time or place than its series says."""

    day: date
    at_time: time
    minutes: int = Field(ge=5, le=1440)
    place: str = Field(default="", max_length=40)
    elsewhere: str = Field(default="", max_length=200)
    words: str = Field(default="", max_length=500)
    and_later: bool = False
    """Every later date moves by as much, too."""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "day": _DAY,
        "at_time": _TIME,
        "minutes": _ENDS,
        "words": {"string_too_long": TOO_LONG},
    }
    _is_in_sight = field_validator("day")(_in_sight)


class CallOffForm(Form):
    words: str = Field(max_length=500)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "words": {"missing": WHY, "string_too_long": TOO_LONG},
    }


class ComingForm(WritingDown):
    """Whether someone comes. One's own form says nothing of the way; what is another's never counts for oneself."""

    @model_validator(mode="after")
    def _says_who_comes(self) -> Self:
        if "via" in self.model_fields_set and not self.spoken_by:
            raise mistake("spoken_by", WHO_SAYS_IT)
        return self


class BookForm(ComingForm):
    """“I'm coming”, on this date or on all that are still to come."""

    heads: int = Field(default=1, ge=1, le=MOST_AT_ONE_BOOKING)
    wishes: str = Field(default="", max_length=300)
    all_dates: bool = False
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "heads": dict.fromkeys(_NUMBER, N_("Please write a number from 1 to 6.")),
        "wishes": {"string_too_long": TOO_LONG},
    }


class CancelForm(ComingForm):
    all_dates: bool = False
