"""Reading who needs or offers a lift to a trip, and who rides with whom: for those who lead it."""

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, exists, select

from app.activities.happenings import Happening
from app.activities.kinds import ActivityKind, BookingState
from app.activities.models import Activity, Booking, Date
from app.activities.trip_models import Ride, RideKind
from app.people.models import Person


class Lack(StrEnum):
    """What someone needs, and a car has not."""

    LOW_STEP = "low_step"
    ROOM_FOR_A_WHEELCHAIR = "room_for_a_wheelchair"


@dataclass(frozen=True)
class Traveller:
    """Someone who said something about cars."""

    ride: Ride
    heads: int
    person_id: int
    handle: str
    name: str
    phone: str | None
    flat: str | None


@dataclass(frozen=True)
class Car:
    driver: Traveller
    riders: list[Traveller] = field(default_factory=list)
    """In the order in which they are picked up."""

    @property
    def taken(self) -> int:
        return sum(one.heads for one in self.riders)

    @property
    def left(self) -> int:
        return (self.driver.ride.seats or 0) - self.taken

    def lacks(self, rider: Traveller) -> frozenset[Lack]:
        """One wheelchair fits in, where one does. Whoever leads the trip may know better, so this hinders nobody."""
        has_another = any(one.ride.wheelchair for one in self.riders if one.ride.id != rider.ride.id)
        lacks = {
            Lack.LOW_STEP: rider.ride.step and self.driver.ride.step,
            Lack.ROOM_FOR_A_WHEELCHAIR: rider.ride.wheelchair and (has_another or not self.driver.ride.wheelchair),
        }
        return frozenset(lack for lack, is_so in lacks.items() if is_so)


@dataclass(frozen=True)
class Rides:
    cars: list[Car]
    waiting: list[Traveller]
    """They need a lift, and have none yet."""

    @property
    def riders(self) -> list[Traveller]:
        return [one for car in self.cars for one in car.riders]

    @property
    def to_tell(self) -> list[tuple[Car, Traveller]]:
        """Who rides with someone and was not told so, as it is now."""
        return [(car, one) for car in self.cars for one in car.riders if one.ride.told_at is None]


@dataclass(frozen=True)
class MyLift:
    """What someone said for themselves; with whom they ride, once they were told."""

    kind: RideKind
    driver: str = ""
    at_time: time | None = None
    seats: int | None = None
    """How many are free in their own car."""


def rides_of(session: Session, happening: Happening) -> Rides:
    """One statement. Only for those who may SEE_LIFTS: the caller asks."""
    said = (
        select(Ride, Booking.heads, Person.id, Person.handle, Person.name, Person.phone, Person.flat)  # type: ignore[call-overload]  # SQLModel names no type for a select of so many
        .join(Booking, col(Booking.id) == Ride.booking_id)
        .join(Person, col(Person.id) == Booking.said_by_id)
        .where(Booking.date_id == happening.date.id, Booking.state == BookingState.COMING)
        .order_by(col(Ride.turn), Person.search_name, col(Ride.id))
    )
    travellers = [Traveller(*row) for row in session.exec(said)]
    cars = {one.ride.id: Car(one) for one in travellers if one.ride.kind == RideKind.OFFERS}
    waiting: list[Traveller] = []
    for one in travellers:
        if one.ride.kind == RideKind.ASKS:
            (cars[one.ride.with_id].riders if one.ride.with_id in cars else waiting).append(one)
    return Rides(list(cars.values()), waiting)


def is_without_a_lift() -> ColumnElement[bool]:
    """Of a date, where a list of dates is read: someone who comes needs a lift and has none."""
    return _has_a_rider(col(Ride.with_id).is_(None))


def knows_of_no_lift() -> ColumnElement[bool]:
    """Of a date: someone rides with a neighbour, and was not told so yet."""
    return _has_a_rider(col(Ride.with_id).is_not(None), col(Ride.told_at).is_(None))


def ride_of(session: Session, booking: Booking) -> Ride | None:
    return session.exec(select(Ride).where(Ride.booking_id == booking.id)).first()


def my_lift(session: Session, happening: Happening) -> MyLift | None:
    """What the one whose page it is said, or was told."""
    if not happening.is_trip or happening.mine is None:
        return None
    ride = ride_of(session, happening.mine)
    if ride is None:
        return None
    if ride.told_at is None:
        return MyLift(ride.kind, seats=ride.seats)
    return MyLift(ride.kind, _driver(session, ride), ride.at_time)


def _driver(session: Session, ride: Ride) -> str:
    name = (
        select(Person.name)
        .join(Booking, col(Booking.said_by_id) == Person.id)
        .join(Ride, col(Ride.booking_id) == Booking.id)
    )
    return session.exec(name.where(Ride.id == ride.with_id)).first() or ""


def _has_a_rider(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    asks = (col(Ride.kind) == RideKind.ASKS, col(Activity.kind) == ActivityKind.TRIP)
    comes = (col(Booking.id) == Ride.booking_id, col(Booking.state) == BookingState.COMING)
    return exists().where(col(Booking.date_id) == Date.id, *comes, *asks, *conditions).correlate(Date, Activity)
