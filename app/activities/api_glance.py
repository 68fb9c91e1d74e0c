"""The JSON twin of the pages: a month and a week at a glance, and whether one's own calendar is open."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.activities.glance import weeks_of
from app.activities.own_calendar import address_of, end_calendar, make_calendar, open_calendar
from app.activities.shapes_of_weeks import GlanceShape, OwnCalendarMadeShape, OwnCalendarShape
from app.activities.spans import Span, month_asked_for, week_asked_for
from app.core import clock
from app.helping.api_calls import Call, Keyed, Reading, Writing
from app.permissions.rules import Act, permit

router = APIRouter(route_class=Keyed)
Month = Annotated[str, Query(pattern=r"^(\d{4}-\d{2})?$", description="Like 2027-03; left out, this month.")]
Week = Annotated[str, Query(pattern=r"^(\d{4}-W\d{2})?$", description="Like 2027-W09; left out, this week.")]


@router.get("/activities/month", summary="A month at a glance")
def show_month(visit: Reading, month: Month = "") -> GlanceShape:
    return _glance(visit, month_asked_for(month, clock.today(visit.zone)))


@router.get("/activities/week", summary="A week at a glance")
def show_one_week(visit: Reading, week: Week = "") -> GlanceShape:
    """From Monday to Sunday."""
    return _glance(visit, week_asked_for(week, clock.today(visit.zone)))


@router.get("/calendar/mine", summary="Whether my own calendar is open")
def show_own_calendar(visit: Reading) -> OwnCalendarShape:
    """Its address is told once, to whoever makes it."""
    permit(visit.in_private, Act.SEE_PROFILE, visit.here)
    return OwnCalendarShape.of(open_calendar(visit.session, visit.here, visit.actor.person_id))


@router.post("/calendar/mine", status_code=201, response_model=OwnCalendarMadeShape, summary="Make my own calendar")
def make_own_calendar(visit: Writing) -> Response:
    """An address for a calendar program, which needs no key. An older address opens nothing any more."""
    key = make_calendar(visit.session, visit.actor, visit.here)
    return visit.made(OwnCalendarMadeShape(address=address_of(key, visit.here, visit.settings)), "calendar/mine")


@router.post("/calendar/mine/end", status_code=204, summary="End my own calendar")
def end_own_calendar(visit: Writing) -> Response:
    """Its address opens nothing any more."""
    end_calendar(visit.session, visit.actor, visit.here)
    return Response(status_code=204)


def _glance(visit: Call, span: Span) -> GlanceShape:
    return GlanceShape.of(span, weeks_of(visit.session, visit.actor, visit.here, span), visit.here)
