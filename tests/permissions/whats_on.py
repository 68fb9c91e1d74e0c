"""What is on where everyone's rights are tried: Tess planned it all, and Rosa leads it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.activities.changing import call_off_date
from app.activities.forms import CallOffForm
from app.activities.happenings import the_happening
from app.activities.own_calendar import make_calendar
from app.core import clock
from tests.activities.arranging import an_activity, books, cancels
from tests.cast import AMINA, MINA, Part
from tests.house import House


def much_is_on(house: House, now: datetime, tess: Part, noor: Part) -> str:
    """1 is weekly, Amina comes, and its second date is called off. 2 keeps a place for Amina. 3 has begun.

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
    begins = (now - timedelta(minutes=30)).astimezone(ZoneInfo("Europe/London"))
    with clock.at(now - timedelta(hours=1)):
        at_time = begins.time().replace(second=0, microsecond=0)
        an_activity(house, by=tess, leader="rosa", first_on=begins.date(), at_time=at_time, minutes=1440)
    with house.writing() as session:
        return make_calendar(session, house.actor(session, noor), house.here(session))
