"""Which place, which leader and which dates count as taken, in whose words that is said, and how much of it."""

from datetime import date, time

import pytest
from sqlmodel import select

from app.core import clock
from app.neighbourhoods.models import Neighbourhood
from app.neighbourhoods.service import join
from app.permissions.who import Role
from tests.activities.arranging import an_activity
from tests.activities.test_clashes import ASKED, DAY, NOW, told, yoga
from tests.api.program import Program
from tests.cast import GWEN, MINA, SHAH
from tests.house import House
from tests.tablet import Page

AT_TWO = {"day": "2027-03-10", "at_time": "14:00", "minutes": "60"}
WEEKLY = {"repeats": "weekly", "last_on": date(2027, 3, 31)}


def other(house: House, **form: object) -> int:
    """Bingo by Lift A at two on the same day, led by Omar."""
    return yoga(house, **{"title": "Bingo", "place": "lift_a", "leader": "omar", **form})


def moved(house: House, number: int, **form: str) -> None:
    with clock.at(NOW):
        house.tablet(MINA).send(f"/linnet/activities/{number}/dates/1/change", **AT_TWO, **form)


def while_typed(house: House, at: str, **form: str) -> str:
    """What is shown on the page of a date or of a change."""
    with clock.at(NOW):
        page = Page(house.tablet(MINA).client.get(f"/linnet/activities/{at}/clashes", params=form), 200)
    return page.words if page.is_html else ""


def test_only_what_is_taken_is_said_the_place_or_who_leads(house: House) -> None:
    yoga(house)
    leads = told(house, place="lift_a", leader="bea")
    assert "Bea Okafor leads" in leads and "is taken by" not in leads
    taken = told(house, place="lounge", leader="rosa")
    assert "Community lounge is taken by" in taken and "leads" not in taken


@pytest.mark.parametrize(("chosen", "name"), [("bea", "Bea Okafor"), ("rosa", "Rosa Delgado")])
def test_of_two_who_lead_it_the_one_who_is_chosen_is_named(house: House, chosen: str, name: str) -> None:
    yoga(house, also_leaders=["rosa"])
    assert f"{name} leads" in told(house, place="lounge", leader=chosen)


def test_a_date_that_is_elsewhere_leaves_its_place_free(house: House) -> None:
    moved(house, yoga(house), elsewhere="The library")
    assert told(house, place="lounge") == ""


def test_a_date_with_a_place_of_its_own_takes_that_and_no_other(house: House) -> None:
    moved(house, yoga(house), place="lift_a")
    assert told(house, place="lounge") == ""
    assert "Lift A is taken by “Chair yoga”" in told(house, place="lift_a")


def test_what_someone_leads_next_door_is_not_told_here(house: House) -> None:
    with clock.at(NOW), house.writing() as session:
        shah = house.actor(session, SHAH).person_id or 0
        join(session, house.here(session, "heron").id, shah, (Role.PARTNER,))
    with clock.at(NOW):
        an_activity(house, by=GWEN, first_on=DAY, at_time=time(14), minutes=60, leader="shah")
    assert told(house, leader="shah") == ""


def test_the_soonest_come_first_whatever_was_planned_first(house: House) -> None:
    yoga(house, first_on=date(2027, 3, 24))
    yoga(house, title="Bingo", first_on=date(2027, 3, 17))
    words = told(house, repeats="weekly", last_on="2027-04-28", place="lounge")
    assert words.index("Bingo") < words.index("Chair yoga")


def test_a_program_gets_the_first_few_and_one_that_says_there_are_more(house: House) -> None:
    yoga(house, repeats="weekly", last_on=date(2027, 6, 30))
    series = {"first_on": f"{DAY}", "at_time": "14:00", "minutes": 60, "repeats": "weekly", "last_on": "2027-06-30"}
    with clock.at(NOW):
        clashes = Program(house, MINA).get("activities/clashes", params={**series, "place": "lounge"})["clashes"]
    assert [one["date_number"] for one in clashes] == [1, 2, 3, 4]


