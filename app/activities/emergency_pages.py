"""Whom to ring for oneself in an emergency: for every trip, or for one. Nobody else's is shown here."""

from fastapi.responses import Response

from app.activities import emergencies
from app.activities.happenings import Happening
from app.activities.showing import happening_here
from app.activities.trip_forms import ContactForm
from app.activities.trip_models import EmergencyContact
from app.core.errors import NotFound, NotLikeThis
from app.core.forms import Answers, as_sent, read
from app.core.rooms import Room
from app.helping.forms import WritingDown
from app.helping.own_wishes import for_whose_wish
from app.helping.speaking import speaking
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}")
OF_A_TRIP = "/activities/{number}/dates/{date_number}/emergency-contact"
PAGE, PART = "activities/contact.html", "activities/_contact_form.html"


@router.get("/emergency-contact")
def show_contact(visit: Arrived) -> Response:
    return _shown(visit, None)


@router.post("/emergency-contact")
def give_contact(visit: Arrived) -> Response:
    return _given(visit, None)


@router.post("/emergency-contact/taking-back")
def take_contact_back(visit: Arrived) -> Response:
    return _taken_back(visit, None)


@router.get(OF_A_TRIP)
def show_contact_for_a_trip(visit: Arrived, number: int, date_number: int) -> Response:
    return _shown(visit, _trip(visit, number, date_number))


@router.post(OF_A_TRIP)
def give_contact_for_a_trip(visit: Arrived, number: int, date_number: int) -> Response:
    return _given(visit, _trip(visit, number, date_number))


@router.post(f"{OF_A_TRIP}/taking-back")
def take_contact_back_from_a_trip(visit: Arrived, number: int, date_number: int) -> Response:
    return _taken_back(visit, _trip(visit, number, date_number))


def _trip(visit: Arrival, number: int, date_number: int) -> Happening:
    permit(visit.in_private, Act.SEE_PROFILE, visit.here)
    happening = happening_here(visit, number, date_number)
    if not happening.is_trip:
        raise NotFound()
    permit(visit.actor, Act.BOOK, happening)
    return happening


def _shown(visit: Arrival, trip: Happening | None) -> Response:
    permit(visit.in_private, Act.SEE_PROFILE, visit.here)
    mine = _mine(visit, trip)
    known = {"name": mine.name, "phone": mine.phone} if mine else {}
    return visit.page(PAGE, **_words(visit, trip, Answers[ContactForm](known)))


def _given(visit: Arrival, trip: Happening | None) -> Response:
    permit(visit.in_private, Act.SEE_PROFILE, visit.here)
    answers = read(ContactForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            emergencies.give_contact(visit.session, actor, visit.here, answers.accepted, trip)
            return visit.go(f"{_at(trip)}?kept=1")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again(PAGE, PART, **_words(visit, trip, answers))


def _taken_back(visit: Arrival, trip: Happening | None) -> Response:
    permit(visit.in_private, Act.SEE_PROFILE, visit.here)
    said = as_sent(WritingDown, visit.typed)
    actor = speaking(visit.session, visit.actor, visit.here, said)
    emergencies.take_contact_back(visit.session, actor, visit.here, trip)
    return visit.go(_at(trip))


def _at(trip: Happening | None) -> str:
    before = f"{trip.address}/" if trip else ""
    return f"{before}emergency-contact"


def _mine(visit: Arrival, trip: Happening | None) -> EmergencyContact | None:
    if trip is not None and trip.mine is None:
        return None
    return emergencies.contact_of(visit.session, visit.here, visit.actor.person_id, trip.mine if trip else None)


def _words(visit: Arrival, trip: Happening | None, answers: Answers[ContactForm]) -> dict[str, object]:
    return {
        "answers": answers,
        "trip": trip,
        "at": _at(trip),
        "mine": _mine(visit, trip),
        **for_whose_wish(visit.session, visit.actor, visit.here),
        "is_kept": visit.request.query_params.get("kept") == "1",
    }
