"""What is asked of those who invite, add or give a part, and of those who write about themselves."""

from collections.abc import Mapping
from typing import ClassVar, TypedDict

from pydantic import Field, model_validator

from app.core.forms import Form, mistake
from app.core.hellos import hellos
from app.core.languages import N_
from app.people.forms import NOT_AN_ADDRESS, Email
from app.people.models import ToldBy
from app.permissions.who import STAFF, Role

NEEDS_ORGANISATION = STAFF - {Role.STEWARD}
"""Who works here comes from somewhere. A steward may be a neighbour."""
SHORTER = N_("That is a little too long. Please make it shorter.")
WHOSE_NAME = N_("Please write their name.")
SOME_NUMBER = N_("Please write a phone number, like 0161 496 0000.")


class Known(TypedDict, total=False):
    """What is known of someone besides their name."""

    language: str
    told_by: ToldBy
    email: str | None
    phone: str | None
    flat: str | None


class _Spoken(Form):
    """`language` is one whose hello we know."""

    language: str = Field(default="en", max_length=16)

    @model_validator(mode="after")
    def _is_known(self) -> "_Spoken":
        if self.language not in hellos():
            raise mistake("language", N_("Please choose one of these."))
        return self


class InviteForm(_Spoken):
    name: str = Field(max_length=120)
    email: Email
    role: Role = Role.RESIDENT
    organisation: str = Field(default="", max_length=40)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "name": {"missing": WHOSE_NAME},
        "email": {"missing": NOT_AN_ADDRESS, "string_too_long": NOT_AN_ADDRESS},
    }


class NeighbourForm(_Spoken):
    """Someone who stands before us, and has no need of an e-mail address."""

    name: str = Field(max_length=120)
    flat: str = Field(default="", max_length=80)
    told_by: ToldBy = ToldBy.IN_PERSON
    phone: str | None = Field(default=None, max_length=32, pattern=r"^[+\d][\d ()-]{5,}$")
    email: Email | None = None
    is_another: bool = False
    """Not the one of the same name whom we know already."""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "name": {"missing": WHOSE_NAME},
        "phone": {"string_pattern_mismatch": SOME_NUMBER, "string_too_long": SOME_NUMBER},
    }

    @model_validator(mode="after")
    def _can_be_reached(self) -> "NeighbourForm":
        if self.told_by == ToldBy.EMAIL and not self.email:
            raise mistake("email", NOT_AN_ADDRESS)
        if self.told_by in (ToldBy.TEXT, ToldBy.PHONE) and not self.phone:
            raise mistake("phone", N_("Please write the number we can reach them on."))
        return self

    def known(self) -> Known:
        told: Known = {"language": self.language, "told_by": self.told_by, "flat": self.flat or None}
        return {**told, "email": self.email, "phone": self.phone}


class RoleForm(Form):
    role: Role
    organisation: str = Field(default="", max_length=40)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {"role": {"missing": N_("Please choose a part.")}}


class OrganisationForm(Form):
    organisation: str = Field(default="", max_length=40)


class ProfileForm(Form):
    knows: str = Field(default="", max_length=2000)
    work: str = Field(default="", max_length=2000)
    languages: str = Field(default="", max_length=300)
    reached: str = Field(default="", max_length=500)
    called: str = Field(default="", max_length=120)
    without_voice: bool = False
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        name: {"string_too_long": SHORTER} for name in ("knows", "work", "languages", "reached", "called")
    }