def test_where_every_day_is_a_bank_holiday_nothing_is_asked(house: House) -> None:
    yoga(house, first_on=date(2027, 3, 29))
    easter = {"first_on": "2027-03-29", "repeats": "weekly", "last_on": "2027-03-29", "skips_holidays": "yes"}
    assert told(house, place="lounge", leader="bea", **easter) == ""


@pytest.mark.parametrize("at", ["1", "1/dates/1", "1/change"])
def test_what_is_half_typed_there_is_not_scolded_either(house: House, at: str) -> None:
    yoga(house)
    assert while_typed(house, at, day="", place="a place with a name that is longer than any key") == ""


def test_nobody_is_asked_about_who_leads_it_already(house: House) -> None:
    yoga(house, leader="omar")
    number = other(house)
    assert while_typed(house, f"{number}/change", place="lift_a", leader="omar") == ""


@pytest.mark.parametrize("made", ["over", "called off", "in a place of its own"])
def test_a_change_is_not_held_against_dates_that_it_does_not_move(house: House, made: str) -> None:
    yoga(house, first_on=date(2027, 3, 2) if made == "over" else DAY)
    number = other(house, first_on=date(2027, 3, 2) if made == "over" else DAY, **WEEKLY)
    at = f"/linnet/activities/{number}"
    with clock.at(NOW.replace(day=4) if made == "over" else NOW):
        mina = house.tablet(MINA)
        if made == "called off":
            mina.send(f"{at}/dates/1/calling-off", words="The heating broke.")
        if made == "in a place of its own":
            mina.send(f"{at}/dates/1/change", place="lift_a", **AT_TWO)
        page = Page(mina.client.get(f"{at}/change/clashes", params={"place": "lounge", "leader": "omar"}), 200)
    assert not page.is_html


@pytest.mark.parametrize(
    ("at_time", "minutes", "clashes"),
    [(time(13), 60, False), (time(13), 61, True), (time(14, 59), 30, True), (time(15), 30, False)],
)
def test_a_change_is_held_against_the_whole_of_each_date(
    house: House, at_time: time, minutes: int, clashes: bool
) -> None:
    yoga(house, at_time=at_time, minutes=minutes)
    number = other(house)
    assert (ASKED in while_typed(house, f"{number}/change", place="lounge", leader="omar")) is clashes


def test_those_that_move_with_it_do_not_clash_with_where_they_were(house: House) -> None:
    number = yoga(house, **WEEKLY)
    half_past = {**AT_TWO, "at_time": "14:30"}
    assert while_typed(house, f"{number}/dates/1", and_later="yes", **half_past) == ""
    alone = while_typed(house, f"{number}/dates/1", **{**half_past, "day": "2027-03-17"})
    assert "Wednesday 17 March" in alone


def test_one_date_is_held_against_the_place_that_is_chosen_for_it(house: House) -> None:
    number = yoga(house, first_on=date(2027, 3, 11))
    other(house)
    assert while_typed(house, f"{number}", **AT_TWO) == ""
    assert "Lift A is taken by “Bingo”" in while_typed(house, f"{number}", place="lift_a", **AT_TWO)


def test_one_date_is_held_against_what_its_leaders_lead(house: House) -> None:
    number = yoga(house, first_on=date(2027, 3, 11))
    other(house, leader="bea")
    assert "Bea Okafor leads “Bingo”" in while_typed(house, f"{number}/dates/1", **AT_TWO)


@pytest.mark.parametrize(("minutes", "clashes"), [("90", False), ("91", True)])
def test_one_date_lasts_as_long_as_is_typed(house: House, minutes: str, clashes: bool) -> None:
    number = yoga(house)
    form = {**AT_TWO, "at_time": "12:30", "minutes": minutes}
    assert (ASKED in while_typed(house, f"{number}", **form)) is clashes


def test_one_date_is_at_two_by_the_clock_there(house: House) -> None:
    with house.writing() as session:
        session.exec(select(Neighbourhood).where(Neighbourhood.slug == "linnet")).one().time_zone = "Europe/Oslo"
        session.info["logged"] = True
    number = yoga(house)
    assert ASKED in while_typed(house, f"{number}", **AT_TWO)
    assert while_typed(house, f"{number}", **{**AT_TWO, "at_time": "13:00"}) == ""
