"""Lays in what is on: planned, booked, waited for, come to, and one date called off."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path

from sqlmodel import Session, col, select

from app.activities.changing import call_off_date
from app.activities.coming import book
from app.activities.forms import BookForm, CallOffForm, PlanForm
from app.activities.happenings import the_happening
from app.activities.models import Activity, Date
from app.activities.planning import plan_activity
from app.activities.who_came import came, count_comers
from app.core import clock
from app.demo.trips import WrittenTrip, lay_in_trip
from app.neighbourhoods.queries import Here
from app.people.actors import actor_called
from app.people.queries import person_called

PLANNED_BEFORE = timedelta(days=20)
BOOKED_BEFORE = timedelta(days=2)


class WrittenActivity(WrittenTrip, total=False):
    """One `[[activity]]` of activities.toml; the other words are those of the form."""

    by: str
    week: int
    weekday: int
    days: int
    """From the day on which it is laid in, instead of a week and a weekday."""
    at_time: str
    repeats: str
    weeks: int
    coming: list[str]
    waiting: list[str]
    came: list[list[str]]
    unnamed: int
    off: str


def lay_in_whats_on(session: Session, here: Here, folder: Path, now: datetime) -> None:
    """Nothing where nothing is written."""
    path = folder / "activities.toml"
    if not path.exists():
        return
    for written in tomllib.loads(path.read_text())["activity"]:
        _lay_in(session, here, written, now)


def _lay_in(session: Session, here: Here, written: WrittenActivity, now: datetime) -> None:
    first_on = _day(written, now.date())
    last_on = first_on + timedelta(weeks=written["weeks"]) if written["weeks"] else None
    form = PlanForm.model_validate({**written, "first_on": first_on, "last_on": last_on})
    starts = datetime.combine(first_on, time(9), now.tzinfo)
    with clock.at(min(starts, now) - PLANNED_BEFORE):
        activity = plan_activity(session, actor_called(session, written["by"], here.id), here, form)
    _came(session, here, activity, written, now)
    _are_coming(session, here, activity, written, now)


def _day(written: WrittenActivity, today: date) -> date:
    """A monthly one falls on the same weekday of the month each time, so its first is no fifth."""
    if "days" in written:
        return today + timedelta(days=written["days"])
    day = today - timedelta(days=today.weekday()) + timedelta(weeks=written["week"], days=written["weekday"])
    return day - timedelta(weeks=1) if day.day > 28 and written["repeats"].startswith("monthly") else day


def _came(session: Session, here: Here, activity: Activity, written: WrittenActivity, now: datetime) -> None:
    past = select(Date).where(Date.activity_id == activity.id, Date.ends_at < now - timedelta(days=1))
    dates = session.exec(past.order_by(col(Date.starts_at).desc())).all()
    leader = actor_called(session, written["by"], here.id)
    for day, handles in zip(dates, written.get("came", []), strict=False):
        happening = the_happening(session, here, activity.number, day.number)
        with clock.at(day.starts_at):
            for handle in handles:
                came(session, leader, happening, person_called(session, handle).id)
            if written.get("unnamed"):
                count_comers(session, leader, happening, written["unnamed"])


def _are_coming(session: Session, here: Here, activity: Activity, written: WrittenActivity, now: datetime) -> None:
    # What is on today stays so for the whole day, whenever it is laid in.
    since = clock.start_of(now.date(), here.time_zone) if "days" in written else now + timedelta(hours=1)
    to_come = select(Date).where(Date.activity_id == activity.id, Date.starts_at > since)
    dates = session.exec(to_come.order_by(col(Date.starts_at)).limit(2)).all()
    if not dates:
        return
    happening = the_happening(session, here, activity.number, dates[0].number)
    with clock.at(now - BOOKED_BEFORE):
        for handle in (*written.get("coming", ()), *written.get("waiting", ())):
            book(session, actor_called(session, handle, here.id), here, happening, BookForm())
        lay_in_trip(session, here, happening, written)
    if written.get("off") and len(dates) > 1:
        other = the_happening(session, here, activity.number, dates[1].number)
        with clock.at(now - BOOKED_BEFORE):
            leader = actor_called(session, written["by"], here.id)
            call_off_date(session, leader, here, other, CallOffForm(words=written["off"]))
