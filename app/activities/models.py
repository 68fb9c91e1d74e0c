"""Tables: activities and who leads them, their dates, bookings, and who came."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from app.activities.kinds import IS_OVER, TAKES_A_SEAT, ActivityKind, BookingState, Repeats
from app.core import clock
from app.core.tables import Row, has_words, text_enum
from app.participation.models import Said

IS_UNNAMED = "said_by_id IS NULL"
"""Spelled out, as a partial index is only used for a condition that reads like its own."""


def _here(column: str, table: str) -> ForeignKeyConstraint:
    """A row can't point into another neighbourhood."""
    return ForeignKeyConstraint(["neighbourhood_id", column], [f"{table}.neighbourhood_id", f"{table}.id"])


def _member(column: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["neighbourhood_id", column], ["membership.neighbourhood_id", "membership.person_id"])


class Activity(Row, table=True):
    """Something people come to: once, or on many dates. What is said here holds for each of them."""

    __table_args__ = (
        UniqueConstraint("neighbourhood_id", "number"),
        UniqueConstraint("neighbourhood_id", "id"),
        _here("place_id", "place"),
        _here("need_id", "need"),
        _here("idea_id", "idea"),
        _here("grant_id", "small_grant"),
        _here("organisation_id", "organisation"),
        _here("follows_id", "activity"),
        CheckConstraint(has_words("title"), name="title_has_words"),
        CheckConstraint("minutes BETWEEN 5 AND 1440", name="lasts_a_while"),
        CheckConstraint("seats IS NULL OR seats > 0", name="has_room"),
        CheckConstraint("cost_minor >= 0", name="costs_no_less_than_nothing"),
        CheckConstraint("repeats = 'once' OR last_on IS NOT NULL", name="series_ends"),
        CheckConstraint(f"called_off_at IS NULL OR {has_words('called_off_words')}", name="called_off_says_why"),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    number: int
    title: str = Field(max_length=120)
    about: str = ""
    kind: ActivityKind = Field(sa_type=text_enum(ActivityKind, "kind"))
    place_id: int | None = None
    elsewhere: str = Field(default="", max_length=200)
    """Where it is when it is none of the neighbourhood's own places."""
    theme_id: int | None = Field(default=None, foreign_key="theme.id")
    need_id: int | None = None
    """The need it answers."""
    idea_id: int | None = Field(default=None, index=True)
    """The idea that was turned into it."""
    grant_id: int | None = Field(default=None, index=True)
    """The grant that pays for it: the resident board decided so."""
    organisation_id: int | None = None
    """Who brings it here, such as the practice."""
    led_by: str = Field(default="", max_length=200)
    """Who leads it besides those who are members here."""
    bring: str = Field(default="", max_length=300)
    language: str = Field(default="", max_length=16)
    """The one language it is in; "" when it is in the neighbourhood's own (BCP 47)."""
    cost_minor: int = 0
    """What it costs to come, in the smallest coin."""
    seats: int | None = None
    """None: whoever comes, comes."""
    first_on: date
    at_time: time
    """As the clocks of the neighbourhood show it, in summer and in winter."""
    minutes: int
    repeats: Repeats = Field(default=Repeats.ONCE, sa_type=text_enum(Repeats, "repeats"))
    last_on: date | None = None
    skips_holidays: bool = False
    follows_id: int | None = None
    """The term it was made from."""
    planned_by_id: int | None = Field(default=None, foreign_key="person.id")
    planned_at: datetime = Field(default_factory=clock.now)
    changed_at: datetime = Field(default_factory=clock.now)
    revision: int = 0
    """Goes up with each change: a calendar takes the newest (RFC 5545, SEQUENCE)."""
    called_off_at: datetime | None = None
    called_off_words: str = ""

    @property
    def is_shown(self) -> bool:
        return True

    @property
    def is_on(self) -> bool:
        return self.called_off_at is None


class Leader(Row, table=True):
    """A member who leads an activity: they see who comes and what those people need."""

    __table_args__ = (
        UniqueConstraint("activity_id", "person_id"),
        _here("activity_id", "activity"),
        _member("person_id"),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    activity_id: int
    person_id: int


class Date(Row, table=True):
    """One occurrence. It is where and when its activity is, unless it says otherwise."""

    __table_args__ = (
        UniqueConstraint("activity_id", "number"),
        UniqueConstraint("neighbourhood_id", "id"),
        _here("activity_id", "activity"),
        _here("place_id", "place"),
        CheckConstraint("ends_at > starts_at", name="ends_after_it_starts"),
        CheckConstraint(f"called_off_at IS NULL OR {has_words('words')}", name="called_off_says_why"),
        Index("ix_date_starts_at", "neighbourhood_id", "starts_at"),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    activity_id: int
    number: int
    meant_for: datetime
    """When the series had it (RFC 5545, RECURRENCE-ID); a date that was moved is still that one."""
    starts_at: datetime
    ends_at: datetime
    place_id: int | None = None
    elsewhere: str = Field(default="", max_length=200)
    words: str = ""
    """What is different this time, or why it is called off."""
    called_off_at: datetime | None = None
    changed_at: datetime | None = None
    """When it was last made different from its series."""
    revision: int = 0

    @property
    def is_on(self) -> bool:
        return self.called_off_at is None

    def has_begun(self) -> bool:
        return self.starts_at <= clock.now()

    def is_over(self) -> bool:
        return self.ends_at <= clock.now()


class Booking(Said, table=True):
    """Someone comes to a date, or waits for a place. Whose words it is, is who comes."""

    __table_args__ = (
        UniqueConstraint("date_id", "said_by_id"),
        UniqueConstraint("neighbourhood_id", "id"),
        _here("date_id", "date"),
        _member("said_by_id"),
        CheckConstraint("heads BETWEEN 1 AND 6", name="a_few_at_most"),
        CheckConstraint("state <> 'offered' OR answer_by IS NOT NULL", name="offered_says_until_when"),
        CheckConstraint("said_by_id IS NOT NULL OR state IN ('coming', 'cancelled')", name="who_waits_has_a_name"),
        Index("ix_booking_queue", "date_id", "state", "asked_at"),
        Index("ix_booking_said_by_id", "said_by_id"),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    date_id: int
    heads: int = 1
    """Themselves and whom they bring."""
    state: BookingState = Field(sa_type=text_enum(BookingState, "state"))
    wishes: str = Field(default="", max_length=300)
    """What they need to come: access, food. Only for those who lead it (SEE_WISHES), and gone some days after."""
    asked_at: datetime = Field(default_factory=clock.now)
    """Their place in the queue."""
    answer_by: datetime | None = None
    """Until when a place is kept for them."""

    @property
    def takes_a_seat(self) -> bool:
        return self.state in TAKES_A_SEAT

    @property
    def is_over(self) -> bool:
        return self.state in IS_OVER


class Attendance(Said, table=True):
    """Someone came; or so many came who gave no name."""

    __table_args__ = (
        UniqueConstraint("date_id", "said_by_id"),
        _here("date_id", "date"),
        _member("said_by_id"),
        CheckConstraint("heads BETWEEN 1 AND 500", name="counted"),
        Index("ix_attendance_said_by_id", "said_by_id"),
        Index(
            "uq_attendance_unnamed",
            "date_id",
            unique=True,
            sqlite_where=text(IS_UNNAMED),
            postgresql_where=text(IS_UNNAMED),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    date_id: int
    heads: int = 1
