"""The JSON twin of the pages where someone says whom to ring for them: for every trip, or for one."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.activities import emergencies
from app.activities.api_trips import trip_here
from app.activities.api_values import DateNumber
from app.activities.happenings import Happening
from app.activities.shapes_of_trips import ContactShape
from app.activities.trip_forms import ContactForm
from app.helping.api_calls import Call, Keyed, Number, Reading, Writing
from app.helping.forms import WritingDown
from app.permissions.rules import Act, permit

router = APIRouter(route_class=Keyed)
OF_A_TRIP = "/activities/{number}/dates/{date_number}/emergency-contact"
FOR_ONESELF = WritingDown()


@router.get("/emergency-contact", summary="Whom to ring for me on a trip")
def show_contact(visit: Reading) -> ContactShape:
    return _mine(visit, None)


@router.post("/emergency-contact", summary="Say whom to ring for me on any trip")
def give_contact(visit: Writing, form: ContactForm) -> ContactShape:
    """`spoken_by`: only a helper whom they named may say it for someone, and reads nothing of it here."""
    return _given(visit, form, None)


@router.post("/emergency-contact/taking-back", status_code=204, summary="Nobody needs to be rung for me")
def take_contact_back(visit: Writing, form: WritingDown = FOR_ONESELF) -> Response:
    return _taken_back(visit, form, None)


@router.get(OF_A_TRIP, summary="Whom to ring for me on this trip, if another")
def show_contact_for_a_trip(visit: Reading, number: Number, date_number: DateNumber) -> ContactShape:
    return _mine(visit, trip_here(visit, number, date_number))


@router.post(OF_A_TRIP, summary="Say whom to ring for me on this trip")
def give_contact_for_a_trip(visit: Writing, number: Number, date_number: DateNumber, form: ContactForm) -> ContactShape:
    """First one says that one is coming."""
    return _given(visit, form, trip_here(visit, number, date_number))


@router.post(f"{OF_A_TRIP}/taking-back", status_code=204, summary="On this trip, ring whom I gave for every trip")
def take_contact_back_from_a_trip(
    visit: Writing, number: Number, date_number: DateNumber, form: WritingDown = FOR_ONESELF
) -> Response:
    return _taken_back(visit, form, trip_here(visit, number, date_number))


def _given(visit: Call, form: ContactForm, trip: Happening | None) -> ContactShape:
    actor = visit.speaking(form)
    emergencies.give_contact(visit.session, actor, visit.here, form, trip)
    return ContactShape.of(None) if actor.speaks_for_another else _mine(visit, trip)


def _taken_back(visit: Call, form: WritingDown, trip: Happening | None) -> Response:
    emergencies.take_contact_back(visit.session, visit.speaking(form), visit.here, trip)
    return Response(status_code=204)


def _mine(visit: Call, trip: Happening | None) -> ContactShape:
    """For one trip only what was given for it; without a place on it, nothing was."""
    permit(visit.in_private, Act.SEE_PROFILE, visit.here)
    visit.session.flush()
    if trip is not None and trip.mine is None:
        return ContactShape.of(None)
    booking = trip.mine if trip else None
    return ContactShape.of(emergencies.contact_of(visit.session, visit.here, visit.actor.person_id, booking))
