"""Pages about oneself: who we think you are, how you are told, how pages look."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.core.forms import Answers, read
from app.core.languages import N_
from app.core.transactions import OneTransaction
from app.people import queries, service
from app.people.arriving import Arrived
from app.people.cookies import local_place
from app.people.forms import ToldByForm
from app.people.models import Person

router = APIRouter(route_class=OneTransaction)

TOLD_BY = "people/told_by.html"
NOT_FREE = N_("We can't use this address for you. Please ask a helper.")


@router.post("/preferences")
def choose_preferences(visit: Arrived) -> Response:
    """Text size, colours or language, from the controls on every page; for visitors too."""
    wishes = {name: visit.typed.get(name, "") for name in ("text_size", "contrast", "language")}
    chosen = visit.preferences.changed(**wishes)
    response = visit.go(local_place(visit.typed.get("return_to", "")) or "/")
    chosen.keep(response, visit.settings.is_behind_tls)
    if not visit.actor.is_visitor:
        service.prefer(visit.session, visit.actor, chosen)
    return response


@router.get("/me")
def show_me(visit: Arrived) -> Response:
    actor = visit.comes_home()
    person = queries.person_with_id(visit.session, actor.person_id)
    return visit.page("people/me.html", person=person, just_chosen="told" in visit.request.query_params)


@router.get("/me/told-by")
def show_how_told(visit: Arrived) -> Response:
    person = queries.person_with_id(visit.session, visit.comes_home().person_id)
    return visit.page(TOLD_BY, person=person, answers=Answers[ToldByForm]({"told_by": person.told_by}))


@router.post("/me/told-by")
def choose_how_told(visit: Arrived) -> Response:
    actor = visit.comes_home()
    person = queries.person_with_id(visit.session, actor.person_id)
    answers = read(ToldByForm, {**visit.typed, **_known(person)})
    form = answers.accepted
    if form and form.email and queries.is_anothers_email(visit.session, form.email, actor.person_id):
        answers = answers.but("email", NOT_FREE)
    if answers.accepted is None:
        return visit.again(TOLD_BY, TOLD_BY, person=person, answers=answers)

    service.choose_how_told(visit.session, actor, answers.accepted)
    return visit.go("/me?told=yes")


def _known(person: Person) -> dict[str, str]:
    return {"has_email": "yes" if person.email else "no", "has_phone": "yes" if person.phone else "no"}
