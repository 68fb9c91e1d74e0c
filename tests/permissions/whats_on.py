"""What is on where everyone's rights are tried: Tess planned it all, and Rosa leads it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.activities.changing import call_off_date
from app.activities.forms import CallOffForm
from app.activities.happenings import the_happening
from app.activities.own_calendar import make_calendar
from app.core import clock
from tests.activities.arranging import an_activity, books, cancels
from tests.activities.travelling import rides_with, says
from tests.cast import AMINA, MINA, ROSA, Part
from tests.house import House


def much_is_on(house: House, now: datetime, tess: Part, noor: Part) -> str:
    """1 is weekly, Amina comes, and its second date is called off. 2 keeps a place for Amina. 3 has begun.

    4 is a trip that has begun, too: Amina needs a lift, Noor offers one, and Amina rides with her.
    Returns the key of Noor's own calendar.
    """
    weeks = {"repeats": "weekly", "last_on": clock.today("Europe/London") + timedelta(days=28)}
    weekly = an_activity(house, by=tess, leader="rosa", **weeks)
    books(house, weekly, AMINA)
    with house.writing() as session:
        here, mina = house.here(session), house.actor(session, MINA)
        call_off_date(session, mina, here, the_happening(session, here, weekly, 2), CallOffForm(words="It is painted."))
    full = an_activity(house, by=tess, leader="rosa", seats=1)
    books(house, full, noor)
    books(house, full, AMINA)
    cancels(house, full, noor)
    _has_begun(house, now, tess, noor)
    with house.writing() as session:
        return make_calendar(session, house.actor(session, noor), house.here(session))


def _has_begun(house: House, now: datetime, tess: Part, noor: Part) -> None:
    begins = (now - timedelta(minutes=30)).astimezone(ZoneInfo("Europe/London"))
    at_time = begins.time().replace(second=0, microsecond=0)
    has_begun = {"leader": "rosa", "first_on": begins.date(), "at_time": at_time, "minutes": 1440}
    with clock.at(now - timedelta(hours=1)):
        an_activity(house, by=tess, **has_begun)
        trip = an_activity(house, by=tess, kind="trip", **has_begun)
        books(house, trip, AMINA)
        books(house, trip, noor)
        says(house, trip, AMINA, "asks")
        says(house, trip, noor, "offers", seats=2)
        rides_with(house, trip, AMINA, noor, by=ROSA)
