"""How one is told, and how pages look. The page of all that is one's own is in the hall (`home`)."""

from fastapi.responses import Response

from app.core.forms import Answers, read
from app.core.languages import N_
from app.core.rooms import Room
from app.people import queries, service
from app.people.addresses_pages import NOT_FREE, ask_for_confirmation
from app.people.arriving import Arrived
from app.people.cookies import local_place
from app.people.forms import ToldByForm
from app.people.models import Person, ToldBy
from app.people.numbers import number_to_show
from app.people.numbers_pages import BY_TEXT, ask_for_number
from app.people.phones import NOT_A_MOBILE, NOT_A_PHONE, region_of, takes_texts, tidied

router = Room()

TOLD_BY = "people/told_by.html"
ONE_AT_A_TIME = N_("One thing at a time: first the texts, then the new e-mail address.")
NO_TEXTS_HERE = N_("Texts are not set up here. Please choose another way.")


@router.post("/preferences")
def choose_preferences(visit: Arrived) -> Response:
    """Text size, colours or language, from the controls on every page; for visitors too."""
    wishes = {name: visit.typed.get(name, "") for name in ("text_size", "contrast", "language")}
    chosen = visit.preferences.changed(**wishes)
    response = visit.go(local_place(visit.typed.get("return_to", "")) or "/")
    chosen.keep(response, visit.settings.is_behind_tls)
    if visit.actor.person_id is not None:
        service.prefer(visit.session, visit.actor, chosen)
    return response


@router.get("/me/told-by")
def show_how_told(visit: Arrived) -> Response:
    person = queries.person_with_id(visit.session, visit.comes_home().person_id)
    answers = Answers[ToldByForm]({"told_by": person.told_by})
    return visit.page(TOLD_BY, answers=answers, shown="shown" in visit.request.query_params, **_known_of(visit, person))


@router.post("/me/told-by")
def choose_how_told(visit: Arrived) -> Response:
    actor = visit.comes_home()
    person = queries.person_with_id(visit.session, actor.person_id)
    answers = read(ToldByForm, {**visit.typed, **_known(person)})
    form = answers.accepted
    if form:
        answers = _with_number(visit, answers, form, person)
    if form and form.email and queries.is_anothers_email(visit.session, form.email, actor.person_id):
        answers = answers.but("email", NOT_FREE)
    if answers.accepted is None:
        return visit.again(TOLD_BY, TOLD_BY, answers=answers, shown=False, **_known_of(visit, person))

    if to_show := _number_to_show(visit, answers.accepted, person):
        # Until its owner has shown that it is theirs, nothing goes there but the code.
        return ask_for_number(visit, to_show, way=BY_TEXT)
    number = tidied(answers.accepted.phone or "", region_of(visit.zone))
    service.choose_how_told(visit.session, actor, answers.accepted.model_copy(update={"phone": number}))
    if answers.accepted.email and answers.accepted.email != person.email:
        return ask_for_confirmation(visit, answers.accepted)
    return visit.go("/me?told=yes")


def _with_number(visit: Arrived, answers: Answers[ToldByForm], form: ToldByForm, person: Person) -> Answers[ToldByForm]:
    """Whether a text can leave this house, and reach the number."""
    region = region_of(visit.zone)
    if form.phone and tidied(form.phone, region) is None:
        return answers.but("phone", NOT_A_PHONE)
    if form.told_by == ToldBy.TEXT and not visit.settings.sends_texts:
        return answers.but("told_by", NO_TEXTS_HERE)
    if form.told_by == ToldBy.TEXT and not takes_texts(form.phone or person.phone or "", region):
        return answers.but("phone", NOT_A_MOBILE)
    if _number_to_show(visit, form, person) and form.email and form.email != person.email:
        return answers.but("email", ONE_AT_A_TIME)
    return answers


def _number_to_show(visit: Arrived, form: ToldByForm, person: Person) -> str:
    return number_to_show(visit, person, form.phone or person.phone or "") if form.told_by == ToldBy.TEXT else ""


def _known_of(visit: Arrived, person: Person) -> dict[str, object]:
    """With whether their number can be shown to be theirs, and whether someone else shares it."""
    number = person.confirmed_phone
    return {
        "person": person,
        "can_show": bool(number_to_show(visit, person, person.phone or "")),
        "is_shared": number is not None and len(queries.people_with_number(visit.session, number)) > 1,
    }


def _known(person: Person) -> dict[str, str]:
    return {"has_email": "yes" if person.email else "no", "has_phone": "yes" if person.phone else "no"}
