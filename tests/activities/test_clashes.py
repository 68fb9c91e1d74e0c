"""What is taken at the same time is said kindly and asked about once; nobody is hindered, nothing typed is lost."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlmodel import select

from app.activities.changing import call_off_activity
from app.activities.forms import CallOffForm
from app.activities.happenings import the_activity
from app.core import clock
from app.neighbourhoods.models import Neighbourhood
from app.participation.models import Kind
from tests.activities.arranging import an_activity
from tests.cast import GWEN, INES, MINA, ROSA
from tests.house import House
from tests.needs.happenings import counted
from tests.tablet import Page

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
DAY = date(2027, 3, 10)
PLAN = {"title": "Tea", "kind": "get_together", "first_on": "2027-03-10", "at_time": "14:00", "minutes": "60"}
ASKED = "Something else is on then"


def yoga(house: House, **form: object) -> int:
    """Chair yoga in the lounge, 2pm to 3pm on 10 March, led by Bea."""
    told = {"title": "Chair yoga", "first_on": DAY, "at_time": time(14), "minutes": 60, "leader": "bea"}
    with clock.at(NOW):
        return an_activity(house, **{**told, **form})


def plan(house: House, status: int = 200, **form: str) -> Page:
    with clock.at(NOW):
        return house.tablet(MINA).send("/linnet/activities", status=status, **{**PLAN, **form})


def typed(house: House, **form: str) -> Page:
    """What is shown while she types."""
    with clock.at(NOW):
        tablet = house.tablet(MINA)
        return Page(tablet.client.get("/linnet/activities/clashes", params={**PLAN, **form}), 200)


def told(house: House, **form: str) -> str:
    page = typed(house, **form)
    return page.words if page.is_html else ""


def test_the_place_is_taken_and_a_tick_goes_ahead(house: House) -> None:
    yoga(house)
    page = plan(house, status=422, place="lounge", bring="A cup", skips_holidays="yes")
    page.says(ASKED, "Community lounge is taken by “Chair yoga”: Wednesday 10 March, 2pm to 3pm.")
    page.says("Choose another time, or tick “Plan it all the same”.")
    assert page.field("bring") == "A cup" and page.field("first_on") == "2027-03-10"
    assert house.log().count(Kind.ACTIVITY_PLANNED) == 1
    plan(house, place="lounge", all_the_same="yes").says("Tea")
    assert house.log().count(Kind.ACTIVITY_PLANNED) == 2


def test_the_leader_leads_something_else(house: House) -> None:
    yoga(house, place="")
    page = plan(house, status=422, place="lounge", leader="bea")
    page.says("Bea Okafor leads “Chair yoga”: Wednesday 10 March, 2pm to 3pm.")
    page.does_not_say("is taken by")
    plan(house, place="lounge", leader="rosa")


def test_two_who_lead_one_date_clash_once(house: House) -> None:
    from app.activities.models import Activity, Leader

    number = yoga(house)
    with house.writing() as session:
        activity = session.exec(select(Activity).where(Activity.number == number)).one()
        rosa = house.actor(session, ROSA).person_id
        session.add(Leader(neighbourhood_id=1, activity_id=activity.id, person_id=rosa))
        session.info["logged"] = True
    assert told(house, place="lounge", leader="rosa").count("is taken by “Chair yoga”") == 1


@pytest.mark.parametrize(
    ("at_time", "minutes", "clashes"),
    [
        ("13:00", "60", False),  # ends as it begins
        ("15:00", "60", False),  # begins as it ends
        ("13:00", "61", True),
        ("14:59", "30", True),
        ("14:15", "30", True),  # within it
        ("12:00", "300", True),  # around it
        ("14:00", "60", True),
    ],
)
def test_it_clashes_when_it_overlaps_and_not_when_it_follows(
    house: House, at_time: str, minutes: str, clashes: bool
) -> None:
    yoga(house)
    assert (ASKED in told(house, place="lounge", at_time=at_time, minutes=minutes)) is clashes


def test_what_began_the_evening_before_can_still_be_on(house: House) -> None:
    yoga(house, first_on=date(2027, 3, 9), at_time=time(22), minutes=1440)
    assert ASKED in told(house, place="lounge", at_time="21:30")
    assert ASKED not in told(house, place="lounge", at_time="22:00")


@pytest.mark.parametrize("different", [{"place": "lift_a"}, {"place": ""}, {"place": "", "elsewhere": "The library"}])
def test_somewhere_else_with_someone_else_is_no_clash(house: House, different: dict[str, str]) -> None:
    yoga(house)
    plan(house, leader="rosa", **different)


def test_what_is_called_off_takes_no_place(house: House) -> None:
    number = yoga(house)
    with clock.at(NOW), house.writing() as session:
        here = house.here(session)
        off = CallOffForm(words="The heating broke.")
        call_off_activity(session, house.actor(session, MINA), here, the_activity(session, here, number), off)
    plan(house, place="lounge", leader="bea")


def test_one_date_that_is_called_off_takes_no_place(house: House) -> None:
    yoga(house)
    with clock.at(NOW):
        house.tablet(MINA).send("/linnet/activities/1/dates/1/calling-off", words="The heating broke.")
    plan(house, place="lounge", leader="bea")


def test_next_door_has_a_lounge_of_its_own(house: House) -> None:
    with clock.at(NOW):
        an_activity(house, by=GWEN, first_on=DAY, at_time=time(14), minutes=60)
    plan(house, place="lounge")


def test_a_weekly_series_is_held_against_each_of_its_dates(house: House) -> None:
    yoga(house, first_on=date(2027, 3, 24))
    weekly = {"repeats": "weekly", "last_on": "2027-04-28", "place": "lounge"}
    assert "Wednesday 24 March" in told(house, **weekly)
    assert told(house, repeats="weekly", last_on="2027-03-17", place="lounge") == ""


def test_a_bank_holiday_that_is_left_out_does_not_clash(house: House) -> None:
    yoga(house, first_on=date(2027, 3, 29))  # Easter Monday
    mondays = {"first_on": "2027-03-22", "repeats": "weekly", "last_on": "2027-04-05", "place": "lounge"}
    assert ASKED in told(house, **mondays)
    assert told(house, skips_holidays="yes", **mondays) == ""


@pytest.mark.parametrize(
    ("zone", "change"), [("Europe/London", date(2027, 3, 28)), ("Europe/Oslo", date(2027, 10, 31))]
)
def test_two_oclock_is_two_oclock_on_both_sides_of_summer_time(house: House, zone: str, change: date) -> None:
    with house.writing() as session:
        session.exec(select(Neighbourhood).where(Neighbourhood.slug == "linnet")).one().time_zone = zone
        session.info["logged"] = True
    after = change + timedelta(days=3)
    yoga(house, first_on=after, at_time=time(14))
    weekly = {
        "first_on": f"{after - timedelta(days=14)}",
        "repeats": "weekly",
        "last_on": f"{after}",
        "place": "lounge",
    }
    assert told(house, at_time="14:00", **weekly).count("is taken by") == 1
    assert told(house, at_time="13:00", **weekly) == told(house, at_time="15:00", **weekly) == ""


def test_only_the_first_few_are_named(house: House) -> None:
    yoga(house, repeats="weekly", last_on=date(2027, 6, 30))
    words = told(house, repeats="weekly", last_on="2027-06-30", place="lounge")
    assert words.count("is taken by") == 3 and "And more later." in words


def test_one_more_date_is_asked_about_and_so_is_one_of_the_same_series(house: House) -> None:
    number = yoga(house, first_on=date(2027, 3, 11))
    form = {"day": "2027-03-11", "at_time": "14:30", "minutes": "60"}
    at = f"/linnet/activities/{number}/dates"
    with clock.at(NOW):
        mina = house.tablet(MINA)
        mina.send(at, status=422, words="Extra.", **form).says("is taken by “Chair yoga”")
        mina.send(at, all_the_same="yes", **form).says("Chair yoga")


def test_a_date_that_moves_does_not_clash_with_where_it_was(house: House) -> None:
    number = yoga(house, repeats="weekly", last_on=date(2027, 4, 7))
    yoga(house, title="Bingo", first_on=date(2027, 3, 25), leader="")
    at = f"/linnet/activities/{number}/dates"
    with clock.at(NOW):
        mina = house.tablet(MINA)
        form = {"day": "2027-03-10", "at_time": "14:30", "minutes": "60"}
        mina.send(f"{at}/1/change", **form)
        # A day later each: the third, on 25 March, meets bingo; the others only where they were themselves.
        later = {**form, "day": "2027-03-11", "and_later": "yes"}
        page = mina.send(f"{at}/1/change", status=422, **later)
        page.says("Community lounge is taken by “Bingo”: Thursday 25 March, 2pm to 3pm.")
        page.does_not_say("is taken by “Chair yoga”")
        mina.send(f"{at}/1/change", elsewhere="The library", leader="", **later)


def test_while_a_date_is_moved_or_added_the_same_is_told(house: House) -> None:
    number = yoga(house)
    yoga(house, title="Bingo", at_time=time(16))
    form = {"day": "2027-03-10", "at_time": "16:30", "minutes": "30"}
    with clock.at(NOW):
        mina = house.tablet(MINA)
        for at in ("clashes", "dates/1/clashes"):
            Page(mina.client.get(f"/linnet/activities/{number}/{at}", params=form), 200).says("“Bingo”")


def test_what_is_half_typed_is_not_scolded(house: House) -> None:
    assert told(house, first_on="") == told(house, at_time="2") == told(house, place="moon") == ""
    assert told(house, repeats="weekly", last_on="") == told(house, leader="nobody") == ""


def test_a_mistake_comes_before_the_question(house: House) -> None:
    yoga(house)
    page = plan(house, status=422, place="lounge", title="")
    page.does_not_say(ASKED)


@pytest.mark.parametrize("at", ["clashes", "1/clashes", "1/change/clashes", "1/dates/1/clashes"])
def test_only_those_who_plan_are_told(house: House, at: str) -> None:
    yoga(house)
    for part in (INES, ROSA):
        house.tablet(part).open(f"/linnet/activities/{at}", status=403)


def test_two_years_cost_as_much_as_a_day(house: House) -> None:
    costs = []
    for weeks in (0, 104):
        series = {"repeats": "weekly", "last_on": f"{DAY + timedelta(weeks=weeks)}", "place": "lounge", "leader": "bea"}
        with counted(house) as sent:
            typed(house, **series)
        costs.append(len(sent))
        yoga(house, repeats="weekly", last_on=DAY + timedelta(weeks=104))
    assert costs[0] == costs[1] <= 12
