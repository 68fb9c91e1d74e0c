"""Where many dates change at once, each reads of the first that is theirs; and no two dates are at one moment."""

from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlmodel import col, select

from app.core import clock
from app.notifications.models import About, Message, Telling
from app.participation.models import Kind
from app.people.models import Person
from tests.activities.arranging import an_activity, books, happening, starts
from tests.activities.test_changing import WEEKLY, moved
from tests.activities.test_changing_all import changes
from tests.cast import AMINA, MINA, OMAR, ROSA
from tests.house import House


def reads(house: House, about: About) -> dict[str, tuple[str, int, str]]:
    """The page, the day and the kind of what each was told."""
    with house.reading() as session:
        told = select(Person.handle, Message.place, Message.day, Message.kind)
        told = told.join(Telling, col(Telling.person_id) == Person.id).join(
            Message, col(Message.id) == Telling.message_id
        )
        rows = session.exec(told.where(Message.about == about)).all()
    assert len(rows) == len({row[0] for row in rows}), "each is told once"
    return {who: (place, day, kind) for who, place, day, kind in rows}


def of_date(house: House, number: int, date_number: int, kind: str = "and_later") -> tuple[str, object, str]:
    day = happening(house, number, date_number).date.starts_at.date()
    return f"activities/{number}/dates/{date_number}", day, kind


@pytest.fixture
def series(house: House) -> int:
    """Omar comes to the second and the third date, Amina to the third, Rosa to the last."""
    number = an_activity(house, **WEEKLY)
    last = len(starts(house, number))
    for part, dates in ((OMAR, (2, 3)), (AMINA, (3,)), (ROSA, (last,))):
        for date_number in dates:
            books(house, number, part, date_number)
    return number


@pytest.mark.parametrize("about", [About.DATE_CHANGED, About.DATE_CALLED_OFF])
def test_who_comes_to_a_later_date_reads_of_that(house: House, series: int, about: About) -> None:
    if about == About.DATE_CHANGED:
        moved(house, series, date_number=2, and_later="yes")
    else:
        house.tablet(MINA).send(f"/linnet/activities/{series}/calling-off", words="The teacher has moved away.")
    last = len(starts(house, series))
    assert reads(house, about) == {
        "omar": of_date(house, series, 2),
        "amina": of_date(house, series, 3),
        "rosa": of_date(house, series, last, ""),
    }


def test_a_new_room_and_what_to_bring_are_read_of_ones_own_date_too(house: House, series: int) -> None:
    changes(house, series, place="", elsewhere="The library", bring="A cup")
    for about, kinds in ((About.DATE_CHANGED, ("and_later", "")), (About.WHAT_CHANGED, ("", ""))):
        found = reads(house, about)
        assert found["omar"] == of_date(house, series, 2, kinds[0])
        assert house.log()[-1] == Kind.ACTIVITY_CHANGED, "one act, whoever is told: no date was moved"
        assert found["rosa"] == of_date(house, series, len(starts(house, series)), kinds[1])


def adds(house: House, number: int, days: int, status: int = 200, **more: str):
    day = happening(house, number).date.starts_at + timedelta(days=days)
    form = {"day": f"{day:%Y-%m-%d}", "at_time": "10:30", "minutes": "60", "place": "lounge", **more}
    return house.tablet(MINA).send(f"/linnet/activities/{number}/dates", status=status, **form)


@pytest.mark.parametrize("is_on", [True, False], ids=["on", "called off"])
def test_no_date_is_added_where_there_is_one(house: House, is_on: bool) -> None:
    number = an_activity(house, **WEEKLY)
    if not is_on:
        house.tablet(MINA).send(f"/linnet/activities/{number}/dates/2/calling-off", words="The heating broke.")
    page = adds(house, number, 7, status=422, words="On after all", all_the_same="yes")
    page.says("It is on then already." if is_on else "It was called off for this time.")
    assert page.field("words") == "On after all" and len(starts(house, number)) == 4
    adds(house, number, 7, at_time="14:30")
    assert len(starts(house, number)) == 5


@pytest.mark.parametrize("repeats", ["weekly", "once"])
def test_where_a_date_was_moved_away_another_is_added_and_calendars_show_both(house: House, repeats: str) -> None:
    number = an_activity(house, **(WEEKLY if repeats == "weekly" else {}))
    meant = happening(house, number).date.starts_at
    moved(house, number, days=1)
    adds(house, number, -1)
    moved(house, number, days=2, date_number=len(starts(house, number)))
    adds(house, number, -1)
    read = [one for one in Calendar.from_ical(_feed(house)).walk("VEVENT") if "recurrence-id" in one]
    assert len({one["recurrence-id"].dt for one in read}) == len(read) == 3
    assert min(one["dtstart"].dt for one in read) == meant


def _feed(house: House) -> bytes:
    return house.tablet().open("/linnet/activities.ics").response.content


def test_a_date_of_another_activity_at_that_moment_is_no_hindrance(house: House) -> None:
    number = an_activity(house)
    an_activity(house, first_on=clock.today("Europe/London") + timedelta(days=14), place="", title="Bingo")
    adds(house, number, 7)
    assert len(starts(house, number)) == 2
