"""“People I help”: for whom a helper may speak; and, for officers, writing down that someone named a helper."""

from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.rooms import Room
from app.helping import naming
from app.helping.forms import NamedAloudForm
from app.helping.queries import all_helping, helped_by
from app.people.arriving import Arrival, Arrived
from app.people.queries import residents_of
from app.permissions.rules import Act, permit
from app.permissions.who import Via

router = Room(prefix="/{slug}/helpers")
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
            naming.write_down_a_helper(visit.session, visit.actor, visit.here, answers.accepted)
            return visit.go("helpers?named=yes")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again(PAGE, PART, **_words(visit, answers))


@router.post("/{helper_id}/end")
def end_helping(visit: Arrived, helper_id: int) -> Response:
    naming.end_as_asked(visit.session, visit.actor, visit.here, helper_id)
    return visit.go("helpers")


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
