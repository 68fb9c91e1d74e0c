"""A reminder goes to those who come to what is still to come, at an hour that is decent where they live."""

from datetime import UTC, datetime, time, timedelta
from functools import partial

import pytest

from app.core import clock
from app.core.languages import LANGUAGES
from app.notifications.models import About, Message
from app.notifications.wording import in_words
from app.participation.models import Kind
from app.people.models import ToldBy
from tests.activities.arranging import an_activity, books
from tests.activities.test_reminding import BEFORE, DAY, have_heard, reminded
from tests.cast import AMINA, MINA, OMAR, ROSA, SAM
from tests.house import House
from tests.needs.happenings import everything


def test_the_hour_is_that_of_the_neighbourhoods_own_clock(house: House) -> None:
    with clock.at(BEFORE):
        house.tablet(SAM).send("/linnet/settings/time", time_zone="Asia/Dubai")
        books(house, an_activity(house, first_on=DAY), OMAR)
    assert reminded(house, 9, 3, 30) == []  # half past seven in Dubai
    assert reminded(house, 9, 15, 30) == []  # half past seven in the evening
    assert len(reminded(house, 9, 5, 0)) == 1


@pytest.mark.parametrize("at_time", [time(7, 30), time(9, 55)])
def test_of_what_begins_early_they_are_reminded_on_the_evening_before(house: House, at_time: time) -> None:
    with clock.at(BEFORE):
        number = an_activity(house, first_on=DAY, at_time=at_time)
        for part in (OMAR, ROSA):
            books(house, number, part)
    soon = reminded(house, 8, 11, 0)
    for moment in ((8, 18, 0), (9, 16, 30)):
        assert reminded(house, *moment) == soon
    have_heard(house, MINA)
    for moment in ((9, 17, 0), (9, 18, 0), (10, 8, 0)):
        found = reminded(house, *moment)
    assert found[len(soon) :] == [
        ("omar", About.COMING_TODAY, ToldBy.EMAIL),
        ("rosa", About.COMING_TODAY, ToldBy.IN_PERSON),
    ]
    (told,) = [one for one in everything(house, Message) if one.about == About.COMING_TODAY]
    english = LANGUAGES["en"]
    wording = in_words(partial(house.app.state.pages.say, english), english, told)
    assert wording.headline.startswith("You said you would come. It is tomorrow, on Wednesday 10 March")
    assert wording.subject == "Tomorrow: Coffee morning"


def test_where_nobody_looked_before_they_are_not_reminded_twice_at_once(house: House) -> None:
    with clock.at(BEFORE):
        number = an_activity(house, first_on=DAY, at_time=time(9))
        for part in (OMAR, ROSA):
            books(house, number, part)
    assert [(who, about) for who, about, _ in reminded(house, 9, 17, 30)] == [
        ("omar", About.COMING_SOON),
        ("rosa", About.COMING_SOON),
    ]


@pytest.mark.parametrize("at_time", [time(10), time(18)])
def test_of_what_begins_later_they_are_not(house: House, at_time: time) -> None:
    with clock.at(BEFORE):
        books(house, an_activity(house, first_on=DAY, at_time=at_time), OMAR)
    soon = reminded(house, 8, 18, 30)
    have_heard(house)
    assert reminded(house, 9, 18, 0) == soon and len(soon) == 1
    assert len(reminded(house, 10, 8, 0)) == 2


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
