"""The JSON twin of the pages: the officer's week, and the next term from the last."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.activities.api_forms import NextTermBody, NextTermsBody, NotBefore
from app.activities.clashes import clashes_with
from app.activities.ending_terms import AnyActivity, clashes_of_terms, plan_those, what_would_follow
from app.activities.happenings import Planned, the_activity
from app.activities.kinds import Repeats
from app.activities.next_term import NextTerm, as_typed, next_term, plan_next_term, term_of, terms_that_end
from app.activities.officers_week import fortnight
from app.activities.shapes_of_weeks import FortnightShape, NextTermShape, NextTermsShape, PlannedTermsShape
from app.core.errors import NotFound, NotLikeThis
from app.helping.api_calls import Call, Keyed, Number, Reading, Writing
from app.permissions.rules import Act, permit

router = APIRouter(route_class=Keyed)


@router.get("/week", summary="What this week and the next still need")
def show_week(visit: Reading) -> FortnightShape:
    """For the officer and the steward."""
    permit(visit.actor, Act.SEE_WEEK, visit.here)
    found = fortnight(visit.session, visit.here, visit.settings.sends_texts)
    return FortnightShape.of(found, terms_that_end(visit.session, visit.here))


@router.get("/week/next-terms", summary="What would follow all that ends soon")
def list_next_terms(visit: Reading, form: Annotated[NotBefore, Query()]) -> NextTermsShape:
    """Nothing is planned yet. It belongs to planning, so the key may write."""
    permit(visit.actor, Act.CHANGE_ACTIVITY, AnyActivity(visit.here.id))
    nexts = what_would_follow(visit.session, visit.here, form.first_on)
    clashes = clashes_of_terms(visit.session, visit.here, nexts)
    return NextTermsShape(next_terms=[NextTermShape.of(one, clashes[one.term.number]) for one in nexts])


@router.post(
    "/week/next-terms", status_code=201, response_model=PlannedTermsShape, summary="Plan the next terms of several"
)
def plan_next_terms(visit: Writing, form: NextTermsBody) -> Response:
    """As the list shows them. What is not on the list is left as it is."""
    made = plan_those(visit.session, visit.actor, visit.here, form.activities, form.first_on)
    return visit.made(PlannedTermsShape(activities=[one.number for one in made]), "activities")


@router.get("/activities/{number}/next-term", summary="The dates that would follow this series")
def show_next_term(visit: Reading, number: Number, form: Annotated[NextTermBody, Query()]) -> NextTermShape:
    """Nothing is planned yet. It belongs to planning, so the key may write."""
    following = _following(visit, _to_follow(visit, number), form)
    return NextTermShape.of(following, clashes_with(visit.session, visit.here, following.wanted(visit.here)))


@router.post(
    "/activities/{number}/next-term", status_code=201, response_model=PlannedTermsShape, summary="Plan the next term"
)
def plan_term(visit: Writing, number: Number, form: NextTermBody = NextTermBody()) -> Response:  # noqa: B008 - frozen
    """Once only. Those who came regularly are asked whether they come again."""
    planned = _to_follow(visit, number)
    when = _following(visit, planned, form).when
    activity = plan_next_term(visit.session, visit.actor, visit.here, planned, when)
    return visit.made(PlannedTermsShape(activities=[activity.number]), f"activities/{activity.number}")


def _to_follow(visit: Call, number: int) -> Planned:
    """What is on once has no next term. Raises NotFound."""
    planned = the_activity(visit.session, visit.here, number)
    permit(visit.actor, Act.CHANGE_ACTIVITY, planned)
    if planned.activity.repeats == Repeats.ONCE:
        raise NotFound()
    return planned


def _following(visit: Call, planned: Planned, form: NextTermBody) -> NextTerm:
    term = term_of(visit.session, planned)
    answers, following = next_term(visit.here, term, as_typed(visit.here, term, form.typed()))
    if following is None:
        raise NotLikeThis(answers.mistakes[0].words, field=answers.mistakes[0].field)
    return following
