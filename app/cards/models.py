"""Tables: cards, PINs, and wrong guesses at either."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field

from app.core import clock
from app.core.tables import Row, text_enum


class Card(Row, table=True):
    """A printed card. Its code is on the paper only; the table holds a keyed hash of it."""

    __table_args__ = (
        UniqueConstraint("neighbourhood_id", "id"),
        ForeignKeyConstraint(
            ["neighbourhood_id", "person_id"], ["membership.neighbourhood_id", "membership.person_id"]
        ),
        CheckConstraint("stopped_at IS NULL OR length(stopped_because) > 0", name="stopped_says_why"),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    person_id: int = Field(index=True)
    code: str = Field(max_length=64, unique=True)
    made_at: datetime = Field(default_factory=clock.now)
    made_by_id: int | None = Field(default=None, foreign_key="person.id")
    stopped_at: datetime | None = None
    stopped_by_id: int | None = Field(default=None, foreign_key="person.id")
    stopped_because: str = Field(default="", max_length=32)
    """lost, new card, left."""


class Pin(Row, table=True):
    """Four digits that only the person knows, for what is private. Kept as an argon2 hash."""

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    hash: str = Field(max_length=160)
    chosen_at: datetime = Field(default_factory=clock.now)
    tries: int = 0
    """Wrong ones since the last right one."""
    shut_until: datetime | None = None


class GuessAt(StrEnum):
    CARD = "card"
    TABLET = "tablet"


class Guess(Row, table=True):
    """A wrong code from one address. Kept for a day, so that guessing is slow."""

    __table_args__ = (Index("ix_guess_address_at", "address", "at"),)

    id: int = Field(default=None, primary_key=True)
    address: str = Field(max_length=64)
    what: GuessAt = Field(sa_type=text_enum(GuessAt, "what"))
    at: datetime = Field(default_factory=clock.now)
