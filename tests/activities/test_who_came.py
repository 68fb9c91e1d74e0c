"""The list at the door: names to tap, heads to count, the same when sent twice; only for those who lead it."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.activities.models import Attendance
from app.core import clock
from app.core.sweeping import sweep
from app.participation.models import Kind, Participation
from app.permissions.who import Via
from tests.activities.arranging import an_activity, booking, books, happening
from tests.cast import AMINA, INES, MINA, OMAR, ROSA, SHAH, Part
from tests.house import House


def on_the_day(house: House, number: int):
    return clock.at(happening(house, number).date.starts_at)


def there(house: House) -> list[tuple[int | None, int]]:
    with house.reading() as session:
        return sorted(session.exec(select(Attendance.said_by_id, Attendance.heads)).all(), key=str)


def at_the_door(number: int, act: str = "") -> str:
    return f"/linnet/activities/{number}/dates/1/attendance{act}"


def test_mina_taps_rosa_who_booked_and_amina_who_just_came(house: House) -> None:
    number = an_activity(house)
    books(house, number, ROSA, wishes="A chair with arms")
    with on_the_day(house, number):
        mina = house.tablet(MINA)
        mina.open(at_the_door(number)).says("Rosa Delgado", "A chair with arms")
        for person in ("rosa", "amina"):
            mina.send(at_the_door(number), person=person)
        mina.open(at_the_door(number)).says("They just came", "Amina Yusuf")
    assert len(there(house)) == 2
    with house.reading() as session:
        came = session.exec(select(Participation).where(Participation.kind == Kind.CAME)).all()
        mina_id = house.actor(session, MINA).person_id
    assert {(row.via, row.typed_by) for row in came} == {(Via.IN_PERSON, mina_id)}


@pytest.mark.parametrize("htmx", [True, False])
def test_a_tap_that_is_sent_again_is_one_tap(house: House, htmx: bool) -> None:
    number = an_activity(house)
    with on_the_day(house, number):
        for _ in range(2):
            house.tablet(MINA).send(at_the_door(number), person="rosa", came="yes", htmx=htmx)
            house.tablet(MINA).send(at_the_door(number, "/count"), heads="4", htmx=htmx)
    assert sorted(heads for _, heads in there(house)) == [1, 4]
    assert [house.log().count(kind) for kind in (Kind.CAME, Kind.COMERS_COUNTED)] == [1, 1]


def test_a_slip_at_the_door_is_taken_back(house: House) -> None:
    number = an_activity(house)
    with on_the_day(house, number):
        mina = house.tablet(MINA)
        mina.send(at_the_door(number), person="rosa")
        mina.send(at_the_door(number), person="rosa", came="no")
        mina.send(at_the_door(number, "/count"), heads="4")
        mina.send(at_the_door(number, "/count"), heads="0")
    assert there(house) == []
    assert house.log()[-4:] == [Kind.CAME, Kind.CAME_UNDONE, Kind.COMERS_COUNTED, Kind.COMERS_COUNTED]


def test_a_slip_gets_a_sentence(house: House) -> None:
    number = an_activity(house)
    with on_the_day(house, number):
        mina = house.tablet(MINA)
        mina.send(at_the_door(number), status=422, person="nobody").says("We don't know anyone here by that name.")
        mina.send(at_the_door(number, "/count"), status=422, heads="many").says("Please write a number from 0 to 500.")
    assert there(house) == []


def test_no_one_is_ticked_before_the_day(house: House) -> None:
    number = an_activity(house)
    house.tablet(MINA).send(at_the_door(number), status=409, person="rosa").says("This has not begun.")


@pytest.mark.parametrize("person", [ROSA, AMINA, SHAH, INES])
def test_who_comes_and_what_they_need_is_for_those_who_lead_it(house: House, person: Part) -> None:
    number = an_activity(house)
    books(house, number, OMAR, wishes="No nuts, please")
    house.tablet(person).open(at_the_door(number), status=403)
    house.tablet(person).send(at_the_door(number), status=403, person="rosa")
    page = house.tablet(person).open(f"/linnet/activities/{number}/dates/1")
    page.does_not_say("No nuts", "Omar")


def test_the_neighbour_who_leads_it_sees_the_list(house: House) -> None:
    number = an_activity(house, leader="rosa")
    books(house, number, OMAR, wishes="No nuts, please")
    house.tablet(ROSA).open(at_the_door(number)).says("Omar Haddad", "No nuts, please")


def test_wishes_are_kept_for_a_week_and_not_a_minute_longer(house: House) -> None:
    number = an_activity(house)
    books(house, number, OMAR, wishes="No nuts, please")
    a_week_after = happening(house, number).date.ends_at + timedelta(days=7)
    for moment, wishes in ((a_week_after, "No nuts, please"), (a_week_after + timedelta(minutes=1), "")):
        with clock.at(moment), house.writing() as session:
            sweep(session)
        assert booking(house, number, OMAR).wishes == wishes
