"""A month and a week at a glance."""

from babel.dates import get_day_names
from fastapi.responses import Response

from app.activities.glance import weeks_of
from app.activities.showing import LANGUAGE_NAMES
from app.activities.spans import Span, month_asked_for, month_with, week_asked_for, week_with
from app.core import clock
from app.core.languages import language_for
from app.core.rooms import Room
from app.people.arriving import Arrival, Arrived

router = Room(prefix="/{slug}/activities")


@router.get("/month")
def show_month(visit: Arrived, month: str = "") -> Response:
    return _glance(visit, month_asked_for(month, clock.today(visit.zone)))


@router.get("/week")
def show_week(visit: Arrived, week: str = "") -> Response:
    return _glance(visit, week_asked_for(week, clock.today(visit.zone)))


def _glance(visit: Arrival, span: Span) -> Response:
    weeks = weeks_of(visit.session, visit.actor, visit.here, span)
    today = clock.today(visit.zone)
    filled = [day.on for week in weeks for day in week if day and day.cards]
    names = get_day_names("wide", locale=visit.language.locale)
    return visit.page(
        "activities/glance.html",
        span=span,
        titles={one.name: one.in_words(visit.say, visit.language) for one in (span, span.before, span.after)},
        weeks=weeks,
        is_empty=not filled,
        next_on=next((on for on in filled if on >= today), None),
        has_gone_by=bool(filled) and filled[0] < today,
        weekdays=[names[number] for number in range(7)],
        today=today,
        other=month_with(span.first) if span.is_week else week_with(max(span.first, min(today, span.end))),
        languages=LANGUAGE_NAMES,
        own=language_for(visit.here.language).code,
    )
