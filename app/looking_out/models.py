"""Table: who wishes to be missed here when no one has seen them for a while."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field

from app.participation.models import Said

WEEKS = (2, 4, 8)
"""After how many of them someone may wish to be missed."""
SUGGESTED = 4
MEMBER = ["membership.neighbourhood_id", "membership.person_id"]


class LookedOutFor(Said, table=True):
    """It is here because its owner wishes it, and goes when they no longer do."""

    __tablename__ = "looked_out_for"
    __table_args__ = (
        UniqueConstraint("neighbourhood_id", "said_by_id"),
        ForeignKeyConstraint(["neighbourhood_id", "said_by_id"], MEMBER),
        ForeignKeyConstraint(["neighbourhood_id", "asked_by_id"], MEMBER),
        CheckConstraint("said_by_id IS NOT NULL", name="is_someones"),
        CheckConstraint("weeks IN (2, 4, 8)", name="is_a_while"),
        CheckConstraint("(asked_at IS NULL) = (asked_by_id IS NULL)", name="someone_asked"),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    weeks: int = SUGGESTED
    asked_at: datetime | None = None
    """When someone last asked how they are."""
    asked_by_id: int | None = None
