"""Lifts to a trip: asking for one, offering one; and for those who lead it who rides with whom, and telling them so.

Each holds the date: two can't have the last seat in a car, and nobody is told of a lift that just went.
"""

from sqlmodel import Session

from app.activities.happenings import Happening, booking_of, is_not_over
from app.activities.lost_lifts import no_more_to_tell, tell_of_a_lost_lift
from app.activities.models import Booking
from app.activities.rides import Car, Lack, Rides, Traveller, ride_of, rides_of
from app.activities.riding import forget_ride, have_no_lift, is_open_again, those_too_many
from app.activities.seats import held
from app.activities.telling import message_about, send
from app.activities.trip_forms import RideForm, SeatForm
from app.activities.trip_models import Ride, RideKind
from app.core import clock
from app.core.errors import NotFound, NotLikeThis
from app.core.languages import N_
from app.helping.speaking import speaks_only_for_themselves
from app.neighbourhoods.queries import Here
from app.notifications.models import About
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

COME_FIRST = N_("Please say first that you are coming.")
NO_SUCH_RIDER = N_("They did not ask for a lift.")
NO_SUCH_DRIVER = N_("They did not offer a lift.")
NO_SEAT = N_("There are not so many free seats in this car.")
ALL_THE_SAME = {
    frozenset({Lack.LOW_STEP}): N_("This car has a high step. Choose another one, or tick “Seat them all the same”."),
    frozenset({Lack.ROOM_FOR_A_WHEELCHAIR}): N_(
        "This car has no room for their wheelchair. Choose another one, or tick “Seat them all the same”."
    ),
    frozenset(Lack): N_(
        "This car has a high step, and no room for their wheelchair. "
        "Choose another one, or tick “Seat them all the same”."
    ),
}


def say_ride(session: Session, actor: Actor, here: Here, happening: Happening, form: RideForm) -> None:
    """“I need a lift”, or “I can offer one”. Who does not fit a car as it is now said to be has no lift."""
    permit(actor, Act.BOOK, happening)
    speaks_only_for_themselves(session, actor, happening)
    held(session, happening.date)
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
    ride = ride or Ride(neighbourhood_id=here.id, booking_id=booking.id, kind=RideKind(form.kind))
    _is_now(session, happening, ride, said)
    record(session, actor, Kind.RIDE_SAID, ride)


def seat(session: Session, actor: Actor, happening: Happening, form: SeatForm) -> None:
    """Who rides with whom, in which turn, and about when. No driver: they have no lift yet.

    Whoever had heard of the lift they had hears that it is no more. Raises NotLikeThis, when the car is too small, or
    lacks what they need and nobody said “all the same”.
    """
    permit(actor, Act.SEAT_RIDERS, happening)
    is_not_over(happening)
    held(session, happening.date)
    found = rides_of(session, happening)
    rider = _rider(found, form.rider)
    car = _car_for(found, rider, form) if form.driver else None
    as_planned = (car.driver.ride.id if car else None, form.turn, form.at_time)
    if as_planned == (rider.ride.with_id, rider.ride.turn, rider.ride.at_time):
        return
    had_one = rider.ride.with_id is not None
    is_open_again(session, rider.ride)
    rider.ride.with_id, rider.ride.turn, rider.ride.at_time = as_planned
    record(session, actor, Kind.RIDE_PLANNED, rider.ride)
    if had_one and car is None:
        tell_of_a_lost_lift(session, rider.ride)


def tell_riders(session: Session, actor: Actor, here: Here, happening: Happening) -> int:
    """Each is told who picks them up and about when, in their own way; those who know it already are left in peace."""
    permit(actor, Act.SEAT_RIDERS, happening)
    is_not_over(happening)
    held(session, happening.date)
    found = rides_of(session, happening).to_tell
    for car, rider in found:
        no_more_to_tell(session, rider.ride)
        rider.ride.told_at = clock.now()
        act = record(session, actor, Kind.RIDE_TOLD, rider.ride)
        message = message_about(session, here, happening.date, About.RIDE_TOLD)
        message.at_time, message.spot, message.said_by = rider.ride.at_time, "", car.driver.name
        send(session, message, happening.date.starts_at, [rider.person_id], act)
    return len(found)


def _on_a_trip(session: Session, actor: Actor, happening: Happening) -> Booking:
    if not happening.is_trip:
        raise NotFound()
    booking = booking_of(session, happening.date, actor.spoken_by_id)
    if booking is None or booking.is_over:
        raise NotLikeThis(COME_FIRST, field="kind")
    return booking


def _is_now(session: Session, happening: Happening, ride: Ride, said: dict[str, object]) -> None:
    """Those for whom it no longer does have no lift: a car lacks what it did not before, or has too few seats."""
    lacked = [(car, one, car.lacks(one)) for car, one in _seated(rides_of(session, happening), ride)]
    ride.sqlmodel_update(said)
    session.add(ride)
    have_no_lift(session, [one.ride for car, one, before in lacked if car.lacks(one) - before])
    if ride.seats is not None:
        have_no_lift(session, those_too_many(session, ride))


def _seated(found: Rides, ride: Ride) -> list[tuple[Car, Traveller]]:
    """All who ride in this car; or the one whose ride it is."""
    seated = [(car, one) for car in found.cars for one in car.riders]
    return [(car, one) for car, one in seated if ride in (car.driver.ride, one.ride)]


def _rider(found: Rides, handle: str) -> Traveller:
    for one in (*found.waiting, *found.riders):
        if one.handle == handle:
            return one
    raise NotLikeThis(NO_SUCH_RIDER, field="rider")


def _car_for(found: Rides, rider: Traveller, form: SeatForm) -> Car:
    car = next((one for one in found.cars if one.driver.handle == form.driver), None)
    if car is None:
        raise NotLikeThis(NO_SUCH_DRIVER, field="driver")
    if rider in car.riders:
        return car
    if rider.heads > car.left:
        raise NotLikeThis(NO_SEAT, field="driver")
    if (lacks := car.lacks(rider)) and not form.all_the_same:
        raise NotLikeThis(ALL_THE_SAME[lacks], field="all_the_same")
    return car
