"""Lifts that are no more: who does not come, who no longer fits a car, and what nobody needs to know after a week."""

from collections.abc import Iterable
from datetime import timedelta

from sqlmodel import Session, col, select, union

from app.activities.lost_lifts import no_more_to_tell, tell_of_a_lost_lift
from app.activities.models import Booking, Date
from app.activities.rides import ride_of
from app.activities.trip_models import EmergencyContact, Ride
from app.core import clock
from app.core.sweeping import hourly
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.who import Actor

KEPT = timedelta(days=7)


def more_of_them_come(session: Session, actor: Actor, booking: Booking, more: int) -> None:
    """Whoever rides in a car that is too small for all of them has no lift now. Whoever drives has fewer free seats."""
    ride = ride_of(session, booking) if more > 0 else None
    if ride is None:
        return
    if ride.seats is not None and ride.seats <= more:
        record(session, actor, Kind.RIDE_TAKEN_BACK, booking)
        forget_ride(session, ride)
    elif ride.seats is not None:
        ride.seats -= more
        have_no_lift(session, those_too_many(session, ride))
    elif ride.with_id is not None and those_too_many(session, session.get_one(Ride, ride.with_id)):
        have_no_lift(session, [ride])


def those_too_many(session: Session, driver: Ride) -> list[Ride]:
    """Those for whom a car has no seat any more. Those who are picked up first keep theirs."""
    riders = select(Ride, Booking.heads).join(Booking, col(Booking.id) == Ride.booking_id)
    seats, without = driver.seats or 0, []
    for rider, heads in session.exec(riders.where(Ride.with_id == driver.id).order_by(col(Ride.turn), col(Ride.id))):
        if heads > seats:
            without.append(rider)
        else:
            seats -= heads
    return without


def have_no_lift(session: Session, riders: Iterable[Ride]) -> None:
    """They stand among those who need one again; whoever had heard of it is told."""
    for one in riders:
        is_open_again(session, one)
        tell_of_a_lost_lift(session, one)
    session.flush()


def is_open_again(session: Session, ride: Ride) -> None:
    """What they were to be told about it is true no more."""
    if ride.told_at is not None:
        no_more_to_tell(session, ride)
    ride.with_id, ride.told_at = None, None


def forget_trip(session: Session, booking: Booking) -> None:
    """Who does not come needs no lift, drives nobody, and nobody is rung for them. The caller writes it down."""
    if (ride := ride_of(session, booking)) is not None:
        forget_ride(session, ride)
    for contact in session.exec(select(EmergencyContact).where(EmergencyContact.booking_id == booking.id)):
        session.delete(contact)
    session.flush()


def forget_ride(session: Session, ride: Ride) -> None:
    """Whoever rode with them has no lift now, and is told so."""
    have_no_lift(session, session.exec(select(Ride).where(Ride.with_id == ride.id)).all())
    no_more_to_tell(session, ride)
    session.delete(ride)
    session.flush()


@hourly
def forget_trips(session: Session) -> None:
    """A week after a trip nobody needs to know who could not climb a step, or whom to ring."""
    over = select(Date.id).where(Date.ends_at < clock.now() - KEPT)
    said = union(select(Ride.booking_id), select(EmergencyContact.booking_id)).subquery()
    known = select(Booking).where(col(Booking.date_id).in_(over), col(Booking.id).in_(select(said.c.booking_id)))
    for booking in session.exec(known).all():
        record(session, None, Kind.TRIP_FORGOTTEN, booking)
        forget_trip(session, booking)
