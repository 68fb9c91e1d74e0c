"""What programs are answered wherever someone says something: who said it, who typed it, and how it came."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from pydantic import BaseModel

from app.permissions.who import Via


class SpokenShape(BaseModel):
    """`who` is null for a neighbour who gave no name, `typed_by` for those who typed it themselves."""

    who: str | None
    typed_by: str | None
    via: Via
    read_back: bool
    said_at: datetime


class Spoken(Protocol):
    """A row, or what was read of one."""

    @property
    def said_by_id(self) -> int | None: ...
    @property
    def typed_by_id(self) -> int | None: ...
    @property
    def via(self) -> Via: ...
    @property
    def read_back(self) -> bool: ...
    @property
    def said_at(self) -> datetime: ...


class LinkShape(BaseModel):
    """A need, an idea or a grant that this belongs to."""

    number: int
    title: str


def spoken(said: Spoken, names: Mapping[int, str]) -> dict[str, object]:
    """The fields of a SpokenShape; `names` of those who may be named."""
    typed_by = said.typed_by_id if said.typed_by_id != said.said_by_id else None
    return {
        "who": names.get(said.said_by_id or 0),
        "typed_by": names.get(typed_by or 0),
        "via": said.via,
        "read_back": said.read_back,
        "said_at": said.said_at,
    }


def link(found: tuple[int, str] | None) -> LinkShape | None:
    return LinkShape(number=found[0], title=found[1]) if found else None
