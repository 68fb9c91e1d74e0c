"""What people may tell us about themselves."""

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from app.core.forms import Form, mistake
from app.core.hellos import hellos
from app.core.languages import N_
from app.people.models import ToldBy
from app.people.pictures import PICTURES

LIKE_A_NUMBER = re.compile(r"[+(\d][\d ()./\u2010-\u2015-]{0,63}")
NOT_AN_ADDRESS = N_("Please write an e-mail address, like rosa@example.org.")


def _address(email: str) -> str:
    try:
        return validate_email(email, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise mistake("email", NOT_AN_ADDRESS) from None


Email = Annotated[str, Field(max_length=254), AfterValidator(_address)]


def _address_or_number(typed: str) -> str:
    if LIKE_A_NUMBER.fullmatch(typed):
        return typed
    try:
        return _address(typed)
    except PydanticCustomError:
        raise mistake("known_by", NOT_AN_ADDRESS) from None


class SignInForm(Form):
    """`known_by` is an e-mail address, or something like a phone number, which is read where numbers are known."""

    known_by: Annotated[str, Field(max_length=254), AfterValidator(_address_or_number)]
    return_to: str = ""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "known_by": {"missing": NOT_AN_ADDRESS, "string_too_long": NOT_AN_ADDRESS}
    }

    @property
    def is_by_text(self) -> bool:
        return "@" not in self.known_by


class CodeForm(Form):
    code: str = Field(pattern=r"^\D*(\d\D*){6}$", max_length=20)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "code": dict.fromkeys(
            ("missing", "string_pattern_mismatch", "string_too_long"),
            N_("Please write the six digits that we sent you."),
        )
    }

    @property
    def digits(self) -> str:
        """As our message wrote them, whichever script's digits the keyboard has."""
        return "".join(str(int(mark)) for mark in self.code if mark.isdecimal())


class ToldByForm(Form):
    """`has_email` and `has_phone` are what we know already; the page fills them in, never the reader."""

    told_by: ToldBy
    email: Email | None = None
    phone: str | None = Field(default=None, max_length=32, pattern=r"^[+\d][\d ()-]{5,}$")
    has_email: bool = False
    has_phone: bool = False
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "phone": {"string_pattern_mismatch": N_("Please write a phone number, like 0161 496 0000.")}
    }

    @model_validator(mode="after")
    def _can_be_reached(self) -> "ToldByForm":
        if self.told_by == ToldBy.EMAIL and not (self.email or self.has_email):
            raise mistake("email", NOT_AN_ADDRESS)
        if self.told_by in (ToldBy.TEXT, ToldBy.PHONE) and not (self.phone or self.has_phone):
            raise mistake("phone", N_("Please write the number we can reach you on."))
        return self


def _spoken(language: str) -> str:
    if language not in hellos():
        raise mistake("language", N_("Please choose one of these."))
    return language


def _drawn(picture: str) -> str:
    if picture not in PICTURES:
        raise mistake("picture", N_("Please choose one of these."))
    return picture


class AboutMeForm(Form):
    """What the team knows about someone, but for how they are reached."""

    name: str = Field(max_length=120)
    language: Annotated[str, AfterValidator(_spoken)]
    flat: str | None = Field(default=None, max_length=80)
    picture: Annotated[str, AfterValidator(_drawn)] = ""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "name": {"missing": N_("Please write your name, as you want to be called.")}
    }


class DetailsForm(AboutMeForm):
    """With the number; the e-mail address has a page of its own, as it must be confirmed."""

    phone: str | None = Field(default=None, max_length=32)


class PasskeyForm(Form):
    """`credential` is what the device answered, put in by the page's script."""

    name: str = Field(max_length=80)
    credential: str = Field(default="", max_length=20_000)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "name": {"missing": N_("Please give it a name, like “My tablet”.")}
    }


class TokenForm(Form):
    name: str = Field(max_length=80)
    may_write: bool = False
    neighbourhood: str = ""
    """Its short name; only someone with several neighbourhoods is asked."""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {"name": {"missing": N_("Please say what the key is for.")}}
