"""The officer's week: what is on, and what each date still needs."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response

from app.activities.officers_week import FOR_ALL_WHO_LOOK, fortnight
from app.core.transactions import OneTransaction
from app.people.arriving import Arrived
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
        mends=visit.may("CHANGE_ACTIVITY", AnyActivity(visit.here.id)),
        for_all=FOR_ALL_WHO_LOOK,
    )
