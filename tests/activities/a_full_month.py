"""A month with more in it than any neighbourhood could bear, laid in at once."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlmodel import select

from app.activities.kinds import BookingState
from app.activities.models import Activity, Booking, Date
from app.activities.spans import Span
from app.core import clock
from app.neighbourhoods.models import Place
from app.people.models import Person
from app.permissions.who import Via
from tests.activities.arranging import an_activity
from tests.cast import EVERYONE
from tests.house import House

LONDON = ZoneInfo("Europe/London")


def fill(house: House, span: Span, dates: int, bookings: int, activities: int = 25) -> None:
    """Everything goes by one call to the database for each table, as no one could tap it all."""
    numbers = [
        an_activity(house, title=f"{name} {number}")
        for number, name in enumerate(("Tuesday tea", "Gentle chair exercise", "Blood pressure check") * 9)
    ][:activities]
    with house.reading() as session:
        ids = list(session.exec(select(Activity.id).where(Activity.number.in_(numbers))))  # type: ignore[attr-defined]
        here, place = house.here(session), session.exec(select(Place.id)).first()
        people = list(
            session.exec(
                select(Person.id).where(
                    Person.handle.in_([one.handle for one in EVERYONE if one.neighbourhood == "linnet"])
                )
            )
        )  # type: ignore[attr-defined]
    days = [_date(here.id, ids[at % len(ids)], at, span, place) for at in range(dates)]
    with house.database.engine.begin() as connection:
        connection.execute(insert(Date), days)
        dated = [row[0] for row in connection.execute(select(Date.id).where(Date.number >= 1000))]
        connection.execute(insert(Booking), [_booking(here.id, dated, people, at) for at in range(bookings)])


def _date(home: int, activity: int, at: int, span: Span, place: int | None) -> dict[str, object]:
    on: date = span.first + timedelta(days=at % (span.end - span.first).days)
    begins = datetime.combine(on, time(9 + at % 9), LONDON)
    row = {"neighbourhood_id": home, "activity_id": activity, "number": 1000 + at, "meant_for": begins}
    ends = {"starts_at": begins, "ends_at": begins + timedelta(hours=1), "place_id": place}
    off = {"called_off_at": clock.now(), "words": "The room is wet."} if at % 20 == 7 else {}
    return {"called_off_at": None, "words": "", **row, **ends, **off, "elsewhere": "", "revision": 0}


def _booking(home: int, dates: list[int], people: list[int], at: int) -> dict[str, object]:
    """The first of each date are those of the cast; the others gave no name."""
    turn = at // len(dates)
    who = people[turn] if turn < len(people) else None
    row = {"neighbourhood_id": home, "date_id": dates[at % len(dates)], "said_by_id": who, "state": BookingState.COMING}
    said = {"via": Via.OWN_DEVICE, "read_back": False, "said_at": clock.now(), "asked_at": clock.now()}
    return {**row, **said, "heads": 1, "wishes": ""}
