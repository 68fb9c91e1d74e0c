"""A calendar of one's own: only one's own dates, at an address that no one guesses and that can be ended."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event
from sqlmodel import select

from app.activities.calendar_keys import OwnCalendar
from app.activities.changing import call_off_date, move_date
from app.activities.forms import CallOffForm, DateForm
from app.activities.happenings import the_happening
from app.core import clock
from app.core.secrets import hashed
from app.home.leaving import leave
from app.home.leaving_forms import MyWords
from app.neighbourhoods.models import Membership
from app.participation.models import Kind
from tests.activities.arranging import an_activity, books, cancels
from tests.cast import AMINA, BEN, GWEN, MINA, OMAR, ROSA, Part
from tests.house import House
from tests.needs.happenings import counted

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
FIRST = date(2027, 3, 10)
LONDON = ZoneInfo("Europe/London")


@pytest.fixture(autouse=True)
def in_march():  # type: ignore[no-untyped-def]  # a fixture that stops the clock
    with clock.at(NOW):
        yield


def made(house: House, by: Part = ROSA) -> str:
    """The path of a new calendar, as its owner is shown it once."""
    page = house.tablet(by).send(f"/{by.neighbourhood}/calendar/mine")
    return "/" + str(page.tree.get_element_by_id("address").text).split("/", 3)[3]


def feed(house: House, path: str) -> Calendar:
    """As a calendar program reads it, which has no cookies."""
    answer = house.tablet().client.get(path)
    assert answer.status_code == 200 and answer.headers["content-type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def events(house: House, path: str) -> list[Event]:
    return list(feed(house, path).walk("VEVENT"))


def yoga(house: House, **form: object) -> int:
    weekly = {"title": "Chair yoga", "repeats": "weekly", "last_on": FIRST + timedelta(days=28), "first_on": FIRST}
    return an_activity(house, **{**weekly, "at_time": time(14), "minutes": 60, **form})


def test_it_holds_what_she_comes_to_and_leads_and_nothing_else(house: House) -> None:
    number = yoga(house)
    books(house, number, ROSA, date_number=2, wishes="A chair with arms", heads=2)
    books(house, number, AMINA, date_number=3)
    an_activity(house, title="Knitting", first_on=FIRST, leader="rosa")
    an_activity(house, title="Bingo", first_on=FIRST, leader="omar")
    path = made(house)
    found = {str(one["summary"]): one for one in events(house, path)}
    assert set(found) == {"Chair yoga", "Knitting"} and len(events(house, path)) == 2
    yoga_event = found["Chair yoga"]
    assert yoga_event["dtstart"].dt == datetime(2027, 3, 17, 14, tzinfo=LONDON)
    assert str(yoga_event["location"]) == "Community lounge" and str(yoga_event["status"]) == "CONFIRMED"
    raw = feed(house, path).to_ical().decode()
    assert not [word for word in ("Rosa", "Amina", "chair with arms", "Omar", "ATTENDEE", "ORGANIZER") if word in raw]


def test_a_place_that_is_given_back_or_waited_for_is_not_in_it(house: House) -> None:
    number = yoga(house, seats=1)
    books(house, number, AMINA)
    books(house, number, ROSA)  # waits
    books(house, number, ROSA, date_number=2)
    path = made(house)
    assert len(events(house, path)) == 1
    cancels(house, number, ROSA, date_number=2)
    assert events(house, path) == []


def test_a_change_and_a_calling_off_reach_the_calendar_that_has_the_date_already(house: House) -> None:
    number = yoga(house)
    for date_number in (1, 2):
        books(house, number, ROSA, date_number=date_number)
    path = made(house)
    before = {str(one["uid"]): int(one["sequence"]) for one in events(house, path)}
    with house.writing() as session:
        here, mina = house.here(session), house.actor(session, MINA)
        moved = DateForm(day=date(2027, 3, 11), at_time=time(15), minutes=30, elsewhere="The library")
        move_date(session, mina, here, the_happening(session, here, number, 1), moved)
        off = CallOffForm(words="The heating broke.")
        call_off_date(session, mina, here, the_happening(session, here, number, 2), off)
    after = events(house, path)
    assert {str(one["uid"]) for one in after} == set(before)
    assert all(int(one["sequence"]) > before[str(one["uid"])] for one in after)
    first, second = sorted(after, key=lambda one: str(one["uid"]))
    assert first["dtstart"].dt == datetime(2027, 3, 11, 15, tzinfo=LONDON)
    assert (str(first["location"]), str(second["status"])) == ("The library", "CANCELLED")
    assert "The heating broke." in str(second["description"])


def test_beside_the_calendar_for_all_nothing_is_the_same_event(house: House) -> None:
    number = yoga(house)
    books(house, number, ROSA)
    mine = {str(one["uid"]) for one in events(house, made(house))}
    assert mine.isdisjoint({str(one["uid"]) for one in events(house, f"/linnet/activities/{number}.ics")})


def test_the_address_is_shown_once_and_only_its_hash_is_kept(house: House) -> None:
    path = made(house)
    key = path.rpartition("/")[2].removesuffix(".ics")
    assert len(key) >= 40
    with house.reading() as session:
        assert session.exec(select(OwnCalendar.key)).all() == [hashed(key)]
    page = house.tablet(ROSA).open("/linnet/calendar/mine")
    assert key not in page.text
    page.says("It has an address since Monday 1 March 2027.")
    assert Kind.CALENDAR_MADE in house.log()


def test_a_new_address_ends_the_old_one_in_one_tap(house: House) -> None:
    number = yoga(house)
    books(house, number, ROSA)
    old, new = made(house), made(house)
    assert old != new and len(events(house, new)) == 1
    house.tablet().open(old, status=410).says("This calendar has ended", "Its owner ended it, or made a new one.")


def test_it_can_be_ended_and_ending_it_twice_is_ending_it_once(house: House) -> None:
    path, rosa = made(house), house.tablet(ROSA)
    for _ in range(2):
        rosa.send("/linnet/calendar/mine/end").says("Make my calendar")
    page = house.tablet().open(path, status=410)
    assert page.response.headers["cache-control"] == "no-store"
    assert house.log().count(Kind.CALENDAR_ENDED) == 1


def test_what_was_never_an_address_is_not_found(house: House) -> None:
    made(house)
    for guess in ("a-guess", "x" * 43, hashed("x"), "%00"):
        house.tablet().open(f"/linnet/calendar/{guess}.ics", status=404)


def test_the_address_opens_nothing_next_door(house: House) -> None:
    path = made(house)
    house.tablet().open(path.replace("/linnet/", "/heron/"), status=404)
    there = an_activity(house, by=GWEN, first_on=FIRST)
    books(house, there, BEN)
    assert len(events(house, made(house, BEN))) == 1


def test_it_ends_with_the_membership(house: House) -> None:
    path = made(house)
    with house.writing() as session:
        rosa = house.actor(session, ROSA).person_id
        session.exec(select(Membership).where(Membership.person_id == rosa)).one().left_at = clock.now()
        session.info["logged"] = True
    house.tablet().open(path, status=410)


def test_nothing_of_it_is_left_when_she_leaves(house: House) -> None:
    path = made(house)
    with house.writing() as session:
        leave(session, house.app.state.storage, house.actor(session, ROSA), MyWords.GO)
    house.tablet().open(path, status=404)
    with house.reading() as session:
        assert session.exec(select(OwnCalendar)).all() == []


def test_it_is_in_all_that_is_mine_without_its_address(house: House) -> None:
    path, rosa = made(house), house.tablet(ROSA)
    told = rosa.open("/me/download.json").response.json()
    assert [set(one) >= {"made_at", "ended_at"} for one in told["calendars"]] == [True]
    assert path.rpartition("/")[2].removesuffix(".ics") not in str(told)


def test_no_other_page_is_told_from_where_one_came(house: House) -> None:
    answer = house.tablet().client.get(made(house))
    assert (answer.headers["referrer-policy"], answer.headers["cache-control"]) == ("no-referrer", "no-store")


def test_two_oclock_stays_two_oclock_across_summer_time(house: House) -> None:
    number = yoga(house)
    for date_number in range(1, 6):
        books(house, number, ROSA, date_number=date_number)
    found = events(house, made(house))
    assert len(found) == 5 and {one["dtstart"].dt.astimezone(LONDON).hour for one in found} == {14}
    assert {one["dtstart"].dt.utcoffset() for one in found} == {timedelta(0), timedelta(hours=1)}


def test_it_is_one_tap_from_my_page_and_says_what_it_is(house: House) -> None:
    rosa = house.tablet(ROSA)
    assert rosa.open("/me").tree.xpath("//a[@href='/linnet/calendar/mine']")
    rosa.open("/linnet/calendar/mine").says("My own calendar", "It keeps up by itself.", "Make my calendar")
    page = rosa.send("/linnet/calendar/mine")
    page.says("We show it only this once.", "Add it to my calendar")
    assert page.tree.xpath("//a[starts-with(@href, 'webcal://')]")


def test_it_costs_as_much_for_five_dates_as_for_fifty(house: House) -> None:
    number, path, costs = yoga(house, last_on=FIRST + timedelta(days=350)), made(house), []
    books(house, number, ROSA)
    for _ in range(2):
        with counted(house) as sent:
            feed(house, path)
        costs.append(len(sent))
        for date_number in range(2, 50):
            books(house, number, ROSA, date_number=date_number)
        an_activity(house, first_on=FIRST, leader="rosa")
    assert costs[0] == costs[1] <= 6


def test_omar_cannot_make_one_for_rosa(house: House) -> None:
    house.tablet(OMAR).send("/linnet/calendar/mine", spoken_by="rosa", person="rosa")
    with house.reading() as session:
        assert session.exec(select(OwnCalendar.person_id)).all() == [house.actor(session, OMAR).person_id]
