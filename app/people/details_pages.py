"""What the team knows about someone: read and put right by themselves."""

from fastapi.responses import Response

from app.core.forms import Answers, read
from app.core.hellos import hellos
from app.core.languages import N_
from app.core.rooms import Room
from app.people import queries, service
from app.people.arriving import Arrival, Arrived
from app.people.forms import DetailsForm
from app.people.models import Person, ToldBy
from app.people.numbers import number_to_show
from app.people.numbers_pages import BY_TEXT, ask_for_number
from app.people.phones import NOT_A_MOBILE, NOT_A_PHONE, region_of, takes_texts, tidied
from app.people.pictures import PICTURES

router = Room()

DETAILS = "people/details.html"
STILL_NEEDED = N_("We tell you things by phone. Choose another way first, then take the number away.")
BY_PHONE = (ToldBy.PHONE, ToldBy.TEXT)


@router.get("/me/details")
def show_details(visit: Arrived) -> Response:
    person = queries.person_with_id(visit.session, visit.comes_home().person_id)
    known = {name: getattr(person, name) or "" for name in DetailsForm.model_fields}
    return visit.page(DETAILS, **_offered(visit, person), answers=Answers[DetailsForm](known))


@router.post("/me/details")
def change_details(visit: Arrived) -> Response:
    actor = visit.comes_home()
    person = queries.person_with_id(visit.session, actor.person_id)
    answers = _with_number(visit, person, read(DetailsForm, visit.typed))
    if answers.accepted is None:
        return visit.again(DETAILS, DETAILS, **_offered(visit, person), answers=answers)

    form = answers.accepted
    to_show = number_to_show(visit, person, form.phone or "") if person.told_by == ToldBy.TEXT else ""
    if to_show and form.phone != person.phone:
        # Texts go on to the number that we had, until they have shown that this one is theirs.
        service.change_details(visit.session, actor, form.model_copy(update={"phone": person.phone}))
        return ask_for_number(visit, to_show, way=BY_TEXT)
    service.change_details(visit.session, actor, form)
    return visit.go("/me?details=yes")


def _with_number(visit: Arrival, person: Person, answers: Answers[DetailsForm]) -> Answers[DetailsForm]:
    """The number as people here write it, and still one that reaches them in the way they chose."""
    form, region = answers.accepted, region_of(visit.zone)
    if form is None:
        return answers
    number = tidied(form.phone, region) if form.phone else None
    if form.phone and number is None:
        return answers.but("phone", NOT_A_PHONE)
    if number is None and person.told_by in BY_PHONE:
        return answers.but("phone", STILL_NEEDED)
    if number and person.told_by == ToldBy.TEXT and not takes_texts(number, region):
        return answers.but("phone", NOT_A_MOBILE)
    return Answers(answers.typed, form.model_copy(update={"phone": number}))


def _offered(visit: Arrival, person: Person) -> dict[str, object]:
    tongues = {hello.language: hello.own_name for hello in hellos().values()}
    return {
        "person": person,
        "tongues": list(tongues.items()),
        "pictures": [(key, visit.say(words)) for key, words in PICTURES.items()],
    }
