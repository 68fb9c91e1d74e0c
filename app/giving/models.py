"""Columns of everything that is given to all here. It waits, is shown, or is kept private with a reason."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from app.participation.models import Said

SHOWN_OR_PRIVATE = "shown_at IS NULL OR private_because = ''"


def looked_at_first() -> tuple[UniqueConstraint | CheckConstraint, ...]:
    """What holds for each table of them."""
    return (
        UniqueConstraint("neighbourhood_id", "id"),
        CheckConstraint(SHOWN_OR_PRIVATE, name="is_shown_or_private"),
    )


class Given(Said):
    """A row that someone gives to all, and may take back."""

    place: ClassVar[str] = ""
    """Where all of its kind stand in the neighbourhood."""

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    shown_at: datetime | None = None
    private_because: str = ""
    """Why it is not shown; its author reads it."""
    reviewed_by_id: int | None = Field(default=None, foreign_key="person.id")
    ended_at: datetime | None = None
    """Its author took it back."""

    @property
    def is_shown(self) -> bool:
        return self.shown_at is not None and self.ended_at is None

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def waits(self) -> bool:
        """For someone to look at it."""
        return self.shown_at is None and not self.private_because and self.ended_at is None

    @property
    def known_as(self) -> str:
        """In few words, for whoever is told about it."""
        raise NotImplementedError
