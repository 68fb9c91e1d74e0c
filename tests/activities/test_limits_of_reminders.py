"""A reminder goes to those who come to what is still to come, at an hour that is decent where they live."""

from datetime import UTC, datetime, timedelta

import pytest

from app.core import clock
from app.notifications.models import About, Message
from app.participation.models import Kind
from tests.activities.arranging import an_activity, books
from tests.activities.test_reminding import BEFORE, DAY, reminded
from tests.cast import AMINA, OMAR, ROSA, SAM
from tests.house import House
from tests.needs.happenings import everything


def test_the_hour_is_that_of_the_neighbourhoods_own_clock(house: House) -> None:
    with clock.at(BEFORE):
        house.tablet(SAM).send("/linnet/settings/time", time_zone="Asia/Dubai")
        books(house, an_activity(house, first_on=DAY), OMAR)
    assert reminded(house, 9, 3, 30) == []  # half past seven in Dubai
    assert reminded(house, 9, 15, 30) == []  # half past seven in the evening
    assert len(reminded(house, 9, 5, 0)) == 1


@pytest.mark.parametrize("minute", [30, 59])
def test_nobody_is_reminded_of_what_has_begun(house: House, minute: int) -> None:
    with clock.at(BEFORE):
        books(house, an_activity(house, first_on=DAY), OMAR)
    assert reminded(house, 10, 10, minute) == []


def test_who_says_so_late_is_reminded_though_nobody_came_when_we_looked_first(house: House) -> None:
    with clock.at(BEFORE):
        number = an_activity(house, first_on=DAY)
    assert reminded(house, 8, 11, 0) == []
    with clock.at(datetime(2027, 3, 8, 12, tzinfo=UTC)):
        books(house, number, OMAR)
    assert reminded(house, 8, 13, 0) == [], "he has only just said so"
    assert [(who, about) for who, about, _ in reminded(house, 9, 9, 0)] == [("omar", About.COMING_SOON)]


def test_who_waits_for_a_place_is_not_reminded(house: House) -> None:
    with clock.at(BEFORE):
        number = an_activity(house, first_on=DAY, seats=1)
        for part in (ROSA, AMINA):
            books(house, number, part)
    assert [who for who, _, _ in reminded(house, 8, 11, 0)] == ["rosa"]


def test_whoever_comes_to_another_date_is_not_reminded_of_this_one(house: House) -> None:
    with clock.at(BEFORE):
        soon, later = an_activity(house, first_on=DAY), an_activity(house, first_on=DAY + timedelta(days=7))
        books(house, soon, ROSA)
        books(house, later, AMINA)
    assert [who for who, _, _ in reminded(house, 8, 11, 0)] == ["rosa"]


def test_of_two_at_the_same_hour_they_are_reminded_of_both(house: House) -> None:
    with clock.at(BEFORE):
        for title in ("Coffee morning", "Chair yoga"):
            books(house, an_activity(house, first_on=DAY, title=title, place=""), ROSA)
    assert [who for who, _, _ in reminded(house, 8, 11, 0)] == ["rosa", "rosa"]


def test_where_nobody_is_to_be_reminded_nothing_is_written(house: House) -> None:
    with clock.at(BEFORE):
        an_activity(house, first_on=DAY)
    assert reminded(house, 8, 11, 0) == []
    assert Kind.REMINDED not in house.log() and everything(house, Message) == []
