"""My own calendar: made, shown once, ended; and read by the programs that know its address."""

from fastapi.responses import Response

from app.activities.calendar_pages import TYPE
from app.activities.calendars import Home, calendar_of_dates
from app.activities.own_calendar import address_of, dates_of, end_calendar, make_calendar, open_calendar, owner_of
from app.core.languages import N_
from app.core.rooms import Room
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/calendar")
MINE = N_("My dates: %(name)s")


@router.get("/mine")
def show_own_calendar(visit: Arrived) -> Response:
    _at_home(visit)
    mine = open_calendar(visit.session, visit.here, visit.actor.person_id)
    return visit.page("activities/own_calendar.html", mine=mine, address="")


@router.post("/mine")
def make_own_calendar(visit: Arrived) -> Response:
    """The page that answers is the only place where its address can ever be read."""
    _at_home(visit)
    key = make_calendar(visit.session, visit.actor, visit.here)
    mine = open_calendar(visit.session, visit.here, visit.actor.person_id)
    address = address_of(key, visit.here, visit.settings)
    return visit.page("activities/own_calendar.html", mine=mine, address=address)


@router.post("/mine/end")
def end_own_calendar(visit: Arrived) -> Response:
    _at_home(visit)
    end_calendar(visit.session, visit.actor, visit.here)
    return visit.go("calendar/mine")


@router.get("/{key}.ics")
def read_own_calendar(visit: Arrived, key: str) -> Response:
    """Whoever has the address, and no one else; whether someone is signed in makes no difference."""
    dates = dates_of(visit.session, visit.here, owner_of(visit.session, visit.here, key))
    name = visit.say(MINE, name=visit.here.name)
    home = Home(visit.here, f"{visit.settings.base_url}/{visit.here.slug}", visit.say)
    written = calendar_of_dates(home, dates, name)
    return Response(written, media_type=TYPE, headers={"referrer-policy": "no-referrer"})


def _at_home(visit: Arrival) -> None:
    permit(visit.in_private, Act.SEE_PROFILE, visit.here)
