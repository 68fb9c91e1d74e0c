"""What can be moved, called off, put back and added, by the neighbourhood's clock; and that calendars hear of it."""

from contextlib import nullcontext
from datetime import UTC, date, datetime, time, timedelta

import pytest

from app.activities.changing import add_date, call_off_activity, call_off_date, put_back
from app.activities.forms import CallOffForm, DateForm
from app.activities.happenings import the_happening
from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from tests.activities.arranging import an_activity, books, happening, starts
from tests.activities.test_changing import WEEKLY, moved, told
from tests.cast import MINA, OMAR
from tests.house import House

WHY = CallOffForm(words="The heating broke.")


def does(house: House, act: str, number: int, date_number: int = 1) -> None:
    """Mina does it through the service itself."""
    with house.writing() as session:
        mina, here = house.actor(session, MINA), house.here(session)
        at = the_happening(session, here, number, date_number)
        if act == "call off":
            call_off_date(session, mina, here, at, WHY)
        elif act == "call all off":
            call_off_activity(session, mina, here, at, WHY)
        elif act == "put back":
            put_back(session, mina, here, at)
        else:
            day = clock.today(here.time_zone) + timedelta(days=20)
            add_date(session, mina, here, at, DateForm(day=day, at_time=time(10), minutes=60))


def can_not(house: House, act: str, number: int) -> None:
    with pytest.raises(TooLate):
        does(house, act, number)


def test_what_is_called_off_is_called_off_once_and_what_is_on_is_not_put_back(house: House) -> None:
    number = an_activity(house)
    books(house, number, OMAR)
    can_not(house, "put back", number)
    does(house, "call off", number)
    can_not(house, "call off", number)
    assert len(told(house)) == 1
    does(house, "put back", number)
    assert happening(house, number).is_to_come


def test_what_is_over_is_neither_called_off_nor_put_back(house: House) -> None:
    number, other = an_activity(house), an_activity(house)
    does(house, "call off", number)
    with clock.at(happening(house, number).date.ends_at):
        can_not(house, "put back", number)
        can_not(house, "call off", other)


def test_when_all_of_it_is_called_off_no_date_is_put_back_or_added_and_once_is_enough(house: House) -> None:
    number = an_activity(house)
    books(house, number, OMAR)
    does(house, "call all off", number)
    for act in ("put back", "add", "call all off"):
        can_not(house, act, number)
    assert len(told(house)) == 1 and len(starts(house, number)) == 1


def test_no_date_is_added_that_has_begun(house: House) -> None:
    number = an_activity(house)
    form = DateForm(day=date(2027, 3, 1), at_time=time(9), minutes=60)
    begins = datetime(2027, 3, 1, 9, tzinfo=UTC)
    for moment in (begins + timedelta(days=1), begins, begins - timedelta(minutes=1)):
        is_past = pytest.raises(NotLikeThis) if moment >= begins else nullcontext()
        with clock.at(moment), is_past, house.writing() as session:
            here = house.here(session)
            add_date(session, house.actor(session, MINA), here, the_happening(session, here, number, 1), form)
    assert [one for one in starts(house, number) if one == begins] == [begins]


def test_who_knows_that_one_date_is_called_off_hears_it_no_second_time_with_the_others(house: House) -> None:
    number = an_activity(house, **WEEKLY)
    books(house, number, OMAR, 2)
    does(house, "call off", number, 2)
    does(house, "call all off", number)
    assert len(told(house)) == 1


def test_a_series_moves_by_the_days_of_the_neighbourhoods_own_clock(house: House) -> None:
    """Half past midnight is the same day in UTC before the clocks go forward, and the day before from then on."""
    series = {"first_on": date(2027, 3, 24), "at_time": time(0, 30), "repeats": "weekly", "last_on": date(2027, 3, 31)}
    with clock.at(datetime(2027, 3, 1, 9, tzinfo=UTC)):
        number = an_activity(house, **series)
        moved(house, number, day="2027-03-25", at_time="00:30", and_later="yes")
    assert [one.isoformat() for one in starts(house, number)] == [
        "2027-03-25T00:30:00+00:00",
        "2027-03-31T23:30:00+00:00",
    ]


def test_each_change_counts_for_the_calendars_that_have_it_already(house: House) -> None:
    number = an_activity(house)
    before = happening(house, number).date.revision
    moved(house, number)
    does(house, "call off", number)
    assert happening(house, number).date.revision == before + 2
