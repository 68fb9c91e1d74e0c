"""Looking at an idea before it is shown."""

from fastapi.responses import Response

from app.core.forms import NOTHING_TYPED, read
from app.core.rooms import Room
from app.ideas import proposing
from app.ideas.queries import seen_idea
from app.moderating.forms import LookForm
from app.moderating.pages import for_review
from app.people.arriving import Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/ideas/{number}/review")


@router.get("")
def begin_looking(visit: Arrived, number: int) -> Response:
    idea = seen_idea(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.REVIEW_IDEA, idea)
    return visit.page("ideas/review.html", idea=idea, answers=NOTHING_TYPED, **for_review(visit, idea))


@router.post("")
def look_at_idea(visit: Arrived, number: int) -> Response:
    idea = seen_idea(visit.session, visit.actor, visit.here, number, to_change=True)
    permit(visit.actor, Act.REVIEW_IDEA, idea)
    answers = read(LookForm, visit.typed)
    if answers.accepted is None:
        words = {"idea": idea, "answers": answers, **for_review(visit, idea)}
        return visit.again("ideas/review.html", "ideas/_review_form.html", **words)

    proposing.look_at_idea(visit.session, visit.actor, idea, answers.accepted)
    return visit.go("today")
