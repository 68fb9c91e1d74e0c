"""Calendars to subscribe to: everything that is on, or one activity."""

from functools import partial

from fastapi.responses import Response

from app.activities.calendars import Home, calendar_of, series_of
from app.activities.happenings import the_activity
from app.core.errors import NotFound
from app.core.languages import language_for
from app.core.rooms import Room
from app.people.arriving import Arrival, Arrived

router = Room(prefix="/{slug}")
TYPE = "text/calendar; charset=utf-8"


@router.get("/activities.ics")
def whole_calendar(visit: Arrived) -> Response:
    return _calendar(visit, None)


@router.get("/activities/{number}.ics")
def one_calendar(visit: Arrived, number: str) -> Response:
    if not number.isdecimal() or len(number) > 9:
        raise NotFound()
    planned = the_activity(visit.session, visit.here, int(number))
    return _calendar(visit, planned.activity.number)


def _calendar(visit: Arrival, number: int | None) -> Response:
    series = series_of(visit.session, visit.here, number)
    # It is for everyone who subscribes, so it speaks the neighbourhood's language.
    say = partial(visit.request.app.state.pages.say, language_for(visit.here.language))
    written = calendar_of(Home(visit.here, f"{visit.settings.base_url}/{visit.here.slug}", say), series)
    name = visit.here.slug if number is None else f"{visit.here.slug}-{number}"
    return Response(written, media_type=TYPE, headers={"content-disposition": f'inline; filename="{name}.ics"'})
