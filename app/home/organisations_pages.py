"""The organisations of a neighbourhood: listed, added, renamed, and through which door their people come in."""

from fastapi.responses import Response

from app.core.forms import NOTHING_TYPED, Answers, Form, read
from app.core.rooms import Room
from app.home.choosing import UNKNOWN, doors_on_offer, tried
from app.neighbourhoods import settings
from app.neighbourhoods.forms import OrganisationForm
from app.neighbourhoods.models import ORGANISATION_LABELS, Organisation
from app.neighbourhoods.queries import organisation_called, organisations_of
from app.neighbourhoods.sign_ins import choose_sign_in, sign_ins_of
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/settings/organisations")

PARTNERS, PARTNER = "neighbourhoods/organisations.html", "neighbourhoods/organisation.html"


@router.get("")
def show_organisations(visit: Arrived) -> Response:
    permit(visit.actor, Act.CHANGE_SETTINGS, visit.here)
    return visit.page(PARTNERS, **_listed(visit), answers=NOTHING_TYPED)


@router.post("")
def add_organisation(visit: Arrived) -> Response:
    permit(visit.actor, Act.CHANGE_SETTINGS, visit.here)
    listed = _listed(visit)
    answers = tried(
        read(OrganisationForm, visit.typed),
        lambda form: settings.add_organisation(visit.session, visit.actor, visit.here, form),
    )
    if answers.accepted is None:
        return visit.again(PARTNERS, PARTNERS, **listed, answers=answers)
    return visit.go("settings/organisations")


@router.get("/{organisation}")
def show_organisation(visit: Arrived, organisation: str) -> Response:
    found = _called(visit, organisation)
    return visit.page(PARTNER, **_about(visit, found), answers=_now(visit, found))


@router.post("/{organisation}")
def change_organisation(visit: Arrived, organisation: str) -> Response:
    found = _called(visit, organisation)
    provider = visit.typed.get("provider", "")
    answers = read(OrganisationForm, visit.typed)
    if provider not in dict(doors_on_offer(visit)):
        answers = answers.but("provider", UNKNOWN)
    answers = tried(
        answers, lambda form: settings.change_organisation(visit.session, visit.actor, visit.here, found, form)
    )
    if answers.accepted is None:
        return visit.again(PARTNER, PARTNER, **_about(visit, found), answers=answers)
    choose_sign_in(visit.session, visit.actor, visit.here, found.id, provider)
    return visit.go("settings/organisations")


def _called(visit: Arrival, key: str) -> Organisation:
    permit(visit.actor, Act.CHANGE_SETTINGS, visit.here)
    return organisation_called(visit.session, visit.here, key)


def _listed(visit: Arrival) -> dict[str, object]:
    return {"organisations": organisations_of(visit.session, visit.here), "kinds": _kinds(visit)}


def _about(visit: Arrival, organisation: Organisation) -> dict[str, object]:
    return {"organisation": organisation, "kinds": _kinds(visit), "doors": doors_on_offer(visit)}


def _kinds(visit: Arrival) -> list[tuple[str, str]]:
    return [(kind.value, visit.say(words)) for kind, words in ORGANISATION_LABELS.items()]


def _now(visit: Arrival, organisation: Organisation) -> Answers[Form]:
    chosen = {one.organisation_id: one.provider for one in sign_ins_of(visit.session, visit.here)}
    return Answers({"name": organisation.name, "kind": organisation.kind, "provider": chosen.get(organisation.id, "")})
