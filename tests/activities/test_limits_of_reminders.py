"""A reminder goes to those who come to what is still to come, at an hour that is decent where they live."""

from datetime import UTC, datetime

import pytest

from app.core import clock
from app.notifications.models import About
from tests.activities.arranging import an_activity, books
from tests.activities.test_reminding import BEFORE, DAY, reminded
from tests.cast import AMINA, OMAR, ROSA, SAM
from tests.house import House


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
