"""Asking for a look at a comment; hiding with a reason; a second look by someone else."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.core.forms import NOTHING_TYPED, as_sent, read
from app.core.transactions import OneTransaction
from app.helping.forms import WritingDown
from app.helping.speaking import SPOKEN, speaking
from app.needs import moderating
from app.needs.forms import HideForm, ReportForm, SecondLookForm
from app.needs.kinds import HiddenFor, SecondOutcome
from app.needs.models import Need
from app.needs.queries import seen_comment
from app.needs.replies import Comment
from app.needs.second_looks import others_who_review
from app.people.arriving import Arrival, Arrived
from app.people.queries import person_with_id
from app.permissions.rules import Act, permit

router = APIRouter(route_class=OneTransaction, prefix="/{slug}/needs/{number}/comments/{comment_id}")


@router.get("/report")
def begin_report(visit: Arrived, number: int, comment_id: int) -> Response:
    need, said = _comment(visit, number, comment_id)
    permit(visit.actor, Act.REPORT_COMMENT, said)
    return visit.page("needs/report.html", need=need, said=said, answers=NOTHING_TYPED)


@router.post("/report")
def report_comment(visit: Arrived, number: int, comment_id: int) -> Response:
    need, said = _comment(visit, number, comment_id)
    permit(visit.actor, Act.REPORT_COMMENT, said)
    answers = read(ReportForm, visit.typed)
    if answers.accepted is None:
        return visit.again("needs/report.html", "needs/_report_form.html", need=need, said=said, answers=answers)

    moderating.report_comment(visit.session, visit.actor, said, answers.accepted)
    return visit.page("needs/reported.html", need=need)


@router.get("/hide")
def begin_hiding(visit: Arrived, number: int, comment_id: int) -> Response:
    need, said = _comment(visit, number, comment_id)
    permit(visit.actor, Act.REVIEW_COMMENT, said)
    return visit.page("needs/hide.html", need=need, said=said, reasons=HiddenFor, answers=NOTHING_TYPED)


@router.post("/hide")
def hide_comment(visit: Arrived, number: int, comment_id: int) -> Response:
    need, said = _comment(visit, number, comment_id, to_change=True)
    permit(visit.actor, Act.REVIEW_COMMENT, said)
    answers = read(HideForm, visit.typed)
    if answers.accepted is None:
        words = {"need": need, "said": said, "reasons": HiddenFor, "answers": answers}
        return visit.again("needs/hide.html", "needs/_hide_form.html", **words)

    moderating.hide_comment(visit.session, visit.actor, need, said, answers.accepted)
    return visit.go(f"needs/{number}#comment-{said.id}")


@router.post("/show")
def show_comment(visit: Arrived, number: int, comment_id: int) -> Response:
    _, said = _comment(visit, number, comment_id, to_change=True)
    moderating.show_comment(visit.session, visit.actor, said)
    return visit.go(f"needs/{number}#comment-{said.id}")


@router.get("/second-look")
def see_second_look(visit: Arrived, number: int, comment_id: int) -> Response:
    """For its author: how far it is. For who reviews: the form, or who else can fill it in."""
    need, said = _comment(visit, number, comment_id)
    if not visit.may("ASK_SECOND_LOOK", said):
        permit(visit.actor, Act.REVIEW_COMMENT, said)
    return visit.page("needs/second_look.html", **_second_look(visit, need, said), answers=NOTHING_TYPED)


@router.post("/second-look")
def ask_for_second_look(visit: Arrived, number: int, comment_id: int) -> Response:
    """The author asks; an officer who sees what was hidden types it in for them, from paper or a call."""
    _, said = _comment(visit, number, comment_id, to_change=True)
    form = as_sent(WritingDown, visit.typed)
    actor = speaking(visit.session, visit.actor, visit.here, form)
    moderating.ask_for_second_look(visit.session, actor, said)
    return visit.go(f"needs/{number}/comments/{said.id}/second-look")


@router.post("/second-look/given")
def give_second_look(visit: Arrived, number: int, comment_id: int) -> Response:
    need, said = _comment(visit, number, comment_id, to_change=True)
    permit(visit.actor, Act.REVIEW_COMMENT, said)
    answers = read(SecondLookForm, visit.typed)
    if answers.accepted is None:
        words = {**_second_look(visit, need, said), "answers": answers}
        return visit.again("needs/second_look.html", "needs/_second_look_form.html", **words)

    moderating.give_second_look(visit.session, visit.actor, need, said, answers.accepted)
    return visit.go(f"needs/{number}#comment-{said.id}")


def _second_look(visit: Arrival, need: Need, said: Comment) -> dict[str, object]:
    look = moderating.second_look_at(visit.session, said)
    may_give = visit.may("GIVE_SECOND_LOOK", said)
    is_for_others = look is not None and look.looked_at is None and not may_give
    others = others_who_review(visit.session, visit.here, said.hidden_by_id) if is_for_others else []
    return {
        "need": need,
        "said": said,
        "look": look,
        "may_give": may_give,
        "others": others,
        "outcomes": SecondOutcome,
        "author": _author_to_ask_for(visit, said) if look is None else "",
        "ways": SPOKEN,
    }


def _author_to_ask_for(visit: Arrival, said: Comment) -> str:
    """Their handle, for who may type in that they asked."""
    if said.said_by_id is None or said.hidden_at is None or not visit.may("WRITE_DOWN", visit.here):
        return ""
    return person_with_id(visit.session, said.said_by_id).handle


def _comment(visit: Arrival, number: int, comment_id: int, to_change: bool = False) -> tuple[Need, Comment]:
    return seen_comment(visit.session, visit.actor, visit.here, (number, comment_id), to_change)
