"""Tables: who was named as whose helper."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from app.core import clock
from app.core.tables import Row

IS_HELPING = "ended_at IS NULL"


class Helper(Row, table=True):
    """Someone a person named to speak for them here. Either of them ends it at any time."""

    __table_args__ = (
        UniqueConstraint("neighbourhood_id", "id"),
        ForeignKeyConstraint(
            ["neighbourhood_id", "person_id"], ["membership.neighbourhood_id", "membership.person_id"]
        ),
        ForeignKeyConstraint(
            ["neighbourhood_id", "helper_id"], ["membership.neighbourhood_id", "membership.person_id"]
        ),
        CheckConstraint("person_id <> helper_id", name="is_someone_else"),
        Index(
            "uq_helper_now",
            "neighbourhood_id",
            "person_id",
            "helper_id",
            unique=True,
            sqlite_where=text(IS_HELPING),
            postgresql_where=text(IS_HELPING),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    person_id: int
    """The one who is helped."""
    helper_id: int = Field(index=True)
    named_at: datetime = Field(default_factory=clock.now)
    named_by_id: int | None = Field(default=None, foreign_key="person.id")
    """Who typed it: the person, or the officer they told."""
    ended_at: datetime | None = None
    ended_by_id: int | None = Field(default=None, foreign_key="person.id")
