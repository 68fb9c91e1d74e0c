"""What people may send us about songs, birthdays and hellos, and the sentence beside each field."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from app.core.languages import N_
from app.needs.forms import TOO_LONG, WritingDown


class SongForm(WritingDown):
    title: str = Field(max_length=120)
    artist: str = Field(default="", max_length=120)
    why: str = Field(default="", max_length=500)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "title": {"missing": N_("Please write the name of the song."), "string_too_long": TOO_LONG},
        "artist": {"string_too_long": TOO_LONG},
        "why": {"string_too_long": TOO_LONG},
    }
