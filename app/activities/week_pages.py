"""The officer's week: what is on, and what each date still needs."""

from fastapi.responses import Response

from app.activities.ending_terms import AnyActivity, clashes_of_terms, plan_those, what_would_follow
from app.activities.next_term import day_in, terms_that_end
from app.activities.officers_week import FOR_ALL_WHO_LOOK, fortnight
from app.core.rooms import Room
from app.people.arriving import Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/week")


@router.get("")
def show_week(visit: Arrived) -> Response:
    permit(visit.actor, Act.SEE_WEEK, visit.here)
    return visit.page(
        "activities/officers_week.html",
        fortnight=fortnight(visit.session, visit.here, visit.settings.sends_texts),
        mends=visit.may("CHANGE_ACTIVITY", AnyActivity(visit.here.id)),
        ending=terms_that_end(visit.session, visit.here),
        for_all=FOR_ALL_WHO_LOOK,
    )


@router.get("/next-terms")
def show_next_terms(visit: Arrived, first_on: str = "") -> Response:
    """All that ends soon, with the dates that would follow: nothing is planned yet."""
    permit(visit.actor, Act.CHANGE_ACTIVITY, AnyActivity(visit.here.id))
    nexts = what_would_follow(visit.session, visit.here, day_in(first_on))
    clashes = clashes_of_terms(visit.session, visit.here, nexts)
    return visit.page("activities/next_terms.html", nexts=nexts, clashes=clashes, first_on=first_on)


@router.post("/next-terms")
def plan_next_terms(visit: Arrived) -> Response:
    """Those that were ticked, as they were shown."""
    ticked = {int(one) for one in visit.ticked("activity") if one.isdecimal()}
    plan_those(visit.session, visit.actor, visit.here, ticked, day_in(visit.typed.get("first_on", "")))
    return visit.go("week")
