"""What people may send us about grants and the pot, and the sentence beside each field when something is missing."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from app.core import clock
from app.core.forms import TOO_LONG, Form, mistake
from app.core.languages import N_
from app.core.money import amount_in
from app.grants.kinds import Verdict, VoiceKind
from app.grants.money import NO_BANK_DETAILS, NOT_AN_AMOUNT, looks_like_bank_details
from app.helping.forms import WritingDown
from app.needs.forms import FARTHEST, NOT_IN_THE_PAST, NOT_SO_FAR

NOT_YET_OVER = N_("That day is still to come. Please choose today or a day before.")
NUMBERS = ("int_parsing", "int_parsing_size", "int_from_float", "greater_than_equal", "less_than_equal")
NUMBER = N_("Please write a number, like 42.")
A_NUMBER = re.compile(r"[0-9]{1,9}")
CHOOSE = N_("Please choose one of these.")
A_CONCERN_STANDS = N_("A concern still stands. Talk about it first, or do not agree this time.")


def _as_amount(typed: object) -> Decimal:
    amount = amount_in(typed) if isinstance(typed, str) else None
    if amount is None:
        raise PydanticCustomError("not_an_amount", NOT_AN_AMOUNT)
    return amount


def _as_numbers(named: object) -> object:
    """One tick on a page names them all: “2, 3”. A program sends a list."""
    found = named.split(", ") if isinstance(named, str) else named
    if not isinstance(found, list) or not all(A_NUMBER.fullmatch(str(one)) for one in found):
        raise PydanticCustomError("not_numbers", NUMBER)
    return found


Amount = Annotated[Decimal, BeforeValidator(_as_amount)]
AMOUNT = {"missing": NOT_AN_AMOUNT, "not_an_amount": NOT_AN_AMOUNT}


class WithoutBankDetails(Form):
    """Everyone can read what is said about a grant, so no text of it may hold an account's number."""

    @model_validator(mode="after")
    def _holds_no_bank_details(self) -> "WithoutBankDetails":
        for name in type(self).model_fields:
            words = getattr(self, name)
            if isinstance(words, str) and looks_like_bank_details(words):
                raise mistake(name, NO_BANK_DETAILS)
        return self


class GrantForm(WithoutBankDetails, WritingDown):
    title: str = Field(max_length=120)
    cost: Amount
    group_name: str = Field(max_length=120)
    purpose: str = Field(default="", max_length=3000)
    need: int | None = Field(default=None, ge=1, le=10**9)
    idea: int | None = Field(default=None, ge=1, le=10**9)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "title": {"missing": N_("Please say what the money is for."), "string_too_long": TOO_LONG},
        "group_name": {"missing": N_("Please write who would use the money."), "string_too_long": TOO_LONG},
        "purpose": {"string_too_long": TOO_LONG},
        "cost": AMOUNT,
        "need": dict.fromkeys(NUMBERS, NUMBER),
        "idea": dict.fromkeys(NUMBERS, NUMBER),
    }


class VoiceForm(WithoutBankDetails):
    kind: VoiceKind
    words: str = Field(default="", max_length=2000)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "kind": {"missing": CHOOSE},
        "words": {"string_too_long": TOO_LONG},
    }

    @model_validator(mode="after")
    def _says_the_concern(self) -> "VoiceForm":
        if self.kind == VoiceKind.CONCERN and not self.words:
            raise mistake("words", N_("Please say what your concern is. Then it can be talked about."))
        return self


class DecideForm(WithoutBankDetails):
    verdict: Verdict
    words: str = Field(max_length=3000)
    instead: str = Field(default="", max_length=3000)
    concern: str = Field(default="", max_length=2000)
    """Of whoever writes the decision down, in the same breath."""
    review_on: date | None = None
    other_than: Annotated[frozenset[int], BeforeValidator(_as_numbers)] = frozenset()
    """Grants that nothing is told of yet, and that are for another group than this."""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "verdict": {"missing": CHOOSE},
        "words": {"missing": N_("Please write the decision in plain words."), "string_too_long": TOO_LONG},
        "instead": {"string_too_long": TOO_LONG},
        "concern": {"string_too_long": TOO_LONG},
    }

    @model_validator(mode="after")
    def _is_honest(self) -> "DecideForm":
        if self.verdict == Verdict.NOT_AGREED and not self.instead:
            raise mistake("instead", N_("Please say what else is possible. A no is easier with a way forward."))
        if self.verdict == Verdict.AGREED:
            _is_to_come("review_on", self.review_on)
            if self.concern:
                raise mistake("concern", A_CONCERN_STANDS)
        return self


class PaidForm(WithoutBankDetails):
    amount: Amount
    paid_on: date
    note: str = Field(default="", max_length=500)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "amount": AMOUNT,
        "paid_on": {"missing": N_("Please say on which day it was paid.")},
        "note": {"string_too_long": TOO_LONG},
    }

    @model_validator(mode="after")
    def _is_past(self) -> "PaidForm":
        if self.paid_on > clock.today():
            raise mistake("paid_on", NOT_YET_OVER)
        return self


class ToldForm(WithoutBankDetails):
    """What happened with the money; or what the board makes of it."""

    words: str = Field(max_length=3000)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "words": {"missing": N_("Please write a few words about it."), "string_too_long": TOO_LONG}
    }


class HappenedForm(ToldForm, WritingDown):
    """What happened, as someone of the group said or wrote it."""


class InOrOut(StrEnum):
    IN = "in"
    OUT = "out"


class PotForm(WithoutBankDetails):
    """Paid in, from whom; or taken out again, and why."""

    way: InOrOut = InOrOut.IN
    amount: Amount
    day: date
    words: str = Field(max_length=300)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "amount": AMOUNT,
        "day": {"missing": N_("Please say on which day.")},
        "words": {"missing": N_("Please say from whom, or why."), "string_too_long": TOO_LONG},
    }

    @model_validator(mode="after")
    def _is_past(self) -> "PotForm":
        if self.day > clock.today():
            raise mistake("day", NOT_YET_OVER)
        return self


def _is_to_come(field: str, day: date | None) -> None:
    today = clock.today()
    if day is None:
        raise mistake(field, N_("Please say when you will look back at it."))
    if not today <= day <= today + FARTHEST:
        raise mistake(field, NOT_IN_THE_PAST if day < today else NOT_SO_FAR)
