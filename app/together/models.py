"""Tables: songs that neighbours asked for."""

from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlmodel import Field

from app.giving.models import Given, looked_at_first

STANDS = "shown_at IS NOT NULL AND ended_at IS NULL"
MEMBER = ["membership.neighbourhood_id", "membership.person_id"]


class Song(Given, table=True):
    """It plays nowhere; whoever plays music at a get-together gets the list."""

    __table_args__ = (
        *looked_at_first(),
        ForeignKeyConstraint(["neighbourhood_id", "said_by_id"], MEMBER),
        CheckConstraint("length(trim(title)) > 0", name="has_a_title"),
        Index("ix_song_stands", "neighbourhood_id", "id", sqlite_where=text(STANDS), postgresql_where=text(STANDS)),
    )
    place: ClassVar[str] = "playlist"

    title: str = Field(max_length=120)
    artist: str = Field(default="", max_length=120)
    why: str = ""

    @property
    def known_as(self) -> str:
        return self.title
