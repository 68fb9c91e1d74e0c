"""Two days before, and on the morning: each is reminded in their own way, once, and never at night."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import select

from app.core import clock, sweeping
from app.notifications.models import About, Message, Telling, TellingState
from app.notifications.service import tick_off, told_by_machine
from app.participation.models import Kind
from app.people.models import Person, ToldBy
from tests.activities.arranging import an_activity, books, cancels
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA, SHAH, Part
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


def test_on_the_morning_each_in_their_own_way_too(house: House, morning: int) -> None:
    reminded(house, 8, 11, 0)
    have_heard(house, MINA)
    assert reminded(house, 10, 8, 30)[3:] == [
        ("amina", About.COMING_TODAY, ToldBy.IN_PERSON),
        ("omar", About.COMING_TODAY, ToldBy.EMAIL),
        ("rosa", About.COMING_TODAY, ToldBy.IN_PERSON),
    ]


def test_who_is_still_to_hear_of_the_first_needs_no_second(house: House, morning: int) -> None:
    reminded(house, 8, 11, 0)
    have_heard(house)
    assert reminded(house, 10, 8, 30)[3:] == [("omar", About.COMING_TODAY, ToldBy.EMAIL)]


@pytest.mark.parametrize(("heard", "again"), [((9, 23, 59), True), ((10, 8, 5), False)])
def test_who_was_reminded_on_this_morning_needs_no_second(
    house: House, morning: int, heard: tuple[int, int, int], again: bool
) -> None:
    reminded(house, 8, 11, 0)
    with clock.at(datetime(2027, 3, *heard, tzinfo=UTC)):
        have_heard(house, MINA)
    assert (reminded(house, 10, 8, 30)[3:] != []) is again


def test_once_however_often_we_look(house: House, morning: int) -> None:
    reminded(house, 8, 11, 0)
    have_heard(house, MINA)
    for moment in ((8, 12, 0), (9, 10, 0), (10, 8, 30), (10, 9, 30)):
        found = reminded(house, *moment)
    assert len(found) == 6


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


def moves(house: House, number: int, at: datetime, **when: str) -> None:
    with clock.at(at):
        whole = {"day": "2027-03-10", "at_time": "10:30", "minutes": "90", "place": "lounge", **when}
        house.tablet(MINA).send(f"/linnet/activities/{number}/dates/1/change", **whole)


def have_heard(house: House, rings: Part | None = None) -> None:
    """All mail has gone out; and the others have heard it from whoever rings them."""
    with house.writing() as session:
        for telling in session.exec(select(Telling).where(Telling.state == TellingState.WAITING)):
            if telling.way == ToldBy.EMAIL:
                told_by_machine(session, telling)
            elif rings is not None:
                tick_off(session, house.actor(session, rings), telling, ToldBy.PHONE)


def of(told: list[tuple[str, About, ToldBy]], who: str) -> list[About]:
    return [about for handle, about, _ in told if handle == who]


def test_a_date_that_has_moved_is_another_moment_and_reminded_of_anew(house: House, morning: int) -> None:
    reminded(house, 8, 11, 0)
    have_heard(house)
    moves(house, morning, datetime(2027, 3, 8, 12, tzinfo=UTC), day="2027-03-17")
    assert of(reminded(house, 15, 9, 0), "omar") == [About.COMING_SOON, About.DATE_CHANGED]
    for _twice in range(2):
        found = reminded(house, 15, 11, 0)
    assert of(found, "omar") == [About.COMING_SOON, About.DATE_CHANGED, About.COMING_SOON]
    assert of(found, "rosa") == [About.DATE_CHANGED, About.COMING_SOON], "the first she never heard"


def test_an_hour_later_is_another_moment_on_both_days(house: House, morning: int) -> None:
    reminded(house, 8, 11, 0)
    have_heard(house)
    moves(house, morning, datetime(2027, 3, 8, 18, tzinfo=UTC), at_time="15:00")
    have_heard(house)
    assert of(reminded(house, 8, 18, 30), "omar") == [About.COMING_SOON, About.DATE_CHANGED], "he has just heard"
    assert of(reminded(house, 9, 9, 0), "omar")[2:] == [About.COMING_SOON]
    have_heard(house)
    assert of(reminded(house, 10, 8, 30), "omar")[3:] == [About.COMING_TODAY]


def test_only_another_room_is_the_same_moment(house: House, morning: int) -> None:
    reminded(house, 8, 11, 0)
    have_heard(house)
    moves(house, morning, datetime(2027, 3, 8, 12, tzinfo=UTC), place="lift_a")
    assert of(reminded(house, 9, 11, 0), "omar") == [About.COMING_SOON, About.DATE_CHANGED]


@pytest.mark.parametrize(
    ("booked", "hears"),
    [
        ((8, 15), [About.COMING_SOON, About.COMING_TODAY]),
        ((9, 20), [About.COMING_TODAY]),
        ((10, 8), []),
    ],
    ids=["with a night to spare", "the evening before", "on the morning itself"],
)
def test_who_books_late_is_reminded_of_what_they_did_not_just_say(
    house: House, morning: int, booked: tuple[int, int], hears: list[About]
) -> None:
    reminded(house, 8, 11, 0)
    with clock.at(datetime(2027, 3, *booked, tzinfo=UTC)):
        books(house, morning, SHAH)
    for moment in ((8, 18, 0), (9, 9, 0), (9, 18, 30), (10, 8, 30), (10, 9, 30)):
        if moment > booked:
            found = reminded(house, *moment)
            have_heard(house)
    assert of(found, "shah") == hears


def test_who_books_late_and_is_told_in_person_is_on_the_list_once(house: House, morning: int) -> None:
    with clock.at(datetime(2027, 3, 9, 12, tzinfo=UTC)):
        books(house, morning, BEA)
    assert of(reminded(house, 9, 18, 0), "bea") == []
    for moment in ((10, 8, 30), (10, 9, 30)):
        assert of(reminded(house, *moment), "bea") == [About.COMING_TODAY]


def test_whoever_can_not_come_after_all_is_not_rung_about_it(house: House, morning: int) -> None:
    reminded(house, 8, 11, 0)
    with clock.at(datetime(2027, 3, 8, 12, tzinfo=UTC)):
        cancels(house, morning, ROSA)
    assert {who for who, _, _ in reminded(house, 8, 13, 0)} == {"amina", "omar"}
