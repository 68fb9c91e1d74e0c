"""Two who plan the next term of one series at the same moment: it is planned once, and the log says what was asked."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from time import sleep

from sqlmodel import select

from app.activities.ending_terms import plan_those
from app.activities.models import Activity
from app.core import clock
from app.core.errors import TooLate
from app.participation.models import Kind, Participation
from tests.activities.arranging import books, happening
from tests.activities.test_cars_at_once import A_MOMENT
from tests.activities.test_next_term import MARCH, NOW, a_term, planned
from tests.cast import MINA, OMAR
from tests.house import House
from tests.needs.happenings import everything


def plans(house: House) -> None:
    with house.writing() as session:
        plan_those(session, house.actor(session, MINA), house.here(session), {1}, None)


def test_two_at_once_plan_it_once(house: House) -> None:
    a_term(house)
    with clock.at(MARCH), ThreadPoolExecutor(1) as hands:
        with house.writing() as session:
            plan_those(session, house.actor(session, MINA), house.here(session), {1}, None)
            session.flush()
            other = hands.submit(copy_context().run, plans, house)
            sleep(A_MOMENT)
        assert other.exception() is None or isinstance(other.exception(), TooLate)
    assert [one.follows_id is None for one in everything(house, Activity)] == [True, False]


def test_it_is_the_first_date_that_they_are_asked_about(house: House) -> None:
    number = a_term(house)
    with clock.at(NOW):
        for date_number in range(1, 10):
            books(house, number, OMAR, date_number)
    planned(house, number)
    with house.reading() as session:
        act = session.exec(select(Participation).where(Participation.kind == Kind.REGULARS_ASKED)).one()
    assert (act.subject, act.subject_id) == ("date", happening(house, 2).date.id)
