"""The officer's week: what counts as over, who is counted, whose names stand there, and what belongs to which date."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from app.activities.changing import call_off_activity
from app.activities.forms import CallOffForm
from app.activities.happenings import the_activity
from app.activities.kinds import BookingState
from app.activities.who_came import count_comers
from app.core import clock
from tests.activities.arranging import books, cancels, happening, stands
from tests.activities.test_officers_week import CAME, LEADER, LIFTS, MONDAY, ROOM, WEDNESDAY, leads, planned, week
from tests.activities.travelling import a_trip, rides_with, says
from tests.cast import AMINA, GWEN, MINA, OMAR, ROSA
from tests.house import House
from tests.tablet import Page

QUIET = "Nothing is planned these two weeks"
THURSDAY = MONDAY + timedelta(days=3)


def row(page: Page, title: str) -> str:
    """What is said of the one date with this title."""
    (one,) = page.tree.xpath(f"//li[@class='work'][.//p[@class='work-title']//bdi[.='{title}']]")
    return " ".join(one.text_content().split())


def call_off(house: House, number: int) -> None:
    with clock.at(THURSDAY), house.writing() as session:
        here, actor = house.here(session), house.actor(session, MINA)
        call_off_activity(session, actor, here, the_activity(session, here, number), CallOffForm(words="Bea moved."))


def changed(house: House, number: int, **form: str) -> None:
    at = {"day": f"{WEDNESDAY}", "at_time": "10:30", "minutes": "90"}
    with clock.at(MONDAY):
        house.tablet(MINA).send(f"/linnet/activities/{number}/dates/1/change", **at, **form)


@pytest.mark.parametrize(("weeks", "is_asked"), [(2, True), (3, False)])
def test_a_list_is_asked_for_until_two_weeks_before_this_one(house: House, weeks: int, is_asked: bool) -> None:
    planned(house)
    page = week(house, MONDAY + timedelta(weeks=weeks))
    assert bool(leads(page, CAME)) is is_asked
    (page.does_not_say if is_asked else page.says)(QUIET)


@pytest.mark.parametrize(("at", "is_over"), [(time(10, 45), False), (time(11, 59), False), (time(12), True)])
def test_it_is_over_when_it_ends_and_not_when_it_begins(house: House, at: time, is_over: bool) -> None:
    planned(house)
    page = week(house, datetime.combine(WEDNESDAY, at, UTC))
    assert bool(leads(page, CAME)) is is_over


def test_what_is_over_needs_no_more_room_and_no_words_about_lifts(house: House) -> None:
    number = planned(house, seats=1)
    with clock.at(MONDAY):
        books(house, number, ROSA)
        books(house, number, AMINA)
        trip = a_trip(house, comes=(ROSA, OMAR), first_on=WEDNESDAY)
        says(house, trip, ROSA, "asks")
        says(house, trip, OMAR, "offers", seats=1)
        rides_with(house, trip, ROSA, OMAR)
    week(house).says(ROOM, LIFTS)
    week(house, THURSDAY).does_not_say(ROOM, LIFTS)


def test_a_place_that_is_kept_is_taken_and_whoever_gave_theirs_back_does_not_wait(house: House) -> None:
    number = planned(house, seats=2)
    with clock.at(MONDAY):
        books(house, number, ROSA)
        books(house, number, OMAR)
        books(house, number, AMINA)
    week(house).says("2 of 2 places taken", ROOM)
    with clock.at(MONDAY):
        cancels(house, number, ROSA)
    assert stands(house, number, AMINA) == BookingState.OFFERED
    page = week(house)
    page.says("2 of 2 places taken")
    page.does_not_say(ROOM)


def test_each_date_counts_its_own_and_those_they_bring(house: House) -> None:
    number = planned(house, title="Bingo", seats=5)
    planned(house, title="Choir", seats=5, at_time=time(16))
    with clock.at(MONDAY):
        books(house, number, ROSA, heads=3)
    page = week(house)
    assert "3 of 5 places taken" in row(page, "Bingo") and "0 of 5 places taken" in row(page, "Choir")


def test_a_list_is_that_of_its_own_date(house: House) -> None:
    number = planned(house, title="Bingo")
    planned(house, title="Choir", at_time=time(16))
    with clock.at(THURSDAY), house.writing() as session:
        count_comers(session, house.actor(session, MINA), happening(house, number), 3)
    page = week(house, THURSDAY)
    assert CAME in row(page, "Choir") and CAME not in row(page, "Bingo")


def test_each_date_of_a_series_has_pages_of_its_own(house: House) -> None:
    number = planned(house, repeats="weekly", last_on=WEDNESDAY + timedelta(days=7))
    at = [f"/linnet/activities/{number}/dates/{date_number}/attendance" for date_number in (1, 2)]
    assert leads(week(house, THURSDAY + timedelta(weeks=1)), CAME) == at


def test_what_was_held_before_all_was_called_off_stays_and_its_list_is_asked_for(house: House) -> None:
    number = planned(house, repeats="weekly", last_on=WEDNESDAY + timedelta(days=7))
    call_off(house, number)
    page = week(house, THURSDAY)
    assert leads(page, CAME) == [f"/linnet/activities/{number}/dates/1/attendance"]
    assert page.words.count("Called off") == 1
    with clock.at(THURSDAY):
        house.tablet(MINA).open(leads(page, CAME)[0])
    assert leads(week(house, THURSDAY + timedelta(weeks=1)), CAME) == leads(page, CAME)


def test_where_it_is_this_time_is_said_before_where_it_is_as_a_rule(house: House) -> None:
    number = planned(house)
    changed(house, number, place="lift_a")
    page = week(house)
    page.says("Lift A")
    page.does_not_say("Community lounge")
    changed(house, number, elsewhere="The library")
    page = week(house)
    page.says("The library")
    page.does_not_say("Community lounge", "Lift A")


def test_a_place_here_is_said_before_words_for_one_and_who_leads_before_who_brings_it(house: House) -> None:
    planned(house, leader="", elsewhere="By the stairs", led_by="Nurse Okoro", organisation="practice")
    page = week(house)
    page.says("Community lounge", "Nurse Okoro")
    page.does_not_say("By the stairs", "Alder Street Practice", LEADER)


def test_each_is_led_by_its_own_by_name(house: House) -> None:
    planned(house, title="Bingo", leader="rosa", also_leaders=["amina"])
    planned(house, title="Choir", at_time=time(16))
    page = week(house)
    assert "Amina Yusuf, Rosa Delgado" in row(page, "Bingo")
    assert "Bea Okafor" in row(page, "Choir") and "Rosa" not in row(page, "Choir")


def test_the_soonest_come_first_and_next_door_is_next_door(house: House) -> None:
    planned(house, title="Choir", first_on=WEDNESDAY + timedelta(days=1))
    planned(house, title="Bingo", at_time=time(16))
    planned(house, title="Yoga", at_time=time(9))
    planned(house, by=GWEN, title="Heron's tea", leader="")
    page = week(house)
    page.does_not_say("Heron's tea")
    assert page.tree.xpath("//p[@class='work-title']//bdi/text()") == ["Yoga", "Bingo", "Choir"]


@pytest.mark.parametrize(("days", "at"), [(0, MONDAY), (7, MONDAY), (0, MONDAY + timedelta(weeks=1))])
def test_it_is_not_quiet_while_anything_is_on_or_left_over(house: House, days: int, at: datetime) -> None:
    planned(house, first_on=WEDNESDAY + timedelta(days=days))
    week(house, at).does_not_say(QUIET)


def test_in_summer_too_a_week_is_one_by_the_clock_there(house: House) -> None:
    """Ten past midnight on Monday in London is still Sunday in UTC."""
    monday = date(2027, 6, 7)
    for title, day, at in (
        ("Late on Sunday", monday - timedelta(days=1), time(23, 30)),
        ("At midnight", monday, time(0)),
        ("The second Sunday", monday + timedelta(days=13), time(23, 30)),
        ("The third Monday", monday + timedelta(days=14), time(0)),
    ):
        planned(house, title=title, first_on=day, at_time=at, minutes=5)
    page = week(house, datetime(2027, 6, 6, 23, 10, tzinfo=UTC))
    page.says("This week Monday 7 June", "Next week Sunday 20 June")
    page.does_not_say("The third Monday")
    titles = page.tree.xpath("//p[@class='work-title']//bdi/text()")
    assert titles == ["Late on Sunday", "At midnight", "The second Sunday"]
