"""Tables of trips: who needs or offers a seat in a car, and whom to ring in an emergency. Both go a week after it."""

from datetime import datetime, time
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from app.core.languages import N_
from app.core.tables import Row, has_words, text_enum
from app.participation.models import Said

IS_STANDING = "booking_id IS NULL"
"""Spelled out, as a partial index is only used for a condition that reads like its own."""
THEIR_BOOKING = ["booking.neighbourhood_id", "booking.id"]


class RideKind(StrEnum):
    ASKS = "asks"
    OFFERS = "offers"

    @property
    def label(self) -> str:
        return {RideKind.ASKS: N_("I need a lift"), RideKind.OFFERS: N_("I can offer a lift")}[self]


class Ride(Row, table=True):
    """What someone who comes on a trip said about cars, and in whose car and in which turn they are picked up."""

    __table_args__ = (
        UniqueConstraint("booking_id"),
        UniqueConstraint("neighbourhood_id", "id"),
        ForeignKeyConstraint(["neighbourhood_id", "booking_id"], THEIR_BOOKING),
        ForeignKeyConstraint(["neighbourhood_id", "with_id"], ["ride.neighbourhood_id", "ride.id"]),
        CheckConstraint("(kind = 'offers') = (seats IS NOT NULL)", name="offers_so_many_seats"),
        CheckConstraint("seats BETWEEN 1 AND 8", name="fits_in_a_car"),
        CheckConstraint("kind = 'asks' OR with_id IS NULL", name="drives_or_rides"),
        Index("ix_ride_with_id", "with_id"),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    booking_id: int
    kind: RideKind = Field(sa_type=text_enum(RideKind, "kind"))
    seats: int | None = None
    """Free ones, beside the driver's own."""
    step: bool = False
    """Asked for: a high step is too much. Offered: there is one to climb."""
    wheelchair: bool = False
    """Asked for: one comes along. Offered: it fits in."""
    with_id: int | None = None
    """The one in whose car they ride."""
    turn: int = 1
    """As which of the riders they are picked up."""
    at_time: time | None = None
    told_at: datetime | None = None
    """When they were last told who picks them up; None: not as it is now."""


class EmergencyContact(Said, table=True):
    """Whom to ring for someone: as it stands for every trip, or given for one. Read only on the day of a trip."""

    __tablename__ = "emergency_contact"
    __table_args__ = (
        UniqueConstraint("booking_id"),
        ForeignKeyConstraint(["neighbourhood_id", "booking_id"], THEIR_BOOKING),
        ForeignKeyConstraint(
            ["neighbourhood_id", "said_by_id"], ["membership.neighbourhood_id", "membership.person_id"]
        ),
        CheckConstraint("said_by_id IS NOT NULL", name="is_someones"),
        CheckConstraint(f"{has_words('name')} AND {has_words('phone')}", name="can_be_rung"),
        Index(
            "uq_emergency_contact_standing",
            "neighbourhood_id",
            "said_by_id",
            unique=True,
            sqlite_where=text(IS_STANDING),
            postgresql_where=text(IS_STANDING),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    booking_id: int | None = None
    """None: it stands until its owner takes it away."""
    name: str = Field(max_length=120)
    phone: str = Field(max_length=32)
