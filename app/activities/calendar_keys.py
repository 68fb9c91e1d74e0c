"""Table: private calendars. The address holds the key, the table only its hash."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, text
from sqlmodel import Field

from app.core import clock
from app.core.tables import Row

IS_OPEN = "ended_at IS NULL"


class OwnCalendar(Row, table=True):
    """Opens the dates of one person in one neighbourhood to whoever has its address. One is open at a time."""

    __tablename__ = "own_calendar"
    __table_args__ = (
        ForeignKeyConstraint(
            ["neighbourhood_id", "person_id"], ["membership.neighbourhood_id", "membership.person_id"]
        ),
        Index(
            "uq_own_calendar_open",
            "neighbourhood_id",
            "person_id",
            unique=True,
            sqlite_where=text(IS_OPEN),
            postgresql_where=text(IS_OPEN),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    person_id: int
    key: str = Field(max_length=64, unique=True)
    made_at: datetime = Field(default_factory=clock.now)
    ended_at: datetime | None = None
