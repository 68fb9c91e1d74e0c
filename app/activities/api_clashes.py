"""The JSON twin of what a form shows while a time is typed: what else is on then. It asks, and hinders no one.

These belong to planning, so the key may write; nothing is written.
"""

from typing import Annotated

from fastapi import APIRouter, Query

from app.activities.api_forms import DateBody, PlanTimes
from app.activities.api_values import DateNumber
from app.activities.clashing import clashes_of_change, clashes_of_date, clashes_of_move, clashes_of_plan
from app.activities.forms import TakesForm
from app.activities.happenings import the_activity
from app.activities.shapes_of_weeks import ClashesShape
from app.activities.showing import happening_here
from app.helping.api_calls import Keyed, Number, Reading
from app.permissions.rules import Act, permit

router = APIRouter(prefix="/activities", route_class=Keyed)


@router.get("/clashes", summary="What else is on when this would be")
def list_clashes(visit: Reading, form: Annotated[PlanTimes, Query()]) -> ClashesShape:
    permit(visit.actor, Act.PLAN_ACTIVITY, visit.here)
    return ClashesShape.of(clashes_of_plan(visit.session, visit.here, form))


@router.get("/{number}/clashes", summary="What else is on when one more date would be")
def list_clashes_of_one_more(visit: Reading, number: Number, form: Annotated[DateBody, Query()]) -> ClashesShape:
    planned = the_activity(visit.session, visit.here, number)
    permit(visit.actor, Act.CHANGE_ACTIVITY, planned)
    return ClashesShape.of(clashes_of_date(visit.session, visit.here, planned, form))


@router.get("/{number}/change/clashes", summary="What else is on, with another place or leader")
def list_clashes_of_a_change(visit: Reading, number: Number, form: Annotated[TakesForm, Query()]) -> ClashesShape:
    planned = the_activity(visit.session, visit.here, number)
    permit(visit.actor, Act.CHANGE_ACTIVITY, planned)
    return ClashesShape.of(clashes_of_change(visit.session, visit.here, planned, form))


@router.get("/{number}/dates/{date_number}/clashes", summary="What else is on if a date moved")
def list_clashes_of_a_move(
    visit: Reading, number: Number, date_number: DateNumber, form: Annotated[DateBody, Query()]
) -> ClashesShape:
    happening = happening_here(visit, number, date_number)
    permit(visit.actor, Act.CHANGE_ACTIVITY, happening)
    return ClashesShape.of(clashes_of_move(visit.session, visit.here, happening, form))
