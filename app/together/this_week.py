"""Whose birthday it is this week, for those who belong here."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, col, or_, select

from app.core import clock
from app.neighbourhoods.models import Membership
from app.neighbourhoods.queries import Here
from app.people.models import Person
from app.together.models import Birthday
from app.together.queries import known_as

WEEK = 7
MOST = 60
LEAP_DAY = (2, 29)


@dataclass(frozen=True)
class Celebrated:
    name: str
    day: date


def birthdays_this_week(session: Session, here: Here, short: bool = False) -> list[Celebrated]:
    """From today on, as the neighbourhood's calendar has it; one statement. `short`: by first names only."""
    days = _days(clock.today(here.time_zone))
    one_of_them = or_(*((col(Birthday.month) == month) & (col(Birthday.day) == day) for month, day in days))
    found = (
        select(Person.name, Birthday.month, Birthday.day)
        .join(Person, col(Person.id) == Birthday.said_by_id)
        .join(Membership, col(Membership.person_id) == Birthday.said_by_id)
        .where(Membership.neighbourhood_id == here.id, col(Membership.left_at).is_(None))
        .where(Birthday.neighbourhood_id == here.id, one_of_them)
        .order_by(Person.search_name)
        .limit(MOST)
    )
    who = [Celebrated(known_as(name) if short else name, days[month, day]) for name, month, day in session.exec(found)]
    return sorted(who, key=lambda one: one.day)


def _days(today: date) -> dict[tuple[int, int], date]:
    """The week's days by month and day; who was born on 29 February is not forgotten in other years."""
    week = [today + timedelta(days=number) for number in range(WEEK)]
    days = {(day.month, day.day): day for day in week}
    last_of_february = next((day for day in week if (day.month, day.day) == (2, 28)), None)
    if last_of_february and (last_of_february + timedelta(days=1)).month == 3:
        days[LEAP_DAY] = last_of_february
    return days
