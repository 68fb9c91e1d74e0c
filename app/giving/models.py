"""Columns of everything that is given to all here. It waits, is shown, or is kept private with a reason."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from app.core import clock
from app.moderating.models import MayBeHidden, counted_when_hidden
from app.permissions.acts import Act

SHOWN_OR_PRIVATE = "shown_at IS NULL OR private_because = ''"


def looked_at_first(table: str) -> tuple[UniqueConstraint | CheckConstraint | Index, ...]:
    """What holds for each table of them."""
    return (
        counted_when_hidden(table),
        UniqueConstraint("neighbourhood_id", "id"),
        CheckConstraint(SHOWN_OR_PRIVATE, name="is_shown_or_private"),
    )


class Given(MayBeHidden):
    """A row that someone gives to all, and may take back."""

    place: ClassVar[str] = ""
    """Where all of its kind stand in the neighbourhood."""

    review_act: ClassVar[Act] = Act.REVIEW_GIVEN

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
    def is_hidden(self) -> bool:
        return bool(self.private_because) and self.ended_at is None

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def waits(self) -> bool:
        """For someone to look at it."""
        return self.shown_at is None and not self.private_because and self.ended_at is None

    def shows_again(self) -> None:
        self.shown_at, self.private_because = self.shown_at or clock.now(), ""
