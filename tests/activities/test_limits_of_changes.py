"""What can be moved, called off, put back and added, by the neighbourhood's clock; and that calendars hear of it."""

from contextlib import nullcontext
from datetime import UTC, date, datetime, time, timedelta

import pytest

from app.activities.changing import add_date, call_off_activity, call_off_date, move_date, put_back
from app.activities.forms import CallOffForm, DateForm
from app.activities.happenings import the_happening
from app.core import clock
from app.core.errors import NotAllowed, NotLikeThis, TooLate
from app.participation.models import Kind
from tests.activities.arranging import an_activity, books, happening, starts
from tests.activities.test_changing import WEEKLY, moved, told
from tests.cast import MINA, OMAR, ROSA, Part
from tests.house import House

WHY = CallOffForm(words="The heating broke.")


def does(house: House, act: str, number: int, date_number: int = 1, by: Part = MINA) -> None:
    """Mina does it through the service itself."""
    with house.writing() as session:
        mina, here = house.actor(session, by), house.here(session)
        at = the_happening(session, here, number, date_number)
        if act == "call off":
            call_off_date(session, mina, here, at, WHY)
        elif act == "call all off":
            call_off_activity(session, mina, here, at, WHY)
        elif act == "put back":
            put_back(session, mina, here, at)
        else:
            day = clock.today(here.time_zone) + timedelta(days=20)
            form = DateForm(day=day, at_time=time(10), minutes=60)
            (add_date if act == "add" else move_date)(session, mina, here, at, form)


def can_not(house: House, act: str, number: int) -> None:
    with pytest.raises(TooLate):
        does(house, act, number)


@pytest.mark.parametrize("act", ["move", "call off", "put back", "call all off", "add"])
def test_no_service_lets_a_neighbour_change_what_others_look_after(house: House, act: str) -> None:
    number = an_activity(house)
    if act == "put back":
        does(house, "call off", number)
    before = house.log()
    with pytest.raises(NotAllowed):
        does(house, act, number, by=ROSA)
    assert house.log() == before


def test_one_date_that_moves_leaves_the_later_ones_where_they_are(house: House) -> None:
    number = an_activity(house, **WEEKLY)
    before = starts(house, number)
    moved(house, number, date_number=2)
    after = starts(house, number)
    assert [new == old for new, old in zip(after, before, strict=True)] == [True, False, True, True]


def test_what_was_said_when_it_was_called_off_is_said_no_more_when_it_is_on(house: House) -> None:
    number = an_activity(house)
    does(house, "call off", number)
    assert happening(house, number).date.words == WHY.words
    does(house, "put back", number)
    assert happening(house, number).date.words == ""


def test_what_has_no_date_to_come_can_be_called_off_and_calendars_hear_of_it(house: House) -> None:
    number = an_activity(house)
    books(house, number, OMAR)
    before = happening(house, number).activity
    with clock.at(happening(house, number).date.ends_at + timedelta(days=1)):
        does(house, "call all off", number)
    after = happening(house, number).activity
    assert after.revision == before.revision + 1 and after.changed_at and not after.is_on
    assert told(house) == [] and house.log()[-1] == Kind.ACTIVITY_CALLED_OFF


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
