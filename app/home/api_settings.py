"""The JSON twin of the pages of the neighbourhood: what everyone reads about it, and what its steward settles."""

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.helping.api_calls import Call, Keyed, Reading, Writing
from app.home.api_forms import OrganisationBody, SettingsBody
from app.home.choosing import UNKNOWN, doors_on_offer
from app.home.shapes import (
    NeighbourhoodShape,
    OrganisationShape,
    OrganisationsShape,
    PlaceShape,
    PlacesShape,
    SettingsShape,
)
from app.neighbourhoods import queries, settings
from app.neighbourhoods.forms import OrganisationForm, PlaceForm
from app.neighbourhoods.models import Organisation, Place
from app.neighbourhoods.sign_ins import choose_sign_in, sign_ins_of
from app.permissions.rules import Act, permit

router = APIRouter(route_class=Keyed, tags=["neighbourhood"])
Key = Annotated[str, Path(pattern=r"^[a-z0-9_-]{1,40}$", description="Its key.")]


@router.get("/neighbourhood", summary="The neighbourhood, and the keys of its themes, places and organisations")
def show_neighbourhood(visit: Reading) -> NeighbourhoodShape:
    """With the house rules and the statements. Where its own words are empty, the pages show the usual ones."""
    session, here = visit.session, visit.here
    found = {"themes": queries.themes_of, "places": queries.places_of, "organisations": queries.organisations_of}
    keys = {name: read(session, here) for name, read in found.items()}
    return NeighbourhoodShape.of(queries.all_about(session, here), keys)


@router.get("/settings", summary="All that is settled here")
def show_settings(visit: Reading) -> SettingsShape:
    """For the steward; it belongs to changing them, so the key may write."""
    permit(visit.actor, Act.CHANGE_SETTINGS, visit.here)
    return SettingsShape.of(queries.all_about(visit.session, visit.here))


@router.post("/settings", summary="Change what is settled here")
def change_settings(visit: Writing, form: SettingsBody) -> SettingsShape:
    """Send all of it, as `GET settings` gives it: what is left out is taken away."""
    settings.change_settings(visit.session, visit.actor, visit.here, form)
    return SettingsShape.of(queries.all_about(visit.session, visit.here))


@router.get("/settings/places", summary="The places here, and what they are like")
def list_places(visit: Reading) -> PlacesShape:
    permit(visit.actor, Act.CHANGE_SETTINGS, visit.here)
    return PlacesShape(places=list(map(PlaceShape.of, queries.all_places(visit.session, visit.here))))


@router.post("/settings/places", status_code=201, response_model=PlaceShape, summary="Add a place")
def add_place(visit: Writing, form: PlaceForm) -> Response:
    place = settings.add_place(visit.session, visit.actor, visit.here, form)
    return visit.made(PlaceShape.of(place), "settings/places")


@router.post("/settings/places/{place}", summary="Change a place")
def change_place(visit: Writing, place: Key, form: PlaceForm) -> PlaceShape:
    """All of it anew. Its key stays, as programs know it by that."""
    found = _place(visit, place)
    settings.change_place(visit.session, visit.actor, visit.here, found, form)
    return PlaceShape.of(found)


@router.post("/settings/places/{place}/remove", status_code=204, summary="Take a place away")
def remove_place(visit: Writing, place: Key) -> Response:
    """Only while nothing points to it."""
    settings.remove_place(visit.session, visit.actor, visit.here, _place(visit, place))
    return Response(status_code=204)


@router.get("/settings/organisations", summary="The organisations here")
def list_organisations(visit: Reading) -> OrganisationsShape:
    permit(visit.actor, Act.CHANGE_SETTINGS, visit.here)
    chosen = {one.organisation_id: one.provider for one in sign_ins_of(visit.session, visit.here)}
    found = queries.all_organisations(visit.session, visit.here)
    return OrganisationsShape(organisations=[OrganisationShape.of(one, chosen.get(one.id, "")) for one in found])


@router.post(
    "/settings/organisations", status_code=201, response_model=OrganisationShape, summary="Add an organisation"
)
def add_organisation(visit: Writing, form: OrganisationForm) -> Response:
    made = settings.add_organisation(visit.session, visit.actor, visit.here, form)
    return visit.made(OrganisationShape.of(made, ""), "settings/organisations")


@router.post("/settings/organisations/{organisation}", summary="Change an organisation")
def change_organisation(visit: Writing, organisation: Key, form: OrganisationBody) -> OrganisationShape:
    """All of it anew, with the `provider` through which its people come in, if they have one."""
    found = _organisation(visit, organisation)
    if form.provider not in dict(doors_on_offer(visit)):
        raise NotLikeThis(UNKNOWN, field="provider")
    settings.change_organisation(visit.session, visit.actor, visit.here, found, form)
    choose_sign_in(visit.session, visit.actor, visit.here, found.id, form.provider)
    return OrganisationShape.of(found, form.provider)


def _place(visit: Call, key: str) -> Place:
    permit(visit.actor, Act.CHANGE_SETTINGS, visit.here)
    return queries.place_called(visit.session, visit.here, key)


def _organisation(visit: Call, key: str) -> Organisation:
    permit(visit.actor, Act.CHANGE_SETTINGS, visit.here)
    return queries.organisation_called(visit.session, visit.here, key)
