"""Looking at a need before it is shown, and typing up recordings."""

from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, read
from app.core.rooms import Room
from app.moderating.pages import for_review
from app.needs import reviewing
from app.needs.board import seen_before
from app.needs.forms import CommentForm, ReviewForm
from app.needs.models import Need
from app.needs.queries import seen_need, the_recording
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/needs/{number}")


@router.get("/review")
def begin_review(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.REVIEW_NEED, need)
    return visit.page("needs/review.html", **_to_review(visit, need), answers=NOTHING_TYPED)


@router.post("/review")
def review_need(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number, to_change=True)
    permit(visit.actor, Act.REVIEW_NEED, need)
    answers = read(ReviewForm, visit.typed)
    if answers.accepted is not None:
        try:
            reviewing.review_need(visit.session, visit.actor, need, answers.accepted)
            return visit.go("today")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again("needs/review.html", "needs/_review_form.html", **_to_review(visit, need), answers=answers)


@router.get("/recordings/{recording_id}/typing-up")
def begin_typing_up(visit: Arrived, number: int, recording_id: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number)
    recording = the_recording(visit.session, need, recording_id)
    permit(visit.actor, Act.TYPE_UP, recording)
    return visit.page("needs/type_up.html", need=need, recording=recording, answers=NOTHING_TYPED)


@router.post("/recordings/{recording_id}/typing-up")
def type_up(visit: Arrived, number: int, recording_id: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number, to_change=True)
    recording = the_recording(visit.session, need, recording_id)
    permit(visit.actor, Act.TYPE_UP, recording)
    answers = read(CommentForm, visit.typed)
    if answers.accepted is None:
        words = {"need": need, "recording": recording, "answers": answers}
        return visit.again("needs/type_up.html", "needs/_type_up_form.html", **words)

    reviewing.type_up(visit.session, visit.actor, need, recording, answers.accepted.words)
    return visit.go(f"needs/{number}")


def _to_review(visit: Arrival, need: Need) -> dict[str, object]:
    alike = [card for card in seen_before(visit.session, visit.here, need.title) if card.number != need.number]
    return {"need": need, "alike": alike, **for_review(visit, need)}
