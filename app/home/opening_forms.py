"""What is asked when a new neighbourhood is opened: four short steps."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field, model_validator

from app.core.forms import Form, mistake
from app.core.languages import N_
from app.neighbourhoods.forms import LanguageForm, ThemesForm, TimeForm
from app.neighbourhoods.models import OrganisationKind
from app.neighbourhoods.naming import LONGEST, RESERVED, SHORT_NAME
from app.people.forms import NOT_AN_ADDRESS, Email

PLACES = {
    "lounge": N_("Community lounge"),
    "hall": N_("Front door and hall"),
    "lift": N_("Lift"),
    "stairs": N_("Stairs"),
    "laundry": N_("Laundry room"),
    "garden": N_("Garden"),
    "bins": N_("Bins"),
    "car-park": N_("Car park"),
    "bus-stop": N_("Bus stop"),
    "shops": N_("Shops"),
    "street": N_("The street outside"),
    "homes": N_("Inside our homes"),
}
"""Offered to be ticked; kept under the name they have in the neighbourhood's language."""
FLOOR = N_("Floor %(number)s")
TICK = "place_"
PARTNER = "partner_"
MOST_FLOORS = 60
MOST_LINES = 40
LONGEST_LINE = 120
NOT_PLAIN = N_("Please use small letters a to z, numbers and hyphens, like linnet-court.")
NOT_FREE = N_("This short name is taken. Please choose another.")
NO_FLOORS = N_("Please write a number from 1 to 60, or leave it empty.")


class NameForm(Form):
    name: str = Field(max_length=120)
    slug: str = Field(default="", max_length=LONGEST)
    """Left empty, it is made from the name."""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "name": {"missing": N_("Please write the name that people here use.")}
    }

    @model_validator(mode="after")
    def _can_stand_in_an_address(self) -> "NameForm":
        if self.slug and not SHORT_NAME.fullmatch(self.slug):
            raise mistake("slug", NOT_PLAIN)
        if self.slug in RESERVED:
            raise mistake("slug", NOT_FREE)
        return self


class LivingForm(LanguageForm, TimeForm, ThemesForm):
    """How people here speak and count their days, and what they call what they talk about."""


class PartsForm(Form):
    """The places and the organisations: ticks, lines, and one name for each kind of organisation."""

    ticked: tuple[str, ...] = ()
    floors: int | None = Field(default=None, ge=1, le=MOST_FLOORS)
    more_places: str = Field(default="", max_length=3000)
    partners: Mapping[str, str] = Field(default_factory=dict)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "floors": dict.fromkeys(("int_parsing", "int_parsing_size", "greater_than_equal", "less_than_equal"), NO_FLOORS)
    }

    @model_validator(mode="before")
    @classmethod
    def _gathered(cls, typed: object) -> object:
        if not isinstance(typed, Mapping):
            return typed
        ticked = [key for key in PLACES if typed.get(TICK + key)]
        named = {kind.value: str(typed.get(PARTNER + kind) or "").strip() for kind in OrganisationKind}
        for kind, name in named.items():
            if len(name) > LONGEST_LINE:
                raise mistake(PARTNER + kind, N_("This is too long. Please use a shorter name."))
        return {**typed, "ticked": ticked, "partners": {kind: name for kind, name in named.items() if name}}

    @model_validator(mode="after")
    def _lines_are_names(self) -> "PartsForm":
        if len(self.lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in self.lines):
            raise mistake("more_places", N_("Please write at most 40 places, each on a short line."))
        return self

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.more_places.splitlines() if line.strip()]


class StewardForm(Form):
    """The first steward: whoever opens it, or someone with a name and an e-mail address to sign in with."""

    steward: str = Field(default="other", pattern="^(me|other)$")
    steward_name: str = Field(default="", max_length=120)
    email: Email | None = None
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "steward": {"string_pattern_mismatch": N_("Please choose one of these.")},
        "email": {"string_too_long": NOT_AN_ADDRESS},
    }

    @model_validator(mode="after")
    def _is_someone(self) -> "StewardForm":
        if self.steward == "other" and not self.steward_name:
            raise mistake("steward_name", N_("Please write the steward’s name."))
        if self.steward == "other" and self.email is None:
            raise mistake("email", NOT_AN_ADDRESS)
        return self
