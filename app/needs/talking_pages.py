"""Talking about a need."""

from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, read
from app.core.rooms import Room
from app.helping.speaking import for_whom, speaking
from app.needs import talking
from app.needs.forms import CommentForm
from app.needs.queries import seen_need
from app.people.arriving import Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/needs/{number}/comments")


@router.get("")
def begin_comment(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.COMMENT, need)
    return visit.page(
        "needs/comment.html", need=need, answers=NOTHING_TYPED, **for_whom(visit.session, visit.actor, visit.here)
    )


@router.post("")
def comment(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.COMMENT, need)
    answers = read(CommentForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            said = talking.comment(visit.session, actor, visit.here, need, answers.accepted)
            return visit.then("needs/_commented.html", to=f"needs/{number}#talk", need=need, said=said)
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    words = {"need": need, "answers": answers, **for_whom(visit.session, visit.actor, visit.here)}
    return visit.again("needs/comment.html", "needs/_comment_form.html", **words)
