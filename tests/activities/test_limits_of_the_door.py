"""The list at the door: only of what is on; a slip that was none is none; who ticks their own name said so."""

import pytest
from sqlmodel import select

from app.activities import who_came
from app.core.errors import TooLate
from app.participation.models import Kind, Participation
from app.permissions.who import Via
from tests.activities.arranging import an_activity, happening
from tests.activities.test_who_came import at_the_door, on_the_day, there
from tests.cast import BEA, MINA, ROSA
from tests.house import House


def test_nobody_came_to_what_was_called_off(house: House) -> None:
    number = an_activity(house)
    house.tablet(MINA).send(f"/linnet/activities/{number}/dates/1/calling-off", words="The heating broke.")
    with on_the_day(house, number), house.writing() as session:
        mina, rosa = house.actor(session, MINA), house.actor(session, ROSA).person_id or 0
        for act in (
            lambda: who_came.came(session, mina, happening(house, number), rosa),
            lambda: who_came.did_not_come(session, mina, happening(house, number), rosa),
            lambda: who_came.count_comers(session, mina, happening(house, number), 4),
        ):
            with pytest.raises(TooLate):
                act()
    assert there(house) == []


def test_a_slip_that_was_none_changes_nothing(house: House) -> None:
    number = an_activity(house)
    with on_the_day(house, number):
        mina = house.tablet(MINA)
        for _twice in range(2):
            mina.send(at_the_door(number), person="rosa", came="no")
        mina.send(at_the_door(number, "/count"), heads="0")
    assert there(house) == [] and not {Kind.CAME_UNDONE, Kind.COMERS_COUNTED} & set(house.log())


def test_who_leads_it_and_ticks_her_own_name_said_so_herself(house: House) -> None:
    number = an_activity(house, leader="bea")
    with on_the_day(house, number):
        for person in ("bea", "rosa"):
            house.tablet(BEA).send(at_the_door(number), person=person)
    with house.reading() as session:
        ways = session.exec(select(Participation.via).where(Participation.kind == Kind.CAME).order_by(Participation.id))
        assert ways.all() == [Via.OWN_DEVICE, Via.IN_PERSON]
