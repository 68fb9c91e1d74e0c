"""Asking for a look at a comment; hiding with a reason; a second look by someone else."""

from fastapi.responses import Response

from app.core.forms import NOTHING_TYPED, as_sent, read
from app.core.rooms import Room
from app.helping.forms import WritingDown
from app.helping.speaking import speaking
from app.moderating import service
from app.moderating.forms import HideForm, ReportForm, SecondLookForm
from app.moderating.kinds import HiddenFor
from app.moderating.pages import second_look_of
from app.needs import moderating
from app.needs.models import Need
from app.needs.queries import seen_comment
from app.needs.replies import Comment
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/needs/{number}/comments/{comment_id}")


@router.get("/report")
def begin_report(visit: Arrived, number: int, comment_id: int) -> Response:
    need, said = _comment(visit, number, comment_id)
    permit(visit.actor, Act.REPORT, said)
    return visit.page("moderating/report.html", **_about(need, said), answers=NOTHING_TYPED)


@router.post("/report")
def report_comment(visit: Arrived, number: int, comment_id: int) -> Response:
    need, said = _comment(visit, number, comment_id)
    permit(visit.actor, Act.REPORT, said)
    answers = read(ReportForm, visit.typed)
    if answers.accepted is None:
        return visit.again(
            "moderating/report.html", "moderating/_report_form.html", **_about(need, said), answers=answers
        )

    service.report(visit.session, visit.actor, said, answers.accepted)
    return visit.page("moderating/reported.html", **_about(need, said))


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
    return visit.page("moderating/second_look.html", **_second_look(visit, need, said), answers=NOTHING_TYPED)


@router.post("/second-look")
def ask_for_second_look(visit: Arrived, number: int, comment_id: int) -> Response:
    """The author asks; an officer who sees what was hidden types it in for them, from paper or a call."""
    _, said = _comment(visit, number, comment_id, to_change=True)
    form = as_sent(WritingDown, visit.typed)
    actor = speaking(visit.session, visit.actor, visit.here, form)
    service.ask_for_second_look(visit.session, actor, said)
    return visit.go(f"needs/{number}/comments/{said.id}/second-look")


@router.post("/second-look/given")
def give_second_look(visit: Arrived, number: int, comment_id: int) -> Response:
    need, said = _comment(visit, number, comment_id, to_change=True)
    permit(visit.actor, Act.REVIEW_COMMENT, said)
    answers = read(SecondLookForm, visit.typed)
    if answers.accepted is None:
        words = {**_second_look(visit, need, said), "answers": answers}
        return visit.again("moderating/second_look.html", "moderating/_second_look_form.html", **words)

    moderating.give_second_look(visit.session, visit.actor, need, said, answers.accepted)
    return visit.go(f"needs/{number}#comment-{said.id}")


def _second_look(visit: Arrival, need: Need, said: Comment) -> dict[str, object]:
    return {**_about(need, said), "why": said.hidden_reason, **second_look_of(visit, said)}


def _about(need: Need, said: Comment) -> dict[str, object]:
    place = f"needs/{need.number}"
    return {"said": said, "place": place, "at": f"{place}/comments/{said.id}"}


def _comment(visit: Arrival, number: int, comment_id: int, to_change: bool = False) -> tuple[Need, Comment]:
    return seen_comment(visit.session, visit.actor, visit.here, (number, comment_id), to_change)
