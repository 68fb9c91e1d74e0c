"""“People I help”: for whom a helper may speak; and, for officers, writing down that someone named a helper."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.transactions import OneTransaction
from app.helping import service
from app.helping.choosing import the_one_named
from app.helping.forms import NamedAloudForm
from app.helping.queries import all_helping, helped_by, the_helper
from app.people.arriving import Arrival, Arrived
from app.people.queries import member_called, residents_of
from app.permissions.rules import Act, permit
from app.permissions.who import Via

router = APIRouter(route_class=OneTransaction, prefix="/{slug}/helpers")
PAGE, PART = "helping/people_i_help.html", "helping/_named_aloud_form.html"
WAYS = (Via.IN_PERSON, Via.PHONE, Via.PAPER)


@router.get("")
def show_people_i_help(visit: Arrived) -> Response:
    permit(visit.actor, Act.NAME_HELPER, visit.here)
    return visit.page(PAGE, **_words(visit, NOTHING_TYPED))


@router.post("")
def write_down_a_helper(visit: Arrived) -> Response:
    permit(visit.actor, Act.WRITE_DOWN, visit.here)
    answers = read(NamedAloudForm, visit.typed)
    if answers.accepted is not None:
        try:
            _write_down(visit, answers.accepted)
            return visit.go("helpers?named=yes")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again(PAGE, PART, **_words(visit, answers))


@router.post("/{helper_id}/end")
def end_helping(visit: Arrived, helper_id: int) -> Response:
    permit(visit.actor, Act.NAME_HELPER, visit.here)
    helper = the_helper(visit.session, visit.here.id, helper_id)
    actor = visit.actor
    if actor.person_id not in (helper.person_id, helper.helper_id):
        actor = actor.writing_down(helper.person_id, Via.IN_PERSON)
    service.end_helper(visit.session, actor, visit.here, helper)
    return visit.go("helpers")


def _write_down(visit: Arrival, form: NamedAloudForm) -> None:
    person = member_called(visit.session, visit.here.id, form.spoken_by)
    if person is None:
        raise NotLikeThis(service.NO_ONE_HERE, field="spoken_by")
    helper_id = the_one_named(visit.session, visit.here, form)
    actor = visit.actor.writing_down(person.id, form.via, form.read_back)
    service.name_helper(visit.session, actor, visit.here, helper_id)


def _words(visit: Arrival, answers: Answers[NamedAloudForm]) -> dict[str, object]:
    writes_down = visit.may("WRITE_DOWN", visit.here)
    return {
        "helped": helped_by(visit.session, visit.here.id, visit.actor.person_id),
        "residents": residents_of(visit.session, visit.here.id) if writes_down else [],
        "pairs": all_helping(visit.session, visit.here.id) if visit.may("SEE_PEOPLE", visit.here) else [],
        "ways": WAYS,
        "may_be_unnamed": False,
        "answers": answers,
        "was_named": visit.request.query_params.get("named") == "yes",
    }
