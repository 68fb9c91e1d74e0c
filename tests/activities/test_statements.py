"""However much is on and however many come, a page asks the database as often."""

from datetime import timedelta

from sqlalchemy import insert
from sqlmodel import Session, select

from app.activities.kinds import BookingState
from app.activities.models import Attendance, Booking, Date
from app.core import clock
from app.neighbourhoods.models import Membership
from app.people.models import Person, ToldBy
from app.permissions.who import Via
from tests.activities.arranging import an_activity, books, happening
from tests.cast import MINA, OMAR, ROSA, Part
from tests.house import House
from tests.needs.happenings import counted

MOST = 12
MANY = 400
"""Dates, and people on each list: more than a neighbourhood has."""


def test_pages_of_what_is_on_cost_the_same_with_one_and_with_many(house: House) -> None:
    weeks = {"repeats": "weekly", "last_on": clock.today("Europe/London") + timedelta(days=14)}
    number = an_activity(house, by=MINA, leader="omar", **weeks)
    books(house, number, ROSA, wishes="A chair with arms")
    with clock.at(happening(house, number).date.starts_at):
        few = _costs(house, number)
        _many_come(house)
        many = _costs(house, number)
    print(f"statements, with one and with {MANY}: {few} {many}")
    assert few == many
    assert {page: cost for page, cost in many.items() if cost > MOST} == {}


def _costs(house: House, number: int) -> dict[str, int]:
    at = f"/linnet/activities/{number}"
    pages = {"what's on": "/linnet/activities", "date": f"{at}/dates/1", "all dates": at, "calendar": f"{at}.ics"}
    found: dict[str, int] = {}
    for part in (ROSA, OMAR, MINA):
        seen = pages if part is ROSA else {**pages, "door": f"{at}/dates/1/attendance", "me": "/me"}
        found |= {f"{part.handle}: {name}": _cost(house, part, path) for name, path in seen.items()}
    return found


def _cost(house: House, part: Part, path: str) -> int:
    tablet = house.tablet(part, follow_redirects=False)
    tablet.client.get(path)  # what is read only once is read
    with counted(house) as sent:
        tablet.client.get(path)
    return len(sent)


def _many_come(house: House) -> None:
    """Written past the services: what counts is what stands there."""
    now = clock.now()
    with house.writing() as session:
        people = _neighbours(session)
        date = session.exec(select(Date).where(Date.number == 1)).one()
        said = {"typed_by_id": None, "via": Via.OWN_DEVICE, "read_back": False, "said_at": now}
        common = {"neighbourhood_id": 1, "date_id": date.id, "heads": 1, **said}
        states = (BookingState.COMING, BookingState.WAITING, BookingState.CANCELLED)
        bookings = [
            {**common, "said_by_id": one, "state": states[one % 3], "wishes": "", "asked_at": now} for one in people
        ]
        session.execute(insert(Booking), bookings)
        session.execute(insert(Attendance), [{**common, "said_by_id": one} for one in people if one % 2])
        session.execute(insert(Date), [_later(date, at) for at in range(3, MANY)])
        session.info["logged"] = True


def _neighbours(session: Session) -> list[int]:
    new = {"about": "", "language": "en", "told_by": ToldBy.IN_PERSON, "is_in_demo_cast": False}
    joined = {"picture": "", "search_name": "", "joined_at": clock.now()}
    people = [{"handle": f"n{at}", "name": f"Neighbour {at}", **new, **joined} for at in range(MANY)]
    session.execute(insert(Person), people)
    numbers = list(session.exec(select(Person.id).where(Person.name.startswith("Neighbour "))))  # type: ignore[attr-defined]  # a column
    members = [{"neighbourhood_id": 1, "person_id": one, "joined_at": clock.now()} for one in numbers]
    session.execute(insert(Membership), members)
    return numbers


def _later(date: Date, number: int) -> dict[str, object]:
    begins, ends = (moment + timedelta(days=number) for moment in (date.starts_at, date.ends_at))
    same = {"neighbourhood_id": 1, "activity_id": date.activity_id, "elsewhere": "", "words": "", "revision": 0}
    return {**same, "number": number, "meant_for": begins, "starts_at": begins, "ends_at": ends}
