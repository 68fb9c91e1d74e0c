"""Talking about a need; asking for a second look; hiding with a reason."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.core.errors import NotFound
from app.core.forms import NOTHING_TYPED, read
from app.core.transactions import OneTransaction
from app.needs import talking
from app.needs.forms import CommentForm, ReasonForm, ReportForm
from app.needs.models import Need
from app.needs.queries import seen_need
from app.needs.replies import Comment
from app.needs.speaking import speaking
from app.people.arriving import Arrival, Arrived
from app.people.queries import residents_of
from app.permissions.rules import Act, permit
from app.permissions.who import Via

router = APIRouter(route_class=OneTransaction, prefix="/{slug}/needs/{number}/comments")


@router.get("")
def begin_comment(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.COMMENT, need)
    return visit.page("needs/comment.html", need=need, answers=NOTHING_TYPED, **_for_others(visit))


@router.post("")
def comment(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.COMMENT, need)
    answers = read(CommentForm, visit.typed)
    if answers.accepted is None:
        words = {"need": need, "answers": answers, **_for_others(visit)}
        return visit.again("needs/comment.html", "needs/_comment_form.html", **words)

    actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
    said = talking.comment(visit.session, actor, visit.here, need, answers.accepted)
    return visit.then("needs/_commented.html", to=f"needs/{number}#talk", need=need, said=said)


@router.get("/{comment_id}/report")
def begin_report(visit: Arrived, number: int, comment_id: int) -> Response:
    need, said = _comment(visit, number, comment_id)
    permit(visit.actor, Act.REPORT_COMMENT, said)
    return visit.page("needs/report.html", need=need, said=said, answers=NOTHING_TYPED)


@router.post("/{comment_id}/report")
def report_comment(visit: Arrived, number: int, comment_id: int) -> Response:
    need, said = _comment(visit, number, comment_id)
    permit(visit.actor, Act.REPORT_COMMENT, said)
    answers = read(ReportForm, visit.typed)
    if answers.accepted is None:
        return visit.again("needs/report.html", "needs/_report_form.html", need=need, said=said, answers=answers)

    talking.report_comment(visit.session, visit.actor, said, answers.accepted)
    return visit.page("needs/reported.html", need=need)


@router.get("/{comment_id}/hide")
def begin_hiding(visit: Arrived, number: int, comment_id: int) -> Response:
    need, said = _comment(visit, number, comment_id)
    permit(visit.actor, Act.REVIEW_COMMENT, said)
    return visit.page("needs/hide.html", need=need, said=said, answers=NOTHING_TYPED)


@router.post("/{comment_id}/hide")
def hide_comment(visit: Arrived, number: int, comment_id: int) -> Response:
    need, said = _comment(visit, number, comment_id)
    permit(visit.actor, Act.REVIEW_COMMENT, said)
    answers = read(ReasonForm, visit.typed)
    if answers.accepted is None:
        return visit.again("needs/hide.html", "needs/_hide_form.html", need=need, said=said, answers=answers)

    talking.hide_comment(visit.session, visit.actor, said, answers.accepted)
    return visit.go(f"needs/{number}#comment-{said.id}")


@router.post("/{comment_id}/show")
def show_comment(visit: Arrived, number: int, comment_id: int) -> Response:
    _, said = _comment(visit, number, comment_id)
    talking.show_comment(visit.session, visit.actor, said)
    return visit.go(f"needs/{number}#comment-{said.id}")


def _comment(visit: Arrival, number: int, comment_id: int) -> tuple[Need, Comment]:
    """What waits or is hidden is for its author and for reviewers, here as in the story."""
    need = seen_need(visit.session, visit.actor, visit.here, number)
    said = visit.session.get(Comment, comment_id) if 0 < comment_id < 2**31 else None
    if said is None or said.need_id != need.id:
        raise NotFound()
    permit(visit.actor, Act.SEE_NEED, said)
    return need, said


def _for_others(visit: Arrival) -> dict[str, object]:
    writes_down = visit.may("WRITE_DOWN", visit.here)
    return {"residents": residents_of(visit.session, visit.here.id) if writes_down else [], "ways": Via}
