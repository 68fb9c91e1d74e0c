"""Tables: a table's tablet, and whose tiles it shows."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field

from app.core import clock
from app.core.tables import Row, has_words


class Tablet(Row, table=True):
    """A tablet that an officer opened for a table, until a time. It belongs to no one."""

    __table_args__ = (
        UniqueConstraint("neighbourhood_id", "id"),
        ForeignKeyConstraint(["neighbourhood_id", "place_id"], ["place.neighbourhood_id", "place.id"]),
        CheckConstraint(has_words("name"), name="has_a_name"),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    name: str = Field(max_length=60)
    """“Table 1”, “by the window”."""
    occasion: str = Field(default="", max_length=60)
    """What it is out for, in the officer's words: “Wednesday meeting”."""
    place_id: int | None = None
    door: str = Field(default="", max_length=60)
    """The page of the date at whose door it lies, within its neighbourhood: "activities/7/dates/3". "": at none."""
    key: str | None = Field(default=None, max_length=64, unique=True)
    """Hash of the key in the tablet's cookie; None until a device has taken it."""
    opening_code: str | None = Field(default=None, max_length=64, unique=True)
    """Keyed hash of the code that is typed on the device; None once used."""
    opening_until: datetime | None = None
    opened_at: datetime = Field(default_factory=clock.now)
    opened_by_id: int = Field(foreign_key="person.id")
    until: datetime
    closed_at: datetime | None = None
    closed_by_id: int | None = Field(default=None, foreign_key="person.id")
    last_seen_at: datetime | None = None


class Tile(Row, table=True):
    """Someone whom the officer has let on this table's tablet: a first name and a picture."""

    __table_args__ = (
        UniqueConstraint("tablet_id", "person_id"),
        ForeignKeyConstraint(["neighbourhood_id", "tablet_id"], ["tablet.neighbourhood_id", "tablet.id"]),
        ForeignKeyConstraint(
            ["neighbourhood_id", "person_id"], ["membership.neighbourhood_id", "membership.person_id"]
        ),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    tablet_id: int
    person_id: int
