"""What people may send us about songs, birthdays and hellos, and the sentence beside each field."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field, model_validator

from app.core.forms import TOO_LONG, mistake
from app.core.hellos import hellos
from app.core.languages import N_
from app.helping.forms import WritingDown

WHICH_LANGUAGE = N_("Please choose the language.")
IN_LETTERS = N_("Please write what you say, or how it sounds. Not everyone can hear it.")
LONGEST = {2: 29, **dict.fromkeys((4, 6, 9, 11), 30)}
NOT_A_NUMBER = ("missing", "int_parsing", "int_parsing_size", "int_type", "greater_than_equal", "less_than_equal")
WHICH_DAY = N_("Please write the day as a number, from 1 to 31.")
WHICH_MONTH = N_("Please choose the month.")
NO_SUCH_DAY = N_("That month has fewer days. Please look again.")
YOUR_WISH = N_("Please tick this if you wish it. If not, there is nothing to do here.")


class SongForm(WritingDown):
    title: str = Field(max_length=120)
    artist: str = Field(default="", max_length=120)
    why: str = Field(default="", max_length=500)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "title": {"missing": N_("Please write the name of the song."), "string_too_long": TOO_LONG},
        "artist": {"string_too_long": TOO_LONG},
        "why": {"string_too_long": TOO_LONG},
    }


class HelloForm(WritingDown):
    """In which language, and in letters what is heard."""

    language: str = Field(max_length=16)
    words: str = Field(default="", max_length=120)
    sounds_like: str = Field(default="", max_length=120)
    is_named: bool = False
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "language": {"missing": WHICH_LANGUAGE},
        "words": {"string_too_long": TOO_LONG},
        "sounds_like": {"string_too_long": TOO_LONG},
    }

    @model_validator(mode="after")
    def _can_be_read(self) -> "HelloForm":
        if self.language not in hellos():
            raise mistake("language", WHICH_LANGUAGE)
        if not (self.words or self.sounds_like):
            raise mistake("words", IN_LETTERS)
        return self


class BirthdayForm(WritingDown):
    """A day and a month, and that they may be known here."""

    day: int = Field(ge=1, le=31)
    month: int = Field(ge=1, le=12)
    is_wished: bool
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "day": dict.fromkeys(NOT_A_NUMBER, WHICH_DAY),
        "month": dict.fromkeys(NOT_A_NUMBER, WHICH_MONTH),
        "is_wished": dict.fromkeys(("missing", "bool_parsing"), YOUR_WISH),
    }

    @model_validator(mode="after")
    def _is_a_day(self) -> "BirthdayForm":
        if self.day > LONGEST.get(self.month, 31):
            raise mistake("day", NO_SUCH_DAY)
        if not self.is_wished:
            raise mistake("is_wished", YOUR_WISH)
        return self
