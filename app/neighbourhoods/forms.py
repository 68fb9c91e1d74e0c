"""What a steward settles. Each form's fields are columns of a neighbourhood."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, ClassVar
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, model_validator

from app.core.forms import Form, mistake
from app.core.hellos import hellos
from app.core.languages import LANGUAGES, N_
from app.neighbourhoods.bank_holidays import is_known
from app.neighbourhoods.models import Framework, OrganisationKind, Toilet

ZONES = (
    "Europe/London",
    "Europe/Dublin",
    "Europe/Oslo",
    "Europe/Copenhagen",
    "Europe/Stockholm",
    "Europe/Helsinki",
    "Europe/Amsterdam",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/Madrid",
    "Europe/Rome",
    "Europe/Warsaw",
    "Africa/Cairo",
    "Asia/Dubai",
)
"""Those a page offers; the command line takes any."""
FRAMEWORK_LABELS = {
    Framework.WHO8: N_("Age-friendly places (World Health Organization)"),
    Framework.NORWAY2030: N_("Norway 2030"),
    Framework.KS5: N_("Norwegian municipalities (KS)"),
}
SPEAKS = "speaks_"
MOST = "most_spoken"
CHOOSE = N_("Please choose one of these.")
COVER = N_("Please write a number of seconds from 30 to 600.")
IDLE = N_("Please write a number of minutes from 5 to 240.")
FEW_WORDS = N_("Please use fewer than 120 letters here.")
FLOOR = N_("Please write a number, like 5. Below the ground is -1.")


def _spoken_here(language: str) -> str:
    if language not in LANGUAGES:
        raise mistake("language", CHOOSE)
    return language


def is_zone(name: str) -> bool:
    return name in _zones()


@cache
def _zones() -> set[str]:
    return available_timezones()


def _on_a_map(zone: str) -> str:
    if not is_zone(zone):
        raise mistake("time_zone", N_("Please choose where the clock is right, like Europe/London."))
    return zone


def _with_known_days(code: str) -> str:
    if code and not is_known(code):
        raise mistake("bank_holidays", CHOOSE)
    return code


def _each(kinds: tuple[str, ...], words: str) -> Mapping[str, str]:
    return dict.fromkeys(kinds, words)


_NUMBER = ("missing", "int_parsing", "int_parsing_size", "greater_than_equal", "less_than_equal")


class AboutForm(Form):
    name: str = Field(max_length=120)
    about: str = Field(default="", max_length=400)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "name": {"missing": N_("Please write the name that people here use.")}
    }


class LanguageForm(Form):
    """Which languages are spoken comes as ticks, one field each, with the most spoken named apart."""

    language: Annotated[str, AfterValidator(_spoken_here)]
    languages: str = ""

    @model_validator(mode="before")
    @classmethod
    def _ticks_in_a_row(cls, typed: object) -> object:
        if not isinstance(typed, Mapping) or typed.get("languages"):
            return typed
        ticked = [code for code in hellos() if typed.get(SPEAKS + code)]
        most = [typed[MOST]] if typed.get(MOST) in hellos() else []
        return {**typed, "languages": " ".join(dict.fromkeys([*most, *ticked]))}


class TimeForm(Form):
    time_zone: Annotated[str, AfterValidator(_on_a_map)]


class HolidaysForm(Form):
    bank_holidays: Annotated[str, AfterValidator(_with_known_days)] = ""


class ThemesForm(Form):
    themes: Framework


class ReviewedForm(Form):
    reviewed_before_shown: bool
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {"reviewed_before_shown": {"missing": CHOOSE}}


class ReachForm(Form):
    hours: str = Field(default="", max_length=300)
    phone: str = Field(default="", max_length=32, pattern=r"^[+\d][\d ()-]{2,}$")
    contact: str = Field(default="", max_length=300)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "phone": {"string_pattern_mismatch": N_("Please write a phone number, like 0161 496 0000.")}
    }


class HouseRulesForm(Form):
    house_rules: str = Field(default="", max_length=6000)


class AccessibilityForm(Form):
    accessibility_statement: str = Field(default="", max_length=12000)


class PrivacyForm(Form):
    privacy_statement: str = Field(default="", max_length=20000)


class QuietForm(Form):
    cover_after: int = Field(ge=30, le=600)
    staff_idle: int = Field(ge=5, le=240)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "cover_after": _each(_NUMBER, COVER),
        "staff_idle": _each(_NUMBER, IDLE),
    }


class PlaceForm(Form):
    """Its fields are columns of a place. What is left open is not known, and nobody is told that it is so."""

    name: str = Field(max_length=120)
    floor: int | None = Field(default=None, ge=-9, le=200)
    step_free: bool | None = None
    hearing_loop: bool | None = None
    toilet: Toilet | None = None
    seating: str = Field(default="", max_length=120)
    parking: str = Field(default="", max_length=120)
    from_lift: str = Field(default="", max_length=120)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "name": {"missing": N_("Please write what people call this place.")},
        "floor": _each(_NUMBER, FLOOR),
        **dict.fromkeys(("step_free", "hearing_loop"), _each(("bool_parsing",), CHOOSE)),
        **dict.fromkeys(("seating", "parking", "from_lift"), _each(("string_too_long",), FEW_WORDS)),
    }


class OrganisationForm(Form):
    name: str = Field(max_length=120)
    kind: OrganisationKind
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "name": {"missing": N_("Please write the organisation’s name.")},
        "kind": {"missing": CHOOSE},
    }
