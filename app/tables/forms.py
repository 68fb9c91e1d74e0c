"""What an officer says of a tablet, and what is typed on it."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from app.core import clock
from app.core.forms import Form, mistake
from app.core.languages import N_

HOURS = {"1": timedelta(hours=1), "2": timedelta(hours=2), "3": timedelta(hours=3)}
OWN_TIME = "own"
NOT_A_TIME = N_("Please write a time later today, like 16.30.")


class TabletForm(Form):
    name: str = Field(max_length=60)
    occasion: str = Field(default="", max_length=60)
    place: str = Field(default="", max_length=40)
    lasts: str = Field(default="2", pattern="^(1|2|3|own)$")
    until: str = Field(default="", max_length=5)
    """Where they chose a time of their own: “16:30”."""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "name": {"missing": N_("Please give the table a name, like Table 1.")},
        "lasts": {"string_pattern_mismatch": N_("Please choose one of these.")},
        "until": {"string_too_long": NOT_A_TIME},
    }

    @model_validator(mode="after")
    def _own_time_is_said(self) -> "TabletForm":
        if self.lasts == OWN_TIME and _time(self.until) is None:
            raise mistake("until", NOT_A_TIME)
        return self

    def ends_at(self, zone: str) -> datetime:
        """In UTC; a time of their own is today's, where the neighbourhood is."""
        if self.lasts in HOURS:
            return clock.now() + HOURS[self.lasts]
        chosen = _time(self.until) or time.max
        return datetime.combine(clock.today(zone), chosen, ZoneInfo(zone)).astimezone(clock.now().tzinfo)


class TilesForm(Form):
    words: str = Field(default="", max_length=80)
    """A name, or a part of it, to look for."""


class OpeningForm(Form):
    code: str = Field(pattern=r"^\D*(\d\D*){6}$", max_length=20)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "code": dict.fromkeys(
            ("missing", "string_pattern_mismatch", "string_too_long"),
            N_("Please write the six digits from the officer's screen."),
        )
    }

    @property
    def digits(self) -> str:
        """Whichever script's digits the keyboard has."""
        return "".join(str(int(mark)) for mark in self.code if mark.isdecimal())


class SittingForm(Form):
    """Who takes the tablet: a tile's person, a card's code, or neither: just a neighbour."""

    person: str = Field(default="", max_length=40)
    code: str = Field(default="", max_length=20)
    with_card: bool = False
    """The card's page was sent, so that an empty code is a slip and not “just a neighbour”."""


def _time(written: str) -> time | None:
    hour, _, minute = written.replace(".", ":").partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None
