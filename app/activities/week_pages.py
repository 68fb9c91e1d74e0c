"""The officer's week: what is on, and what each date still needs."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response

from app.activities.clashes import Clash, clashes_of_each
from app.activities.next_term import NextTerm, as_typed, day_in, next_term, plan_next_term, terms_that_end
from app.activities.officers_week import FOR_ALL_WHO_LOOK, fortnight
from app.core.transactions import OneTransaction
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = APIRouter(route_class=OneTransaction, prefix="/{slug}/week")


@dataclass(frozen=True)
class AnyActivity:
    """One that the reader neither leads nor has planned, to ask once for a whole list."""

    neighbourhood_id: int
    leaders: frozenset[int] = frozenset()
    planned_by_id: int | None = None


@router.get("")
def show_week(visit: Arrived) -> Response:
    permit(visit.actor, Act.SEE_WEEK, visit.here)
    return visit.page(
        "activities/officers_week.html",
        fortnight=fortnight(visit.session, visit.here, visit.settings.sends_texts),
        mends=_mends(visit),
        ending=terms_that_end(visit.session, visit.here),
        for_all=FOR_ALL_WHO_LOOK,
    )


@router.get("/next-terms")
def show_next_terms(visit: Arrived, first_on: str = "") -> Response:
    """All that ends soon, with the dates that would follow: nothing is planned yet."""
    permit(visit.actor, Act.CHANGE_ACTIVITY, AnyActivity(visit.here.id))
    nexts = _nexts(visit, first_on)
    return visit.page("activities/next_terms.html", nexts=nexts, clashes=_clashes(visit, nexts), first_on=first_on)


@router.post("/next-terms")
def plan_next_terms(visit: Arrived) -> Response:
    """Those that were ticked, as they were shown."""
    permit(visit.actor, Act.CHANGE_ACTIVITY, AnyActivity(visit.here.id))
    ticked = visit.ticked("activity")
    for one in _nexts(visit, visit.typed.get("first_on", "")):
        if str(one.term.number) in ticked:
            plan_next_term(visit.session, visit.actor, visit.here, one.term.planned, one.when)
    return visit.go("week")


def _mends(visit: Arrival) -> bool:
    return visit.may("CHANGE_ACTIVITY", AnyActivity(visit.here.id))


def _nexts(visit: Arrival, first_on: str) -> list[NextTerm]:
    """What can't be planned in one step is left to its own page."""
    asked = day_in(first_on)
    found = []
    for term in terms_that_end(visit.session, visit.here):
        typed = as_typed(visit.here, term, {})
        if asked is not None:
            typed["first_on"] = max(typed["first_on"], f"{asked}")  # never before its own last date
        _, following = next_term(visit.here, term, typed)
        found += [following] if following is not None and following.days else []
    return found


def _clashes(visit: Arrival, nexts: list[NextTerm]) -> dict[int, list[Clash]]:
    return clashes_of_each(visit.session, visit.here, {one.term.number: one.wanted(visit.here) for one in nexts})
