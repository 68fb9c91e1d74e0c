"""Typing in how someone wants to be told things, as they said it or ticked it on paper."""

from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.rooms import Room
from app.helping import service
from app.helping.forms import ToldByForm
from app.helping.sheets import WAYS_ON_PAPER
from app.helping.speaking import SPOKEN, speaking
from app.people.arriving import Arrival, Arrived
from app.people.queries import residents_of
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/told-by")
PAGE, PART = "helping/told_by.html", "helping/_told_by_form.html"


@router.get("")
def begin_typing_in(visit: Arrived) -> Response:
    permit(visit.actor, Act.WRITE_DOWN, visit.here)
    return visit.page(PAGE, **_words(visit, NOTHING_TYPED))


@router.post("")
def write_down_how_told(visit: Arrived) -> Response:
    permit(visit.actor, Act.WRITE_DOWN, visit.here)
    answers = read(ToldByForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            service.write_down_how_told(visit.session, actor, visit.here, answers.accepted.told_by)
            return visit.go("told-by?kept=1")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again(PAGE, PART, **_words(visit, answers))


def _words(visit: Arrival, answers: Answers[ToldByForm]) -> dict[str, object]:
    return {
        "answers": answers,
        "ways_on_paper": WAYS_ON_PAPER,
        "residents": residents_of(visit.session, visit.here.id),
        "ways": SPOKEN,
        "may_be_unnamed": False,
        "is_kept": visit.request.query_params.get("kept") == "1",
    }
