"""On which days the next term falls, how long its dates last, and what its form keeps as it was typed."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlmodel import select

from app.core import clock
from app.neighbourhoods.models import Neighbourhood
from tests.activities.arranging import happening
from tests.activities.test_next_term import MARCH, a_term, days, planned, shown
from tests.cast import MINA
from tests.house import House
from tests.tablet import Page

FRIDAYS = [date(2027, 3, 26), date(2027, 4, 30)]
THURSDAYS = [date(2027, 3, 25), date(2027, 4, 22)]


def shown_at(house: House, moment: datetime, number: int) -> Page:
    with clock.at(moment):
        return house.tablet(MINA).open(f"/linnet/activities/{number}/next-term")


def goes_by_the_clock_of(house: House, zone: str) -> None:
    with house.writing() as session:
        session.exec(select(Neighbourhood).where(Neighbourhood.slug == "linnet")).one().time_zone = zone
        session.info["logged"] = True


@pytest.mark.parametrize(
    ("repeats", "first_on", "last_on", "expected"),
    [
        ("monthly_last", date(2027, 1, 29), date(2027, 2, 26), FRIDAYS),
        ("monthly_weekday", date(2027, 1, 29), date(2027, 2, 26), FRIDAYS),  # a fifth Friday: the last is meant
        ("monthly_weekday", date(2027, 1, 28), date(2027, 2, 25), THURSDAYS),  # the fourth stays the fourth
        ("weekly", date(2027, 1, 29), date(2027, 2, 5), [date(2027, 3, 12), date(2027, 3, 19)]),
    ],
)
def test_it_falls_on_just_these_days(
    house: House, repeats: str, first_on: date, last_on: date, expected: list[date]
) -> None:
    planned(house, a_term(house, repeats=repeats, first_on=first_on, last_on=last_on))
    assert days(house, 2) == expected


def test_a_long_term_is_as_long_again(house: House) -> None:
    planned(house, a_term(house, last_on=date(2028, 1, 12)))
    assert len(days(house, 2)) == 53


def test_each_date_lasts_as_long_as_before(house: House) -> None:
    planned(house, a_term(house, minutes=90))
    begins = happening(house, 2).date
    assert begins.ends_at - begins.starts_at == timedelta(minutes=90) and happening(house, 2).activity.minutes == 90


def test_what_ended_a_while_ago_goes_on_after_today(house: House) -> None:
    page = shown_at(house, MARCH + timedelta(days=12), a_term(house))
    page.says("9 dates", "Wednesday 24 March 2027")
    page.does_not_say("Wednesday 17 March 2027")


def test_it_can_go_on_the_day_after_the_last_date(house: House) -> None:
    number = a_term(house)
    a_day_before = {"day": "2027-03-16", "at_time": "14:00", "minutes": "60"}
    with clock.at(MARCH):
        house.tablet(MINA).send(f"/linnet/activities/{number}/dates/9/change", **a_day_before)
    shown(house, number).says("9 dates", "Wednesday 17 March 2027")


def test_the_last_date_and_today_are_days_by_the_clock_there(house: House) -> None:
    """At ten in the morning in Auckland it is the evening before in London."""
    goes_by_the_clock_of(house, "Pacific/Auckland")
    number = a_term(house, at_time=time(10))
    page = shown_at(house, MARCH, number)
    page.says("Wednesday 17 March 2027")
    page.does_not_say("Wednesday 10 March 2027")
    page = shown_at(house, datetime(2027, 3, 16, 22, tzinfo=UTC), number)
    page.says("Wednesday 24 March 2027")
    page.does_not_say("Wednesday 17 March 2027")


def test_an_empty_form_is_as_none_and_the_last_day_stays_empty(house: House) -> None:
    """It would count the dates anew from another first day only while nobody has said a last one."""
    number = a_term(house)
    page = shown(house, number, first_on="", last_on="")
    page.says("9 dates", "Wednesday 17 March 2027")
    assert page.field("last_on") == ""
    assert shown(house, number, first_on="2027-04-15").field("first_on") == "2027-04-15"


def test_where_something_is_to_be_put_right_both_days_stand_as_they_were_typed(house: House) -> None:
    page = shown(house, a_term(house), first_on="2027-04-15", last_on="2027-04-01")
    page.says("The last day is before the first.")
    assert (page.field("first_on"), page.field("last_on")) == ("2027-04-15", "2027-04-01")


def test_a_bank_holiday_that_is_kept_is_not_said_to_be_left_out(house: House) -> None:
    page = shown(house, a_term(house, first_on=date(2027, 1, 11), last_on=date(2027, 3, 8)))
    page.says("9 dates", "Monday 29 March 2027")
    page.does_not_say("Left out")
