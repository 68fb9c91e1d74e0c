"""Who counts as regular, and which terms the week asks about: what is on here, ends about now, and belongs here."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from app.activities.next_term import day_in
from app.activities.who_came import came
from app.belonging.roles import end_membership
from app.core import clock
from app.neighbourhoods.models import Membership
from app.neighbourhoods.service import join
from app.notifications.models import About
from app.permissions.who import Role
from tests.activities.arranging import books, cancels, happening
from tests.activities.test_changing import told
from tests.activities.test_next_term import LAST, MARCH, NOW, a_term, planned
from tests.cast import AMINA, BEA, GWEN, MINA, OMAR, ROSA, SAM, Part
from tests.house import House

WEEKS = range(1, 10)


def says(house: House, number: int, part: Part, weeks: range = WEEKS) -> None:
    with clock.at(NOW):
        for date_number in weeks:
            books(house, number, part, date_number)


def asked(house: House) -> list[str]:
    return [who for who, about, _, _ in told(house) if about == About.NEXT_TERM]


def test_who_leads_it_is_not_asked_whether_she_comes(house: House) -> None:
    number = a_term(house)
    says(house, number, BEA)
    says(house, number, OMAR)
    planned(house, number)
    assert asked(house) == ["omar"]


def test_half_of_the_dates_that_were_on_is_regular_and_less_is_not(house: House) -> None:
    number = a_term(house)
    with clock.at(NOW):
        house.tablet(MINA).send(f"/linnet/activities/{number}/dates/9/calling-off", words="The heating broke.")
    says(house, number, OMAR, range(1, 5))
    says(house, number, AMINA, range(1, 4))
    planned(house, number)
    assert asked(house) == ["omar"]


def test_who_gave_the_places_back_or_waited_is_not_asked(house: House) -> None:
    number = a_term(house, seats=1)
    says(house, number, OMAR)
    says(house, number, AMINA)
    number = a_term(house, title="Bingo", leader="")
    says(house, number, ROSA)
    with clock.at(NOW):
        for date_number in WEEKS:
            cancels(house, number, ROSA, date_number)
    planned(house, 1)
    planned(house, 2, all_the_same="yes")
    assert asked(house) == ["omar"]


def test_who_belongs_here_no_more_is_not_asked(house: House) -> None:
    number = a_term(house)
    for part in (OMAR, AMINA):
        says(house, number, part)
    with clock.at(MARCH), house.writing() as session:
        amina = house.actor(session, AMINA).person_id
        theirs = session.exec(select(Membership).where(Membership.person_id == amina)).one()
        join(session, house.here(session, "heron").id, theirs.person_id, (Role.RESIDENT,))  # she moves next door
        end_membership(session, house.actor(session, SAM), theirs)
    planned(house, number)
    assert asked(house) == ["omar"]


def test_who_leads_something_else_is_asked_as_anyone(house: House) -> None:
    number = a_term(house)
    a_term(house, title="Bingo", leader="omar")
    says(house, number, OMAR)
    planned(house, number, all_the_same="yes")
    assert asked(house) == ["omar"]


def test_who_is_booked_and_comes_was_there_once_and_elsewhere_does_not_count(house: House) -> None:
    number = a_term(house)
    other = a_term(house, title="Bingo", leader="")
    says(house, number, AMINA, range(1, 5))
    for part, to in ((AMINA, number), (OMAR, other)):
        for date_number in range(1, 5) if part is AMINA else WEEKS:
            day = happening(house, to, date_number)
            with clock.at(day.date.starts_at), house.writing() as session:
                came(session, house.actor(session, MINA), day, house.actor(session, part).person_id or 0)
    planned(house, number, all_the_same="yes")
    assert asked(house) == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [("2199-12-31", date(2199, 12, 31)), ("2200-01-01", None), ("9999-12-31", None), ("soon", None), ("", None)],
)
def test_a_day_that_no_clock_has_rules_for_is_no_day(typed: str, found: date | None) -> None:
    assert day_in(typed) == found


def test_the_week_asks_neither_about_what_is_called_off_nor_about_what_is_next_door(house: House) -> None:
    a_term(house)
    with clock.at(NOW):
        house.tablet(MINA).send("/linnet/activities/1/calling-off", words="Nobody leads it any more.")
    a_term(house, by=GWEN, title="Heron's choir", leader="")
    with clock.at(MARCH):
        house.tablet(MINA).open("/linnet/week").does_not_say("Terms that end soon")
        house.tablet(GWEN).open("/heron/week").says("Terms that end soon", "Heron's choir")


@pytest.mark.parametrize(("days", "is_asked"), [(13, True), (15, False)])
def test_the_week_asks_for_a_fortnight_after_the_last_date(house: House, days: int, is_asked: bool) -> None:
    a_term(house)
    with clock.at(MARCH.replace(day=LAST.day, hour=14) + timedelta(days=days)):
        page = house.tablet(MINA).open("/linnet/week")
    (page.says if is_asked else page.does_not_say)("Terms that end soon")
