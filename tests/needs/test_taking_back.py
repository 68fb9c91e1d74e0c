"""Whoever said “me too” hears when a need is taken back: they were promised to hear what becomes of it."""

from app.needs.raising import back_need, bring_back, take_back
from app.notifications.models import About
from app.participation.models import Kind
from tests.cast import AMINA, OMAR, ROSA
from tests.house import House
from tests.notifications.post_office import messages, tellings


def taken_back(house: House, number: int) -> None:
    with house.writing() as session:
        take_back(session, house.actor(session, ROSA), house.need(session, number))


def test_those_who_said_me_too_hear_of_it_and_the_one_who_took_it_back_does_not(house: House) -> None:
    number = house.a_need(by=ROSA)
    with house.writing() as session:
        for person in (OMAR, AMINA):
            back_need(session, house.actor(session, person), house.need(session, number))
    taken_back(house, number)
    assert [one.about for one in messages(house)] == [About.TAKEN_BACK]
    assert [len(tellings(house, person)) for person in (OMAR, AMINA, ROSA)] == [1, 1, 0]
    house.tablet(OMAR).open(f"/linnet/needs/{number}").says("took it back")


def test_nobody_is_told_what_no_one_else_had_seen(house: House) -> None:
    taken_back(house, house.a_need(by=ROSA, shown=False))
    assert messages(house) == [] and house.log()[-1] == Kind.NEED_TAKEN_BACK


def test_taken_back_again_is_told_again(house: House) -> None:
    number = house.a_need(by=ROSA)
    with house.writing() as session:
        back_need(session, house.actor(session, OMAR), house.need(session, number))
    taken_back(house, number)
    with house.writing() as session:
        bring_back(session, house.actor(session, ROSA), house.need(session, number))
    taken_back(house, number)
    assert len(tellings(house, OMAR)) == 2
