"""Two days before, and on the morning: each is reminded in their own way, once, and never at night."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import select

from app.core import clock, sweeping
from app.notifications.models import About, Message, Telling
from app.participation.models import Kind
from app.people.models import Person, ToldBy
from tests.activities.arranging import an_activity, books, cancels
from tests.cast import AMINA, MINA, OMAR, ROSA
from tests.house import House

DAY = date(2027, 3, 10)
BEFORE = datetime(2027, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def morning(house: House) -> int:
    """A coffee morning on Wednesday 10 March at half past ten, to which three neighbours come."""
    with clock.at(BEFORE):
        number = an_activity(house, first_on=DAY)
        for person in (ROSA, OMAR, AMINA):
            books(house, number, person)
    return number


def reminded(house: House, *moment: int) -> list[tuple[str, About, ToldBy]]:
    """All reminders there are, after the hourly look at this moment."""
    with clock.at(datetime(2027, 3, *moment, tzinfo=UTC)), house.writing() as session:
        sweeping.sweep(session)
    with house.reading() as session:
        told = select(Person.handle, Message.about, Telling.way).join(Telling, Telling.person_id == Person.id)
        told = told.join(Message, Message.id == Telling.message_id).order_by(Message.id, Person.handle)
        return list(session.exec(told).all())


def test_two_days_before_each_in_their_own_way(house: House, morning: int) -> None:
    assert reminded(house, 8, 9, 0) == []
    assert reminded(house, 8, 11, 0) == [
        ("amina", About.COMING_SOON, ToldBy.IN_PERSON),
        ("omar", About.COMING_SOON, ToldBy.EMAIL),
        ("rosa", About.COMING_SOON, ToldBy.IN_PERSON),
    ]
    assert house.log()[-1] == Kind.REMINDED


def test_on_the_morning_only_those_whom_a_machine_reaches(house: House, morning: int) -> None:
    reminded(house, 8, 11, 0)
    assert reminded(house, 10, 8, 30)[3:] == [("omar", About.COMING_TODAY, ToldBy.EMAIL)]


def test_once_however_often_we_look(house: House, morning: int) -> None:
    for moment in ((8, 11, 0), (8, 12, 0), (9, 10, 0), (10, 8, 30), (10, 9, 30)):
        found = reminded(house, *moment)
    assert len(found) == 4


@pytest.mark.parametrize("hour", [3, 7, 19, 23])
def test_never_at_night(house: House, morning: int, hour: int) -> None:
    assert reminded(house, 9, hour, 30) == []


def test_not_who_cancelled_and_not_what_is_called_off(house: House, morning: int) -> None:
    with clock.at(BEFORE):
        cancels(house, morning, OMAR)
        house.tablet(MINA).send(f"/linnet/activities/{morning}/dates/1/calling-off", words="The heating broke.")
    assert [about for _, about, _ in reminded(house, 8, 11, 0)] == [About.DATE_CALLED_OFF] * 2


def test_nobody_is_still_to_be_reminded_of_a_day_that_has_moved(house: House, morning: int) -> None:
    reminded(house, 8, 11, 0)
    with clock.at(datetime(2027, 3, 8, 12, tzinfo=UTC)):
        when = {"day": "2027-03-12", "at_time": "10:30", "minutes": "90", "place": "lounge"}
        house.tablet(MINA).send(f"/linnet/activities/{morning}/dates/1/change", **when)
    told = reminded(house, 8, 13, 0)
    assert [about for who, about, _ in told if who == "rosa"] == [About.DATE_CHANGED]
