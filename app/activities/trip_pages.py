"""Lifts to a trip: “I need one”, “I can offer one”; for those who lead it who rides with whom; and whom to ring."""

from fastapi.responses import Response

from app.activities import lifts
from app.activities.emergencies import whom_to_ring
from app.activities.happenings import Happening
from app.activities.rides import ride_of, rides_of
from app.activities.showing import happening_here
from app.activities.trip_forms import RideForm, SeatForm
from app.activities.trip_models import RideKind
from app.core.errors import NotFound, NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.rooms import Room
from app.helping.speaking import for_whom, speaking
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/activities/{number}/dates/{date_number}")


@router.get("/lift")
def show_ride(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _trip(visit, number, date_number, Act.BOOK)
    return visit.page("activities/ride.html", **_ride_words(visit, happening, Answers(_as_said(visit, happening))))


@router.post("/lift")
def say_ride(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _trip(visit, number, date_number, Act.BOOK)
    answers = read(RideForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            lifts.say_ride(visit.session, actor, visit.here, happening, answers.accepted)
            return visit.go(f"activities/{number}/dates/{date_number}")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    words = _ride_words(visit, happening, answers)
    return visit.again("activities/ride.html", "activities/_ride_form.html", **words)


@router.get("/lifts")
def show_rides(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _trip(visit, number, date_number, Act.SEE_LIFTS)
    return visit.page("activities/rides.html", **_rides_words(visit, happening, NOTHING_TYPED))


@router.post("/lifts")
def seat(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _trip(visit, number, date_number, Act.SEAT_RIDERS)
    answers = read(SeatForm, visit.typed)
    if answers.accepted is not None:
        try:
            lifts.seat(visit.session, visit.actor, happening, answers.accepted)
            return _seated(visit, happening)
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again("activities/rides.html", "activities/_rides.html", **_rides_words(visit, happening, answers))


@router.post("/lifts/told")
def tell_riders(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _trip(visit, number, date_number, Act.SEAT_RIDERS)
    lifts.tell_riders(visit.session, visit.actor, visit.here, happening)
    return _seated(visit, happening)


@router.get("/whom-to-ring")
def show_whom_to_ring(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _trip(visit, number, date_number, Act.SEE_EMERGENCY)
    found = whom_to_ring(visit.session, visit.actor, happening)
    words = {"activity": happening.activity, "date": happening.date, "found": found}
    return visit.page("activities/whom_to_ring.html", **words)


def _trip(visit: Arrival, number: int, date_number: int, act: Act) -> Happening:
    happening = happening_here(visit, number, date_number)
    if not happening.is_trip:
        raise NotFound()
    permit(visit.actor, act, happening)
    return happening


def _seated(visit: Arrival, happening: Happening) -> Response:
    visit.session.flush()
    to = f"{happening.address}/lifts"
    return visit.then("activities/_rides.html", to=to, **_rides_words(visit, happening, NOTHING_TYPED))


def _ride_words(visit: Arrival, happening: Happening, answers: Answers[RideForm]) -> dict[str, object]:
    return {
        "activity": happening.activity,
        "date": happening.date,
        "answers": answers,
        "kinds": RideKind,
        **for_whom(visit.session, visit.actor, visit.here),
    }


def _rides_words(visit: Arrival, happening: Happening, answers: Answers[SeatForm]) -> dict[str, object]:
    found = rides_of(visit.session, happening)
    words = {"happening": happening, "activity": happening.activity, "date": happening.date}
    return {**words, "rides": found, "answers": answers}


def _as_said(visit: Arrival, happening: Happening) -> dict[str, str]:
    """The form as it was last sent by the one whose page it is."""
    ride = ride_of(visit.session, happening.mine) if happening.mine else None
    if ride is None:
        return {}
    ticks = {name: "yes" for name in ("step", "wheelchair") if getattr(ride, name)}
    return {"kind": ride.kind, "seats": str(ride.seats or ""), **ticks}
