"""Lifts to a trip: asking for one, offering one; and for those who lead it who rides with whom, and telling them so."""

from collections.abc import Iterable
from datetime import timedelta

from sqlmodel import Session, col, select, union

from app.activities.happenings import Happening, booking_of, is_not_over
from app.activities.lost_lifts import no_more_to_tell, tell_of_a_lost_lift
from app.activities.models import Booking, Date
from app.activities.rides import Rides, Traveller, ride_of, rides_of
from app.activities.telling import is_soon, message_about
from app.activities.trip_forms import RideForm, SeatForm
from app.activities.trip_models import EmergencyContact, Ride, RideKind
from app.core import clock
from app.core.errors import NotFound, NotLikeThis
from app.core.languages import N_
from app.core.sweeping import hourly
from app.helping.speaking import speaks_only_for_themselves
from app.neighbourhoods.queries import Here
from app.notifications.models import About
from app.notifications.service import tell
from app.participation.models import Kind, Participation
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

KEPT = timedelta(days=7)
COME_FIRST = N_("Please say first that you are coming.")
NO_SUCH_RIDER = N_("They did not ask for a lift.")
NO_SUCH_DRIVER = N_("They did not offer a lift.")
NO_SEAT = N_("There are not so many free seats in this car.")


def say_ride(session: Session, actor: Actor, here: Here, happening: Happening, form: RideForm) -> None:
    """“I need a lift”, or “I can offer one”. With fewer seats than before, who no longer fits has no lift."""
    permit(actor, Act.BOOK, happening)
    speaks_only_for_themselves(session, actor, happening)
    booking = _on_a_trip(session, actor, happening)
    ride = ride_of(session, booking)
    if form.kind == "neither":
        if ride is not None:
            record(session, actor, Kind.RIDE_TAKEN_BACK, booking)
            forget_ride(session, ride)
        return

    seats = form.seats if form.kind == RideKind.OFFERS else None
    said = {"kind": form.kind, "step": form.step, "wheelchair": form.wheelchair, "seats": seats}
    if ride is not None and all(getattr(ride, name) == value for name, value in said.items()):
        return
    if ride is not None and ride.kind != form.kind:
        forget_ride(session, ride)
        ride = None
    if ride is not None and seats is not None:
        _have_no_lift(session, _who_no_longer_fits(session, ride, seats))
    ride = ride or Ride(neighbourhood_id=here.id, booking_id=booking.id, kind=RideKind(form.kind))
    ride.sqlmodel_update(said)
    session.add(ride)
    record(session, actor, Kind.RIDE_SAID, ride)


def seat(session: Session, actor: Actor, happening: Happening, form: SeatForm) -> None:
    """Who rides with whom, in which turn, and about when. No driver: they have no lift yet.

    Whoever had heard of the lift they had hears that it is no more.
    """
    permit(actor, Act.CHANGE_ACTIVITY, happening)
    is_not_over(happening)
    found = rides_of(session, happening)
    rider = _rider(found, form.rider)
    driver = _driver_for(found, rider, form.driver) if form.driver else None
    as_planned = (driver.ride.id if driver else None, form.turn, form.at_time)
    if as_planned == (rider.ride.with_id, rider.ride.turn, rider.ride.at_time):
        return
    had_one = rider.ride.with_id is not None
    _is_open_again(session, rider.ride)
    rider.ride.with_id, rider.ride.turn, rider.ride.at_time = as_planned
    record(session, actor, Kind.RIDE_PLANNED, rider.ride)
    if had_one and driver is None:
        tell_of_a_lost_lift(session, rider.ride)


def tell_riders(session: Session, actor: Actor, here: Here, happening: Happening) -> int:
    """Each is told who picks them up and about when, in their own way; those who know it already are left in peace."""
    permit(actor, Act.CHANGE_ACTIVITY, happening)
    is_not_over(happening)
    found = rides_of(session, happening).to_tell
    for car, rider in found:
        no_more_to_tell(session, rider.ride)
        rider.ride.told_at = clock.now()
        act = record(session, actor, Kind.RIDE_TOLD, rider.ride)
        session.flush()
        message = message_about(session, here, happening.date, About.RIDE_TOLD)
        message.at_time, message.spot, message.said_by = rider.ride.at_time, "", car.driver.name
        message.subject, message.subject_id = str(Participation.__tablename__), act.id
        tell(session, message, [rider.person_id], is_soon=is_soon(happening.date))
    return len(found)


def forget_trip(session: Session, booking: Booking) -> None:
    """Who does not come needs no lift, drives nobody, and nobody is rung for them. The caller writes it down."""
    if (ride := ride_of(session, booking)) is not None:
        forget_ride(session, ride)
    for contact in session.exec(select(EmergencyContact).where(EmergencyContact.booking_id == booking.id)):
        session.delete(contact)
    session.flush()


def forget_ride(session: Session, ride: Ride) -> None:
    """Whoever rode with them has no lift now, and is told so."""
    _have_no_lift(session, session.exec(select(Ride).where(Ride.with_id == ride.id)).all())
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


def _have_no_lift(session: Session, riders: Iterable[Ride]) -> None:
    for one in riders:
        _is_open_again(session, one)
        tell_of_a_lost_lift(session, one)
    session.flush()


def _is_open_again(session: Session, ride: Ride) -> None:
    """What they were to be told about it is true no more."""
    if ride.told_at is not None:
        no_more_to_tell(session, ride)
    ride.with_id, ride.told_at = None, None


def _on_a_trip(session: Session, actor: Actor, happening: Happening) -> Booking:
    if not happening.is_trip:
        raise NotFound()
    booking = booking_of(session, happening.date, actor.spoken_by_id)
    if booking is None or booking.is_over:
        raise NotLikeThis(COME_FIRST, field="kind")
    return booking


def _who_no_longer_fits(session: Session, driver: Ride, seats: int) -> list[Ride]:
    """Those who are picked up first keep their seats."""
    riders = select(Ride, Booking.heads).join(Booking, col(Booking.id) == Ride.booking_id)
    without = []
    for rider, heads in session.exec(riders.where(Ride.with_id == driver.id).order_by(col(Ride.turn), col(Ride.id))):
        if heads > seats:
            without.append(rider)
        else:
            seats -= heads
    return without


def _rider(found: Rides, handle: str) -> Traveller:
    for one in (*found.waiting, *found.riders):
        if one.handle == handle:
            return one
    raise NotLikeThis(NO_SUCH_RIDER, field="rider")


def _driver_for(found: Rides, rider: Traveller, handle: str) -> Traveller:
    car = next((one for one in found.cars if one.driver.handle == handle), None)
    if car is None:
        raise NotLikeThis(NO_SUCH_DRIVER, field="driver")
    left = car.left + (rider.heads if rider in car.riders else 0)
    if rider.heads > left:
        raise NotLikeThis(NO_SEAT, field="driver")
    return car.driver
