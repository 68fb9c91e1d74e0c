"""The places of a neighbourhood: listed, added, renamed, told what they are like; one that nothing points to can go."""

from fastapi.responses import Response

from app.core.forms import NOTHING_TYPED, Answers, Form, read
from app.core.rooms import Room
from app.home.choosing import tried
from app.neighbourhoods import settings
from app.neighbourhoods.forms import PlaceForm
from app.neighbourhoods.models import Place
from app.neighbourhoods.queries import place_called, places_of
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/settings/places")

PLACES, PLACE = "neighbourhoods/places.html", "neighbourhoods/place.html"


@router.get("")
def show_places(visit: Arrived) -> Response:
    permit(visit.actor, Act.CHANGE_SETTINGS, visit.here)
    return visit.page(PLACES, places=places_of(visit.session, visit.here), answers=NOTHING_TYPED)


@router.post("")
def add_place(visit: Arrived) -> Response:
    permit(visit.actor, Act.CHANGE_SETTINGS, visit.here)
    places = places_of(visit.session, visit.here)
    answers = tried(
        read(PlaceForm, visit.typed), lambda form: settings.add_place(visit.session, visit.actor, visit.here, form)
    )
    if answers.accepted is None:
        return visit.again(PLACES, PLACES, places=places, answers=answers)
    return visit.go("settings/places")


@router.get("/{place}")
def show_place(visit: Arrived, place: str) -> Response:
    found = _called(visit, place)
    return visit.page(PLACE, place=found, answers=_now(found))


@router.post("/{place}")
def change_place(visit: Arrived, place: str) -> Response:
    found = _called(visit, place)
    answers = tried(
        read(PlaceForm, visit.typed),
        lambda form: settings.change_place(visit.session, visit.actor, visit.here, found, form),
    )
    if answers.accepted is None:
        return visit.again(PLACE, PLACE, place=found, answers=answers)
    return visit.go("settings/places")


@router.post("/{place}/remove")
def remove_place(visit: Arrived, place: str) -> Response:
    found = _called(visit, place)
    now: Answers[Form] = Answers(_now(found).typed, PlaceForm(name=found.name))
    answers = tried(now, lambda _: settings.remove_place(visit.session, visit.actor, visit.here, found), "remove")
    if answers.accepted is None:
        return visit.again(PLACE, PLACE, place=found, answers=answers)
    return visit.go("settings/places")


def _called(visit: Arrival, key: str) -> Place:
    permit(visit.actor, Act.CHANGE_SETTINGS, visit.here)
    return place_called(visit.session, visit.here, key)


def _now(place: Place) -> Answers[Form]:
    return Answers({name: _written(getattr(place, name)) for name in PlaceForm.model_fields})


def _written(value: object) -> str:
    """As its field would have been filled in; nothing where nothing is known."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
