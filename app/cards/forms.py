"""What is typed about cards: the code on one, a PIN, a code that was sent, and whose cards are to be made."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from app.core.forms import Form
from app.core.languages import N_

NO_CARD = N_("We don't know this code. Please look at the card and write it once more.")
NOT_EIGHT = N_("Please write the eight letters and numbers from the card.")
FOUR_DIGITS = N_("Please write four digits.")
_DIGITS = ("missing", "string_pattern_mismatch", "string_too_long")


class CardForm(Form):
    code: str = Field(max_length=60)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "code": {"missing": NOT_EIGHT, "string_too_long": NOT_EIGHT}
    }


class PinForm(Form):
    pin: str = Field(pattern=r"^\D*(\d\D*){4}$", max_length=20)
    return_to: str = ""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {"pin": dict.fromkeys(_DIGITS, FOUR_DIGITS)}

    @property
    def digits(self) -> str:
        """Whichever script's digits the keyboard has."""
        return "".join(str(int(mark)) for mark in self.pin if mark.isdecimal())


class WhoForm(Form):
    who: str = Field(max_length=40)


class WhichForm(PinForm, WhoForm):
    """Which of those who share a number: first who, then the PIN, as on the page."""

    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        **PinForm.sentences,
        "who": {"missing": N_("Please choose who you are.")},
    }


class SearchForm(Form):
    words: str = Field(default="", max_length=80)
    after: int = Field(default=0, ge=0, le=2**31 - 1)
