"""Tables: songs that neighbours asked for, birthdays they wish to be known, and hellos in their own voices."""

from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from app.core.hellos import hello_in
from app.core.tables import has_words
from app.giving.models import Given, looked_at_first
from app.moderating.models import HIDEABLE
from app.participation.models import Said

STANDS = "shown_at IS NOT NULL AND ended_at IS NULL"
A_DAY = "day BETWEEN 1 AND CASE WHEN month = 2 THEN 29 WHEN month IN (4, 6, 9, 11) THEN 30 ELSE 31 END"
MEMBER = ["membership.neighbourhood_id", "membership.person_id"]


class Song(Given, table=True):
    """It plays nowhere; whoever plays music at a get-together gets the list."""

    __table_args__ = (
        *looked_at_first("song"),
        ForeignKeyConstraint(["neighbourhood_id", "said_by_id"], MEMBER),
        CheckConstraint(has_words("title"), name="has_a_title"),
        Index("ix_song_stands", "neighbourhood_id", "id", sqlite_where=text(STANDS), postgresql_where=text(STANDS)),
    )
    place: ClassVar[str] = "playlist"

    title: str = Field(max_length=120)
    artist: str = Field(default="", max_length=120)
    why: str = ""

    @property
    def known_as(self) -> str:
        return self.title


class SpokenHello(Given, table=True):
    """A neighbour says hello in a language of theirs; in letters, or as it sounds, for those who can't hear it."""

    __tablename__ = "hello"
    __table_args__ = (
        *looked_at_first("hello"),
        ForeignKeyConstraint(["neighbourhood_id", "said_by_id"], MEMBER),
        CheckConstraint(f"{has_words('words')} OR {has_words('sounds_like')}", name="can_be_read"),
        CheckConstraint("sound IS NOT NULL OR ended_at IS NOT NULL", name="can_be_heard"),
        Index("ix_hello_stands", "neighbourhood_id", "id", sqlite_where=text(STANDS), postgresql_where=text(STANDS)),
    )
    place: ClassVar[str] = "hellos"

    language: str = Field(max_length=16)
    words: str = Field(default="", max_length=120)
    sounds_like: str = Field(default="", max_length=120)
    sound: str | None = Field(default=None, max_length=64, unique=True)
    """Under which name the recording is kept; none once it was taken back."""
    sound_type: str = Field(default="", max_length=40)
    is_named: bool = False
    """Whether their first name stands beside it."""

    @property
    def known_as(self) -> str:
        return hello_in(self.language).own_name


HIDEABLE.extend((Song, SpokenHello))


class Birthday(Said, table=True):
    """A day and a month, never a year. It is here because its owner wishes it, and goes when they no longer do."""

    __table_args__ = (
        UniqueConstraint("neighbourhood_id", "said_by_id"),
        ForeignKeyConstraint(["neighbourhood_id", "said_by_id"], MEMBER),
        CheckConstraint("said_by_id IS NOT NULL", name="is_someones"),
        CheckConstraint("month BETWEEN 1 AND 12", name="is_a_month"),
        CheckConstraint(A_DAY, name="is_a_day"),
        Index("ix_birthday_day", "neighbourhood_id", "month", "day"),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    day: int
    month: int
