"""The officer's week: what is on this week and the next, and what each date still needs."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlmodel import select

from app.activities.changing import call_off_date
from app.activities.forms import CallOffForm
from app.activities.reminding import remind
from app.activities.who_came import count_comers
from app.core import clock
from app.notifications.models import Telling
from app.notifications.service import give_up
from tests.activities.arranging import an_activity, books, cancels, happening
from tests.activities.travelling import a_trip, are_told, rides_with, says
from tests.cast import AMINA, BEA, GWEN, HELEN, INES, MINA, OMAR, ROSA, SAM, Part
from tests.house import House
from tests.needs.happenings import counted
from tests.tablet import Page

MONDAY = datetime(2027, 3, 1, 9, tzinfo=UTC)
WEDNESDAY = date(2027, 3, 3)
LEADER, PLACE, ROOM = "Choose who leads it", "Choose a place", "People wait: is there more room?"
LIFT, LIFTS = "Someone has no lift yet", "Tell them about their lifts"
CALL, TELL, CAME, WELL = "did not arrive", "still to be told", "Say who came", "All is well"


def week(house: House, at: datetime = MONDAY, by: Part = MINA) -> Page:
    with clock.at(at):
        return house.tablet(by).open("/linnet/week")


def planned(house: House, **form: object) -> int:
    with clock.at(MONDAY):
        return an_activity(house, **{"first_on": WEDNESDAY, "leader": "bea", **form})


def leads(page: Page, words: str) -> list[str]:
    """Where the buttons with these words lead."""
    return [str(one.get("href")) for one in page.tree.xpath("//main//a") if words in one.text_content()]


def test_a_date_that_needs_nothing_says_so(house: House) -> None:
    planned(house)
    page = week(house)
    page.says("This week", "Wednesday 3 March", "10.30am", "Community lounge", "Bea Okafor", WELL)
    page.does_not_say(LEADER, PLACE, ROOM, LIFT, LIFTS, CALL, TELL, CAME)


def test_without_a_leader_or_a_place_the_button_leads_to_where_it_is_chosen(house: House) -> None:
    number = planned(house, leader="", place="")
    page = week(house)
    assert leads(page, LEADER) == [f"/linnet/activities/{number}/change#leader"]
    assert leads(page, PLACE) == [f"/linnet/activities/{number}/change#place"]
    there = house.tablet(MINA).open(f"/linnet/activities/{number}/change")
    assert there.tree.xpath("//*[@id='leader']") and there.tree.xpath("//*[@id='place']")


@pytest.mark.parametrize("led", [{"led_by": "Nurse Okoro"}, {"organisation": "practice"}, {"leader": "rosa"}])
def test_whoever_leads_or_brings_it_leads_it(house: House, led: dict[str, str]) -> None:
    planned(house, **{"leader": "", **led})
    week(house).does_not_say(LEADER)


def test_elsewhere_is_a_place_too(house: House) -> None:
    planned(house, place="", elsewhere="The library")
    page = week(house)
    page.says("The library")
    page.does_not_say(PLACE)


def test_those_who_wait_are_seen_and_so_is_how_full_it_is(house: House) -> None:
    number = planned(house, seats=1)
    with clock.at(MONDAY):
        books(house, number, ROSA)
        week(house).says("1 of 1 places taken", WELL)
        books(house, number, AMINA)
    assert leads(week(house), ROOM) == [f"/linnet/activities/{number}/change#seats"]


def test_a_list_that_no_one_filled_in_is_asked_for_until_it_is(house: House) -> None:
    number = planned(house)
    thursday, in_a_week, in_a_month = (MONDAY + timedelta(days=days) for days in (3, 9, 30))
    at = f"/linnet/activities/{number}/dates/1/attendance"
    assert leads(week(house, thursday), CAME) == [at]
    page = week(house, in_a_week)
    page.says("Still open from before", "Wednesday 3 March")
    assert leads(page, CAME) == [at]
    week(house, in_a_month).does_not_say(CAME, "Coffee morning")
    with clock.at(thursday), house.writing() as session:
        count_comers(session, house.actor(session, MINA), happening(house, number), 3)
    week(house, thursday).says("The list is filled in")
    week(house, in_a_week).does_not_say("Coffee morning")


def test_whom_a_reminder_does_not_reach_is_on_the_list_to_call(house: House) -> None:
    number = planned(house)
    with clock.at(MONDAY):
        books(house, number, OMAR)  # by e-mail, which the machine does
        week(house).says(WELL)
    tuesday = MONDAY + timedelta(days=1)
    with clock.at(tuesday), house.writing() as session:
        remind(session)
    week(house, tuesday).says(WELL)
    with clock.at(tuesday), house.writing() as session:
        give_up(session, session.exec(select(Telling)).one())
    assert leads(week(house, tuesday), CALL) == [f"/linnet/tellings?about=activities/{number}/dates/1"]


def test_whom_a_person_tells_is_still_to_be_told(house: House) -> None:
    number = planned(house)
    with clock.at(MONDAY):
        books(house, number, BEA)  # by phone
    with clock.at(MONDAY + timedelta(days=1)), house.writing() as session:
        remind(session)
    at = f"/linnet/tellings?about=activities/{number}/dates/1"
    assert leads(week(house, MONDAY + timedelta(days=1)), TELL) == [at]
    assert leads(week(house, MONDAY + timedelta(days=3)), TELL) == [], "it is over"


def test_a_trip_asks_for_a_lift_then_that_they_are_told_of_it(house: House) -> None:
    with clock.at(MONDAY):
        number = a_trip(house, comes=(ROSA, OMAR), first_on=WEDNESDAY, seats=2)
        books(house, number, AMINA)
        says(house, number, AMINA, "asks")
        week(house).does_not_say(LIFT, LIFTS)  # she waits for a place, and needs none before she has it
        says(house, number, ROSA, "asks")
        at = f"/linnet/activities/{number}/dates/1/lifts"
        assert leads(week(house), LIFT) == [at] and leads(week(house), LIFTS) == []
        says(house, number, OMAR, "offers", seats=1)
        rides_with(house, number, ROSA, OMAR)
        assert leads(week(house), LIFT) == [] and leads(week(house), LIFTS) == [at]
        are_told(house, number)
        week(house).does_not_say(LIFT, LIFTS)
        cancels(house, number, OMAR)
    assert leads(week(house), LIFT) == [at]
    week(house, MONDAY + timedelta(days=4)).does_not_say(LIFT, LIFTS)


def test_what_is_called_off_needs_no_leader_but_those_who_were_coming_are_told(house: House) -> None:
    number = planned(house, leader="", place="")
    with clock.at(MONDAY):
        books(house, number, BEA)
        with house.writing() as session:
            called_off = happening(house, number)
            form = CallOffForm(words="The heating broke.")
            call_off_date(session, house.actor(session, MINA), house.here(session), _same(session, called_off), form)
    page = week(house)
    page.says("Called off", TELL)
    page.does_not_say(LEADER, PLACE)
    week(house, MONDAY + timedelta(days=4)).does_not_say(CAME)


def _same(session, found):  # type: ignore[no-untyped-def]  # the same date, in this session
    from app.activities.happenings import the_happening
    from app.neighbourhoods.queries import neighbourhood_called

    return the_happening(session, neighbourhood_called(session, "linnet"), found.activity.number, found.date.number)


def test_two_weeks_from_monday_by_the_clock_of_the_neighbourhood(house: House) -> None:
    for title, day, at in (
        ("Late on Sunday", date(2027, 2, 28), time(23, 30)),
        ("Early on Monday", date(2027, 3, 1), time(0, 30)),
        ("The second Sunday", date(2027, 3, 14), time(23, 30)),
        ("The third Monday", date(2027, 3, 15), time(0, 30)),
    ):
        with clock.at(MONDAY - timedelta(days=7)):
            an_activity(house, title=title, first_on=day, at_time=at, minutes=15, leader="bea")
    page = week(house, MONDAY - timedelta(hours=9) + timedelta(minutes=10))
    page.says("Early on Monday", "The second Sunday", "Next week", "Sunday 14 March")
    page.does_not_say("The third Monday")
    assert page.words.index("Late on Sunday") < page.words.index("This week Monday 1 March")


def test_the_steward_sees_it_and_is_led_where_a_steward_may_go(house: House) -> None:
    number = planned(house, leader="", seats=1)
    with clock.at(MONDAY):
        books(house, number, ROSA)
    page = week(house, by=SAM)
    assert leads(page, LEADER) == [f"/linnet/activities/{number}/dates/1"]
    page.does_not_say("places taken", "Rosa")


@pytest.mark.parametrize("part", [ROSA, BEA, HELEN, INES, GWEN])
def test_it_is_for_the_officer_and_the_steward_here(house: House, part: Part) -> None:
    house.tablet(part).open("/linnet/week", status=403)
    house.tablet(part).open("/linnet/activities").does_not_say("What the week needs")


@pytest.mark.parametrize("page", ["today", "activities"])
def test_it_is_one_tap_from_today_and_whats_on(house: House, page: str) -> None:
    assert leads(house.tablet(MINA).open(f"/linnet/{page}"), "What the week needs") == ["/linnet/week"]


def test_a_quiet_fortnight_says_so(house: House) -> None:
    week(house).says("Nothing is planned these two weeks")


def test_it_costs_as_much_with_two_dates_as_with_forty(house: House) -> None:
    costs = []
    for _ in range(2):
        number = planned(house, seats=1)
        with clock.at(MONDAY):
            books(house, number, BEA)
            books(house, number, AMINA)
            mina = house.tablet(MINA)
            with counted(house) as sent:
                mina.open("/linnet/week")
        costs.append(len(sent))
        with clock.at(MONDAY):
            says(house, a_trip(house, first_on=WEDNESDAY, comes=(ROSA,)), ROSA, "asks")
        for days in range(12):
            planned(house, first_on=WEDNESDAY + timedelta(days=days), title=f"Hour {days}")
    assert costs[0] == costs[1] <= 12
