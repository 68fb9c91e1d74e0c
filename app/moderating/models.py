"""Tables: a report of something shown, and a second look at something hidden. Each is about one thing."""

from datetime import datetime
from typing import ClassVar, Self

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, col

from app.core import clock
from app.core.tables import Row, has_words, text_enum
from app.moderating.kinds import HiddenFor
from app.participation.models import Said
from app.permissions.acts import Act

THINGS = ("comment", "need", "idea", "small_grant", "offer", "song", "hello")
"""Tables of what neighbours say and give to all."""
ABOUT_ONE = " + ".join(f"CASE WHEN {thing}_id IS NULL THEN 0 ELSE 1 END" for thing in THINGS) + " = 1"
IS_HIDDEN = "hidden_for IS NOT NULL"


class MayBeHidden(Said):
    """Columns of what neighbours see, until a reviewer takes it out of sight and says why.

    Each kind of thing says in its own way whether it is shown or hidden, so those questions have no answer here.
    """

    review_act: ClassVar[Act]
    """What whoever shows or hides it must be allowed to do."""

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    hidden_by_id: int | None = Field(default=None, foreign_key="person.id")
    hidden_for: HiddenFor | None = Field(default=None, sa_type=text_enum(HiddenFor, "hidden_for"), nullable=True)

    @property
    def is_shown(self) -> bool:
        raise NotImplementedError

    @property
    def is_hidden(self) -> bool:
        raise NotImplementedError

    @property
    def known_as(self) -> str:
        """In few words, for whoever is told about it."""
        raise NotImplementedError

    def shows_again(self) -> None:
        raise NotImplementedError


HIDEABLE: list[type[MayBeHidden]] = []
"""Whoever has a table of such things puts it in, and what is hidden of it is counted."""


def counted_when_hidden(table: str) -> Index:
    """What is hidden is counted for all to see; few rows of many are."""
    return Index(
        f"ix_{table}_hidden_for",
        *("neighbourhood_id", "hidden_for"),
        sqlite_where=text(IS_HIDDEN),
        postgresql_where=text(IS_HIDDEN),
    )


class AboutOneThing(Row):
    """A column for each kind of thing, so that no row can point across, or at nothing."""

    neighbourhood_id: int
    comment_id: int | None = None
    need_id: int | None = None
    idea_id: int | None = None
    small_grant_id: int | None = None
    offer_id: int | None = None
    song_id: int | None = None
    hello_id: int | None = None

    @classmethod
    def is_about(cls, said: MayBeHidden) -> ColumnElement[bool]:
        found: ColumnElement[bool] = col(getattr(cls, f"{said.__tablename__}_id")) == said.id
        return found

    def about(self, said: MayBeHidden) -> Self:
        setattr(self, f"{said.__tablename__}_id", said.id)
        return self


def about_one_thing(*also: str) -> tuple[ForeignKeyConstraint | CheckConstraint | UniqueConstraint, ...]:
    """What holds for each such table. `also`: what a thing and these columns may have only one row for."""
    return (
        *(
            ForeignKeyConstraint(["neighbourhood_id", f"{one}_id"], [f"{one}.neighbourhood_id", f"{one}.id"])
            for one in THINGS
        ),
        *(UniqueConstraint(f"{one}_id", *also) for one in THINGS),
        CheckConstraint(ABOUT_ONE, name="is_about_one_thing"),
    )


class Report(AboutOneThing, table=True):
    """Someone asked the team to look at something that is shown."""

    __table_args__ = (
        *about_one_thing("by_id"),
        Index(
            "ix_report_open",
            "neighbourhood_id",
            sqlite_where=text("settled_at IS NULL"),
            postgresql_where=text("settled_at IS NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    by_id: int = Field(foreign_key="person.id")
    words: str = ""
    at: datetime = Field(default_factory=clock.now)
    settled_at: datetime | None = None


class SecondLook(AboutOneThing, table=True):
    """The author of something hidden asked for it to be looked at again, by someone other than who hid it."""

    __tablename__ = "second_look"
    __table_args__ = (
        *about_one_thing(),
        UniqueConstraint("neighbourhood_id", "id"),
        CheckConstraint("looked_by_id <> hidden_by_id", name="someone_else_looks"),
        CheckConstraint(
            f"looked_at IS NULL OR (looked_by_id IS NOT NULL AND {has_words('words')})", name="looked_says_why"
        ),
    )

    id: int = Field(default=None, primary_key=True)
    asked_by_id: int = Field(foreign_key="person.id")
    asked_at: datetime = Field(default_factory=clock.now)
    hidden_by_id: int = Field(foreign_key="person.id")
    looked_by_id: int | None = Field(default=None, foreign_key="person.id")
    looked_at: datetime | None = None
    shown_again: bool = False
    words: str = ""
