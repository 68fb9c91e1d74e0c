"""The officer's week: of which date it says that someone is still to be told or was not reached, and to whom."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.activities.kinds import Owed
from app.activities.officers_week import fortnight
from app.activities.reminding import remind
from app.core import clock
from app.notifications.models import Telling
from app.notifications.service import give_up
from app.people.models import Person, ToldBy
from tests.activities.arranging import books
from tests.activities.test_limits_of_the_week import row
from tests.activities.test_officers_week import CALL, CAME, MONDAY, TELL, WELL, leads, planned, week
from tests.cast import BEA, BEN, GWEN, MINA, OMAR, SAM, Part
from tests.house import House

TUESDAY, SUNDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=6)


def told_by(house: House, part: Part, way: ToldBy) -> None:
    with house.writing() as session:
        session.exec(select(Person).where(Person.handle == part.handle)).one().told_by = way
        session.info["logged"] = True


def comes(house: House, number: int, part: Part) -> None:
    with clock.at(MONDAY):
        books(house, number, part)


def reminded(house: House) -> None:
    with clock.at(TUESDAY), house.writing() as session:
        remind(session)


def not_reached(house: House) -> None:
    with clock.at(TUESDAY), house.writing() as session:
        give_up(session, session.exec(select(Telling)).one())


def called_off(house: House, number: int) -> None:
    with clock.at(MONDAY):
        house.tablet(MINA).send(f"/linnet/activities/{number}/dates/1/calling-off", words="The heating broke.")


def test_it_is_said_of_that_date_alone(house: House) -> None:
    number = planned(house, title="Bingo")
    planned(house, title="Choir", leader="rosa")
    comes(house, number, BEA)
    reminded(house)
    page = week(house, TUESDAY)
    assert TELL in row(page, "Bingo") and TELL not in row(page, "Choir")


def test_a_date_next_door_with_the_same_numbers_is_another(house: House) -> None:
    told_by(house, BEN, ToldBy.PHONE)
    planned(house)
    comes(house, planned(house, by=GWEN, leader=""), BEN)
    reminded(house)
    week(house, TUESDAY).says(WELL)
    with clock.at(TUESDAY):
        house.tablet(GWEN).open("/heron/week").says(TELL)


@pytest.mark.parametrize(("sends_texts", "owed"), [(False, [Owed.TO_TELL]), (True, [])])
def test_a_text_is_for_a_person_where_none_can_be_sent(house: House, sends_texts: bool, owed: list[Owed]) -> None:
    told_by(house, OMAR, ToldBy.TEXT)
    comes(house, planned(house), OMAR)
    reminded(house)
    with clock.at(TUESDAY), house.reading() as session:
        ((_, (one,)),) = fortnight(session, house.here(session), sends_texts).weeks[0]
        assert [needed for needed, _ in one.errands] == owed


@pytest.mark.parametrize("reached", [True, False])
def test_that_it_is_off_is_told_until_it_would_have_been_over(house: House, reached: bool) -> None:
    number = planned(house)
    comes(house, number, BEA)
    called_off(house, number)
    if not reached:
        not_reached(house)
    words = TELL if reached else CALL
    week(house, TUESDAY).says("Called off", words)
    week(house, SUNDAY).does_not_say(words)


def test_the_steward_is_led_to_those_who_are_to_be_told_but_not_to_the_list_of_who_came(house: House) -> None:
    number = planned(house)
    comes(house, number, BEA)
    reminded(house)
    to_tell = f"/linnet/tellings?about=activities/{number}/dates/1"
    assert leads(week(house, TUESDAY, SAM), TELL) == [to_tell]
    not_reached(house)
    assert leads(week(house, TUESDAY, SAM), CALL) == [to_tell]
    assert leads(week(house, SUNDAY, SAM), CAME) == [f"/linnet/activities/{number}/dates/1"]
    with clock.at(TUESDAY):
        house.tablet(SAM).open(to_tell)
