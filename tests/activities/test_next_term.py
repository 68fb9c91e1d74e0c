"""The next term from the last in one step: its dates are shown first, and those who came regularly are asked."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from app.activities.models import Activity, Booking, Leader
from app.activities.who_came import came
from app.core import clock
from app.notifications.models import About
from app.participation.models import Kind
from tests.activities.arranging import an_activity, books, happening, starts
from tests.activities.test_changing import told
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA, SAM, SHAH, Part
from tests.house import House
from tests.needs.happenings import counted
from tests.tablet import Page

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)
MARCH = datetime(2027, 3, 8, 9, tzinfo=UTC)
FIRST, LAST = date(2027, 1, 13), date(2027, 3, 10)
LONDON = ZoneInfo("Europe/London")


def a_term(house: House, **form: object) -> int:
    """Chair yoga in the lounge, nine Wednesdays at two, led by Bea."""
    told = {"title": "Chair yoga", "repeats": "weekly", "first_on": FIRST, "last_on": LAST, "leader": "bea"}
    with clock.at(NOW):
        return an_activity(house, **{"at_time": time(14), "minutes": 60, **told, **form})


def shown(house: House, number: int, by: Part = MINA, **asked: str) -> Page:
    with clock.at(MARCH):
        return Page(house.tablet(by).client.get(f"/linnet/activities/{number}/next-term", params=asked), 200)


def planned(house: House, number: int, by: Part = MINA, status: int = 200, **form: str) -> Page:
    with clock.at(MARCH):
        return house.tablet(by).send(f"/linnet/activities/{number}/next-term", status=status, **form)


def days(house: House, number: int) -> list[date]:
    return [one.astimezone(LONDON).date() for one in starts(house, number)]


def test_it_goes_on_after_the_last_date_for_as_many_weeks(house: House) -> None:
    number = a_term(house)
    page = shown(house, number)
    page.says("9 dates", "Wednesday 17 March 2027 2pm", "Wednesday 12 May 2027 2pm", "No place is booked for them.")
    assert house.log().count(Kind.ACTIVITY_PLANNED) == 1
    planned(house, number, first_on="2027-03-17", last_on="2027-05-12")
    assert days(house, 2) == [date(2027, 3, 17) + timedelta(weeks=week) for week in range(9)]
    # Two o'clock stays two o'clock, though summer time begins on 28 March.
    assert {one.astimezone(LONDON).time() for one in starts(house, 2)} == {time(14)}


def test_all_that_it_says_and_who_leads_it_goes_along(house: House) -> None:
    form = {"about": "We sit.", "bring": "Flat shoes", "seats": 12, "cost": "2.50", "organisation": "practice"}
    number = a_term(house, led_by="Nurse Okoro", **form)
    with house.writing() as session:
        helen = house.actor(session, SHAH).person_id
        activity = session.exec(select(Activity)).one()
        session.add(Leader(neighbourhood_id=1, activity_id=activity.id, person_id=helen))
        session.info["logged"] = True
    planned(house, number)
    before, after = happening(house, number), happening(house, 2)
    words = ("title", "about", "kind", "place_id", "led_by", "bring", "seats", "cost_minor", "organisation_id")
    assert all(getattr(before.activity, name) == getattr(after.activity, name) for name in words)
    assert before.leaders == after.leaders and len(after.leaders) == 2
    assert after.activity.follows_id == before.activity.id


def test_it_begins_on_the_first_such_weekday_from_the_day_she_sets_until_the_day_she_sets(house: House) -> None:
    number = a_term(house)
    page = shown(house, number, first_on="2027-04-15", last_on="2027-05-06")
    page.says("3 dates", "Wednesday 21 April", "Wednesday 5 May")
    page.does_not_say("14 April", "12 May")
    assert [one.get("value") for one in page.tree.xpath("//form[@method='post']//input[@name='first_on']")] == [
        "2027-04-21"
    ]


def test_bank_holidays_are_left_out_as_before_and_named(house: House) -> None:
    number = a_term(house, first_on=date(2027, 1, 11), last_on=date(2027, 3, 8), skips_holidays=True)
    page = shown(house, number)
    page.says("7 dates", "Left out: Monday 29 March 2027, Easter Monday.", "Left out: Monday 3 May 2027")
    shown(house, number, first_on="2027-03-15", last_on="2027-05-10").says("9 dates")
    planned(house, number, first_on="2027-03-15", last_on="2027-05-10", skips_holidays="yes")
    assert date(2027, 3, 29) not in days(house, 2) and len(days(house, 2)) == 7


@pytest.mark.parametrize(
    ("repeats", "first_on", "last_on", "begins", "dates"),
    [
        ("fortnightly", date(2027, 1, 13), date(2027, 3, 10), date(2027, 3, 17), 5),
        ("monthly_weekday", date(2027, 1, 6), date(2027, 3, 3), date(2027, 4, 7), 3),
        ("monthly_last", date(2027, 1, 29), date(2027, 2, 26), date(2027, 3, 26), 2),
        ("monthly_weekday", date(2027, 1, 29), date(2027, 2, 26), date(2027, 3, 26), 2),
    ],
)
def test_every_rhythm_goes_on(
    house: House, repeats: str, first_on: date, last_on: date, begins: date, dates: int
) -> None:
    number = a_term(house, repeats=repeats, first_on=first_on, last_on=last_on)
    planned(house, number)
    assert days(house, 2)[0] == begins and len(days(house, 2)) == dates
    assert {day.weekday() for day in days(house, 2)} == {first_on.weekday()}


def test_it_is_planned_once(house: House) -> None:
    number = a_term(house)
    with clock.at(MARCH):
        mina = house.tablet(MINA)
        at = f"/linnet/activities/{number}/next-term"
        mina.send(at, once="one-tap")
        mina.send(at, once="one-tap")
        assert mina.open(at).path == "/linnet/activities/2"
        mina.send(at, status=409, all_the_same="yes").says("The next term is planned already.")
        mina.open(f"/linnet/activities/{number}").says("It goes on: the next term")
    assert house.log().count(Kind.ACTIVITY_PLANNED) == 2


def test_what_is_on_then_is_asked_about_here_too(house: House) -> None:
    number = a_term(house)
    with clock.at(NOW):
        an_activity(house, title="Bingo", first_on=date(2027, 3, 24), at_time=time(14, 30), minutes=60)
    shown(house, number).says("Community lounge is taken by “Bingo”: Wednesday 24 March", "Plan it all the same")
    planned(house, number, status=422).says("Something else is on then")
    planned(house, number, all_the_same="yes")
    assert len(days(house, 3)) == 9


def test_those_who_came_regularly_are_asked_in_their_own_way_and_not_booked(house: House) -> None:
    number = a_term(house)
    with clock.at(NOW):
        books(house, number, ROSA, all_dates=True)
        for date_number in range(1, 10):
            books(house, number, OMAR, date_number)
        books(house, number, BEA)
        books(house, number, AMINA)  # once
    for date_number in range(1, 6):
        date = happening(house, number, date_number)
        with clock.at(date.date.starts_at), house.writing() as session:
            came(session, house.actor(session, MINA), date, house.actor(session, ROSA).person_id or 0)
    planned(house, number)
    assert [(who, kind, way.value) for who, about, kind, way in told(house) if about == About.NEXT_TERM] == [
        ("omar", "", "email"),
        ("rosa", "", "letter"),
    ]
    with house.reading() as session:
        new = happening(house, 2).activity.id
        from app.activities.models import Date

        booked = select(Booking).join(Date, Date.id == Booking.date_id).where(Date.activity_id == new)
        assert session.exec(booked).all() == []
    assert house.log()[-1] == Kind.REGULARS_ASKED


def test_nobody_regular_nobody_asked(house: House) -> None:
    number = a_term(house)
    planned(house, number)
    assert told(house) == [] and Kind.REGULARS_ASKED not in house.log()


def test_a_slip_is_told_beside_its_field(house: House) -> None:
    number = a_term(house)
    shown(house, number, first_on="soon").says("Please give a date, like 3 March 2027.")
    shown(house, number, first_on="2027-04-14", last_on="2027-04-01").says("The last day is before the first.")
    page = planned(house, number, status=422, first_on="2027-04-14", last_on="2040-01-01")
    page.says("A series lasts two years at most.")
    assert page.field("last_on") == "2040-01-01"
    assert planned(house, number, status=422, first_on="2020-01-01", last_on="2020-02-01")


def test_once_is_no_term(house: House) -> None:
    number = a_term(house, repeats="once", last_on=None)
    house.tablet(MINA).open(f"/linnet/activities/{number}/next-term", status=404)
    house.tablet(MINA).open(f"/linnet/activities/{number}").does_not_say("Plan the next term")


def test_whoever_leads_it_may_go_on_and_others_may_not(house: House) -> None:
    number = a_term(house, leader="rosa")
    house.tablet(AMINA).open(f"/linnet/activities/{number}/next-term", status=403)
    planned(house, number, AMINA, status=403)
    planned(house, number, ROSA)
    assert happening(house, 2).activity.planned_by_id


def test_the_week_asks_about_what_ends_and_plans_all_in_one_step(house: House) -> None:
    a_term(house)
    a_term(house, title="Bingo", at_time=time(16), last_on=date(2027, 3, 24))
    a_term(house, title="Choir", at_time=time(17), last_on=date(2027, 9, 1))
    with clock.at(MARCH):
        mina = house.tablet(MINA)
        page = mina.open("/linnet/week")
        page.says("Terms that end soon", "Last date: Wednesday 10 March", "Last date: Wednesday 24 March")
        page = mina.open("/linnet/week/next-terms")
        page.says("Wednesday 17 March 2027 to Wednesday 12 May 2027, 2pm", "Bingo")
        page.does_not_say("Choir")
        mina.open("/linnet/week/next-terms?first_on=2027-04-13").says("Wednesday 14 April 2027 to")
        mina.send("/linnet/week/next-terms", activity="1", first_on="2027-04-13").does_not_say(
            "Last date: Wednesday 10"
        )
        mina.send("/linnet/week/next-terms", activity="2")
        mina.open("/linnet/week").does_not_say("Terms that end soon")
    assert days(house, 4)[0] == date(2027, 4, 14) and days(house, 5)[0] == date(2027, 3, 31)


def test_of_all_that_end_the_one_that_clashes_is_not_ticked_at_first(house: House) -> None:
    a_term(house)
    a_term(house, title="Bingo", at_time=time(16))
    with clock.at(NOW):
        an_activity(house, title="Party", first_on=date(2027, 3, 24), at_time=time(14, 30), minutes=60)
    with clock.at(MARCH):
        page = house.tablet(MINA).open("/linnet/week/next-terms")
    page.says("is taken by “Party”")
    assert page.tree.xpath("//input[@name='activity'][@checked]/@value") == ["2"]


def test_the_steward_is_not_offered_what_stewards_may_not(house: House) -> None:
    a_term(house)
    with clock.at(MARCH):
        house.tablet(SAM).open("/linnet/week").does_not_say("Terms that end soon")
        house.tablet(SAM).open("/linnet/week/next-terms", status=403)
        house.tablet(SAM).send("/linnet/week/next-terms", status=403, activity="1")


def test_it_costs_as_much_for_one_as_for_ten(house: House) -> None:
    costs = []
    for _ in range(2):
        number = a_term(house)
        with clock.at(MARCH):
            mina = house.tablet(MINA)
            for at in ("week", "week/next-terms", f"activities/{number}/next-term"):
                with counted(house) as sent:
                    mina.open(f"/linnet/{at}")
                costs.append(len(sent))
        for hour in range(8):
            a_term(house, title=f"Hour {hour}", at_time=time(9 + hour))
    assert costs[:3] == costs[3:] and max(costs) <= 12
