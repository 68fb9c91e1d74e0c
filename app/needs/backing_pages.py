"""“Me too”: for oneself with one tap, for someone else on a page of its own, and for a whole room by counting hands."""

from fastapi.responses import Response

from app.core.errors import NotAllowed, NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.rooms import Room
from app.helping.speaking import NOT_FOR_THEM, for_whom, speaking, spoken_for
from app.needs import counting, raising, talking
from app.needs.forms import BackForm, CommentForm, HeadsForm
from app.needs.models import Need
from app.needs.queries import seen_need
from app.needs.whole import whole_need
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/needs/{number}")


@router.get("/backing")
def begin_backing_for_someone(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.BACK_NEED, need)
    if not spoken_for(visit.session, visit.actor, visit.here):
        raise NotAllowed(NOT_FOR_THEM)
    asked = {name: visit.request.query_params.get(name, "") for name in ("via", "spoken_by")}
    return visit.page("needs/back.html", **_words(visit, need, Answers[BackForm](asked)))


@router.post("/backing")
def back_need(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number, to_change=True)
    permit(visit.actor, Act.BACK_NEED, need)
    answers = read(BackForm, visit.typed)
    if answers.accepted is not None:
        try:
            _back(visit, need, answers.accepted)
            return _backing_changed(visit, number)
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again("needs/back.html", "needs/_back_form.html", **_words(visit, need, answers))


@router.post("/backing/taken-back")
def stop_backing(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number, to_change=True)
    raising.stop_backing(visit.session, visit.actor, need)
    return _backing_changed(visit, number)


@router.get("/heads")
def begin_counting(visit: Arrived, number: int) -> Response:
    whole = whole_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.BACK_NEED, whole.need)
    permit(visit.actor, Act.WRITE_DOWN, whole.need)
    return visit.page("needs/heads.html", need=whole.need, counts=whole.my_counts, answers=NOTHING_TYPED)


@router.post("/heads")
def count_heads(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number, to_change=True)
    permit(visit.actor, Act.BACK_NEED, need)
    permit(visit.actor, Act.WRITE_DOWN, need)
    answers = read(HeadsForm, visit.typed)
    if answers.accepted is None:
        return visit.again("needs/heads.html", "needs/_heads_form.html", need=need, counts=[], answers=answers)

    counting.count_heads(visit.session, visit.actor, need, answers.accepted.heads)
    return visit.go(f"needs/{number}#backing")


@router.post("/heads/{count_id}/taken-back")
def take_back_heads(visit: Arrived, number: int, count_id: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number, to_change=True)
    counting.take_back_heads(visit.session, visit.actor, need, count_id)
    return visit.go(f"needs/{number}#backing")


def _back(visit: Arrival, need: Need, form: BackForm) -> None:
    actor = speaking(visit.session, visit.actor, visit.here, form)
    raising.back_need(visit.session, actor, need)
    if form.words:
        talking.comment(visit.session, actor, visit.here, need, CommentForm(words=form.words))


def _words(visit: Arrival, need: Need, answers: Answers[BackForm]) -> dict[str, object]:
    return {"need": need, "answers": answers, **for_whom(visit.session, visit.actor, visit.here)}


def _backing_changed(visit: Arrival, number: int) -> Response:
    if not visit.by_htmx:
        return visit.go(f"needs/{number}")
    visit.session.flush()
    whole = whole_need(visit.session, visit.actor, visit.here, number)
    return visit.then("needs/_backing.html", to="", whole=whole, need=whole.need)
