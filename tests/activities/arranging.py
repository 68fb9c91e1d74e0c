"""Activities as people plan them, and who comes to them, through the services people use."""

from datetime import datetime, time, timedelta
from typing import Any

from sqlmodel import col, select

from app.activities import coming, planning
from app.activities.forms import BookForm, PlanForm
from app.activities.happenings import Happening, booking_of, the_happening
from app.activities.kinds import BookingState
from app.activities.models import Booking, Date
from app.core import clock
from app.notifications.worker import Worker
from tests.cast import MINA, ROSA, Part
from tests.house import House

NEXT_WEEK = timedelta(days=7)


def a_plan(**form: Any) -> PlanForm:
    """A coffee morning in a week's time, unless it is said otherwise."""
    plan = {
        "title": "Coffee morning",
        "kind": "get_together",
        "place": "lounge",
        "first_on": clock.today("Europe/London") + NEXT_WEEK,
        "at_time": time(10, 30),
        "minutes": 90,
    }
    return PlanForm(**{**plan, **form})


def an_activity(house: House, by: Part = MINA, **form: Any) -> int:
    """Someone plans an activity; returns its number."""
    with house.writing() as session:
        here = house.here(session, by.neighbourhood)
        return planning.plan_activity(session, house.actor(session, by), here, a_plan(**form)).number


def books(house: House, number: int, by: Part = ROSA, date_number: int = 1, **form: Any) -> BookingState:
    """Someone says that they are coming; returns where their booking stands."""
    with house.writing() as session:
        here, actor = house.here(session, by.neighbourhood), house.actor(session, by)
        happening = the_happening(session, here, number, date_number)
        return coming.book(session, actor, here, happening, BookForm(**form)).state


def cancels(house: House, number: int, by: Part = ROSA, date_number: int = 1) -> None:
    with house.writing() as session:
        here, actor = house.here(session, by.neighbourhood), house.actor(session, by)
        coming.cancel(session, actor, here, the_happening(session, here, number, date_number))


def says_yes(house: House, number: int, by: Part = ROSA, date_number: int = 1) -> None:
    with house.writing() as session:
        here, actor = house.here(session, by.neighbourhood), house.actor(session, by)
        coming.say_yes(session, actor, here, the_happening(session, here, number, date_number))


def happening(house: House, number: int, date_number: int = 1) -> Happening:
    with house.reading() as session:
        return the_happening(session, house.here(session), number, date_number)


def booking(house: House, number: int, by: Part = ROSA, date_number: int = 1) -> Booking:
    with house.reading() as session:
        here = house.here(session)
        day = the_happening(session, here, number, date_number).date
        found = booking_of(session, day, house.actor(session, by).person_id)
        assert found is not None
        return found


def stands(house: House, number: int, by: Part = ROSA, date_number: int = 1) -> BookingState:
    """Where someone's booking stands now."""
    return booking(house, number, by, date_number).state


def work(house: House) -> None:
    """Whatever is due is done; mail goes nowhere."""
    settings = house.app.state.settings.model_copy(update={"demo": False, "smtp_host": ""})
    worker = Worker(house.database, settings, house.app.state.pages)
    while worker.work_once():
        pass


def starts(house: House, number: int) -> list[datetime]:
    """When each date of an activity begins, in order."""
    with house.reading() as session:
        activity = the_happening(session, house.here(session), number, 1).activity
        dates = session.exec(select(Date).where(Date.activity_id == activity.id).order_by(col(Date.starts_at)))
        return [one.starts_at for one in dates]
