"""What people may tell us about themselves."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, Field, model_validator

from app.core.forms import Form, mistake
from app.core.languages import N_
from app.people.models import ToldBy

NOT_AN_ADDRESS = N_("Please write an e-mail address, like rosa@example.org.")


def _address(email: str) -> str:
    try:
        return validate_email(email, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise mistake("email", NOT_AN_ADDRESS) from None


Email = Annotated[str, Field(max_length=254), AfterValidator(_address)]


class SignInForm(Form):
    email: Email
    return_to: str = ""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "email": {"missing": NOT_AN_ADDRESS, "string_too_long": NOT_AN_ADDRESS}
    }


class CodeForm(Form):
    code: str = Field(pattern=r"^\D*(\d\D*){6}$", max_length=20)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "code": dict.fromkeys(
            ("missing", "string_pattern_mismatch", "string_too_long"),
            N_("Please write the six digits from the e-mail."),
        )
    }

    @property
    def digits(self) -> str:
        """As the e-mail wrote them, whichever script's digits the keyboard has."""
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


class TokenForm(Form):
    name: str = Field(max_length=80)
    may_write: bool = False
    neighbourhood: str = ""
    """Its short name; only someone with several neighbourhoods is asked."""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {"name": {"missing": N_("Please say what the key is for.")}}
