"""The JSON twin of the pages of a trip: lifts, who rides with whom, and whom to ring."""

from fastapi import APIRouter

from app.activities import lifts
from app.activities.api_forms import SeatBody
from app.activities.api_values import DateNumber
from app.activities.emergencies import whom_to_ring
from app.activities.happenings import Happening
from app.activities.rides import my_lift, ride_of, rides_of
from app.activities.shapes_of_trips import LiftShape, LiftsShape, ToRingShape, WhomToRingShape
from app.activities.showing import happening_here
from app.activities.trip_forms import RideForm
from app.core.errors import NotFound
from app.helping.api_calls import Call, Keyed, Number, Reading, Writing
from app.permissions.rules import Act, permit

router = APIRouter(prefix="/activities/{number}/dates/{date_number}", route_class=Keyed)


@router.get("/lift", summary="What I said about a lift to a trip")
def show_lift(visit: Reading, number: Number, date_number: DateNumber) -> LiftShape:
    """And with whom I ride, once I was told."""
    permit(visit.in_private, Act.SEE_PROFILE, visit.here)
    happening = trip_here(visit, number, date_number)
    ride = ride_of(visit.session, happening.mine) if happening.mine else None
    return LiftShape.of(ride, my_lift(visit.session, happening))


@router.post("/lift", summary="Say “I need a lift” or “I can offer one”")
def say_lift(visit: Writing, number: Number, date_number: DateNumber, form: RideForm) -> LiftShape:
    """`kind` is `asks`, `offers` (with `seats`) or `neither`. First one says that one is coming."""
    happening, actor = trip_here(visit, number, date_number), visit.speaking(form)
    lifts.say_ride(visit.session, actor, visit.here, happening, form)
    return LiftShape.of(None, None) if actor.speaks_for_another else show_lift(visit, number, date_number)


@router.get("/lifts", summary="Who rides with whom")
def list_lifts(visit: Reading, number: Number, date_number: DateNumber) -> LiftsShape:
    """For those who lead the trip, and the officer; while no one here leads it, for whoever planned it."""
    happening = trip_here(visit, number, date_number)
    permit(visit.actor, Act.SEE_LIFTS, happening)
    return _lifts(visit, happening)


@router.post("/lifts", summary="Say in whose car someone rides")
def seat_rider(visit: Writing, number: Number, date_number: DateNumber, form: SeatBody) -> LiftsShape:
    """`rider` and `driver` are short names; without a driver they have no lift yet. `turn`: who is picked up first.

    A car with a high step, or without room for their wheelchair, is turned down; with `all_the_same` it is not.
    """
    happening = trip_here(visit, number, date_number)
    lifts.seat(visit.session, visit.actor, happening, form)
    return _lifts(visit, happening)


@router.post("/lifts/told", summary="Tell those who ride with whom, and about when")
def tell_riders(visit: Writing, number: Number, date_number: DateNumber) -> LiftsShape:
    """Each in their own way; those who know it already are left in peace."""
    happening = trip_here(visit, number, date_number)
    lifts.tell_riders(visit.session, visit.actor, visit.here, happening)
    return _lifts(visit, happening)


@router.get("/whom-to-ring", summary="Whom to ring for those who come")
def list_whom_to_ring(visit: Reading, number: Number, date_number: DateNumber) -> WhomToRingShape:
    """For whoever leads the trip, on the day of it alone."""
    found = whom_to_ring(visit.session, visit.actor, trip_here(visit, number, date_number))
    return WhomToRingShape(to_ring=list(map(ToRingShape.of, found)))


def trip_here(visit: Call, number: int, date_number: int) -> Happening:
    """Raises NotFound for what is no trip."""
    happening = happening_here(visit, number, date_number)
    if not happening.is_trip:
        raise NotFound()
    return happening


def _lifts(visit: Call, happening: Happening) -> LiftsShape:
    visit.session.flush()
    return LiftsShape.of(rides_of(visit.session, happening))
