"""The JSON twin of the pages that keep the talk kind: reporting, hiding with a reason, and a second look."""

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from app.helping.api_calls import Call, Keyed, Number, Reading, Writing
from app.helping.forms import WritingDown
from app.moderating import service
from app.moderating.forms import HideForm, ReportForm, SecondLookForm
from app.moderating.looks import second_look_at
from app.moderating.shapes import SecondLookShape
from app.needs import moderating
from app.needs.models import Need
from app.needs.queries import seen_comment
from app.needs.replies import Comment
from app.needs.shapes import CommentShape, comments_in
from app.needs.whole import whole_need
from app.permissions.rules import Act, may, permit

router = APIRouter(prefix="/needs/{number}/comments/{comment_id}", route_class=Keyed, tags=["comments"])
CommentId = Annotated[int, Path(ge=1, le=2**31 - 1, description="Its `id`.")]
FOR_ONESELF = WritingDown()
WITHOUT_WORDS = ReportForm()


@router.post("/report", status_code=204, summary="Ask for someone to look at a comment")
def report_comment(visit: Writing, number: Number, comment_id: CommentId, form: ReportForm = WITHOUT_WORDS) -> Response:
    """Asked twice is asked once."""
    _, said = _comment(visit, number, comment_id)
    service.report(visit.session, visit.actor, said, form)
    return Response(status_code=204)


@router.post("/hide", summary="Hide a comment and say why")
def hide_comment(visit: Writing, number: Number, comment_id: CommentId, form: HideForm) -> CommentShape:
    """Its author is told; the place where it stood stays, with the reason."""
    need, said = _comment(visit, number, comment_id, to_change=True)
    moderating.hide_comment(visit.session, visit.actor, need, said, form)
    return _as_it_stands(visit, number, comment_id)


@router.post("/show", summary="Show a comment, bring it back, or let it stand")
def show_comment(visit: Writing, number: Number, comment_id: CommentId) -> CommentShape:
    """What someone asked about is settled with it."""
    _, said = _comment(visit, number, comment_id, to_change=True)
    moderating.show_comment(visit.session, visit.actor, said)
    return _as_it_stands(visit, number, comment_id)


@router.get("/second-look", summary="How far a second look is")
def show_second_look(visit: Reading, number: Number, comment_id: CommentId) -> SecondLookShape:
    """For its author and for those who review; with a key that may write."""
    _, said = _comment(visit, number, comment_id)
    return _second_look(visit, said)


@router.post("/second-look", summary="Ask for a second look at one's own hidden comment")
def ask_for_second_look(
    visit: Writing, number: Number, comment_id: CommentId, form: WritingDown = FOR_ONESELF
) -> SecondLookShape:
    """By someone else than who hid it. Asked twice is asked once."""
    _, said = _comment(visit, number, comment_id, to_change=True)
    service.ask_for_second_look(visit.session, visit.speaking(form), said)
    return _second_look(visit, said)


@router.post("/second-look/given", summary="Look again at what another has hidden")
def give_second_look(visit: Writing, number: Number, comment_id: CommentId, form: SecondLookForm) -> SecondLookShape:
    """Its author reads the words."""
    need, said = _comment(visit, number, comment_id, to_change=True)
    moderating.give_second_look(visit.session, visit.actor, need, said, form)
    return SecondLookShape.of(said, said.hidden_reason, second_look_at(visit.session, said))


def _comment(visit: Call, number: int, comment_id: int, to_change: bool = False) -> tuple[Need, Comment]:
    return seen_comment(visit.session, visit.actor, visit.here, (number, comment_id), to_change)


def _second_look(visit: Call, said: Comment) -> SecondLookShape:
    visit.session.flush()
    if not may(visit.actor, Act.ASK_SECOND_LOOK, said):
        permit(visit.actor, Act.REVIEW_COMMENT, said)
    return SecondLookShape.of(said, said.hidden_reason, second_look_at(visit.session, said))


def _as_it_stands(visit: Call, number: int, comment_id: int) -> CommentShape:
    visit.session.flush()
    story = whole_need(visit.session, visit.actor, visit.here, number).story
    return next(one for one in comments_in(story) if one.id == comment_id)
