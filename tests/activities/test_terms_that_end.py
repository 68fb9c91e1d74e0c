"""Which terms the officer is asked about, and what planning several of them in one step leaves as it is."""

from datetime import date, time, timedelta

import pytest
from lxml import html

from app.core import clock
from tests.activities.arranging import an_activity, happening
from tests.activities.test_next_term import MARCH, NOW, a_term, days
from tests.cast import MINA, SAM
from tests.house import House
from tests.tablet import Page

LAST_BEGINS = MARCH.replace(day=10, hour=14)
ALL = "/linnet/week/next-terms"


def all_of_them(house: House, first_on: str = "") -> Page:
    with clock.at(MARCH):
        return house.tablet(MINA).open(f"{ALL}?first_on={first_on}")


def about(page: Page, number: int) -> str:
    """What is said of one of those that would go on."""
    one = page.tree.xpath(f"//div[@class='stack'][.//input[@id='activity-{number}']]")[0]
    return html.tostring(one, encoding="unicode", method="text")


@pytest.mark.parametrize(("before", "is_asked"), [(41, True), (43, False)])
def test_the_week_asks_six_weeks_before_the_last_date(house: House, before: int, is_asked: bool) -> None:
    a_term(house)
    with clock.at(LAST_BEGINS - timedelta(days=before)):
        page = house.tablet(MINA).open("/linnet/week")
    (page.says if is_asked else page.does_not_say)("Terms that end soon")


def test_what_ends_first_comes_first_whatever_was_planned_first(house: House) -> None:
    a_term(house, title="Bingo", at_time=time(16), last_on=date(2027, 3, 24))
    a_term(house)
    with clock.at(MARCH):
        words = house.tablet(MINA).open("/linnet/week").words
    assert words.index("Last date: Wednesday 10 March") < words.index("Last date: Wednesday 24 March")


def test_where_none_ends_soon_it_says_so(house: House) -> None:
    all_of_them(house).says("No term ends soon")


def test_each_is_held_against_its_own_place_and_leaders(house: House) -> None:
    """The party has the lounge, and Bea is out walking; neither is anything to bingo or to the choir."""
    a_term(house)
    a_term(house, title="Bingo", place="lift_a", leader="rosa")
    a_term(house, title="Choir", place="", leader="amina")
    with clock.at(NOW):
        for title, day, form in (("Party", 24, {"leader": "omar"}), ("Walk", 31, {"place": "", "leader": "bea"})):
            on = {"first_on": date(2027, 3, day), "at_time": time(14, 30), "minutes": 60}
            an_activity(house, title=title, **on, **form)
    page = all_of_them(house)
    yoga = about(page, 1)
    assert "Community lounge is taken by “Party”" in yoga and "Bea Okafor leads “Walk”" in yoga
    assert page.tree.xpath("//input[@name='activity'][@checked]/@value") == ["2", "3"]
    assert all("Something else is on then" not in about(page, number) for number in (2, 3))


def test_the_second_is_held_against_what_is_on_as_the_first_is(house: House) -> None:
    a_term(house)
    a_term(house, title="Bingo", place="lift_a", leader="rosa")
    with clock.at(NOW):
        for title, day, form in (("Repair", 24, {"place": "lift_a"}), ("Walk", 31, {"place": "", "leader": "rosa"})):
            an_activity(house, title=title, first_on=date(2027, 3, day), at_time=time(14, 30), minutes=60, **form)
    page = all_of_them(house)
    bingo = about(page, 2)
    assert "Lift A is taken by “Repair”" in bingo and "Rosa Delgado leads “Walk”" in bingo
    assert page.tree.xpath("//input[@name='activity'][@checked]/@value") == ["1"]


def test_all_that_are_ticked_go_on_and_whoever_leads_them_leads_them_on(house: House) -> None:
    a_term(house, also_leaders=["rosa"])
    a_term(house, title="Bingo", leader="omar")
    with clock.at(MARCH):
        house.tablet(MINA).send(ALL, activity=["1", "2"])
    for before, after in ((1, 3), (2, 4)):
        assert happening(house, after).leaders == happening(house, before).leaders != frozenset()


def test_none_goes_on_before_its_own_last_date_is_over(house: House) -> None:
    a_term(house)
    all_of_them(house, "2027-02-01").says("Wednesday 17 March 2027 to Wednesday 12 May 2027")


def test_what_would_fall_on_bank_holidays_alone_is_left_to_its_own_page(house: House) -> None:
    a_term(house, first_on=date(2027, 3, 22), last_on=date(2027, 3, 22), skips_holidays=True)
    a_term(house)
    page = all_of_them(house)
    assert page.tree.xpath("//input[@name='activity']/@value") == ["2"]
    with clock.at(MARCH):
        house.tablet(MINA).open("/linnet/activities/1/next-term").says("All these days are bank holidays.")


def test_they_are_planned_as_they_are_shown_without_the_bank_holidays(house: House) -> None:
    a_term(house, first_on=date(2027, 1, 11), last_on=date(2027, 3, 8), skips_holidays=True)
    with clock.at(MARCH):
        house.tablet(MINA).send(ALL, activity="1")
    assert len(days(house, 2)) == 7 and date(2027, 3, 29) not in days(house, 2)


def test_from_a_day_too_far_ahead_none_would_go_on(house: House) -> None:
    a_term(house)
    all_of_them(house, "2190-01-01").says("No term ends soon")


def test_the_steward_plans_nothing_even_where_nothing_is_ticked(house: House) -> None:
    with clock.at(MARCH):
        house.tablet(SAM).send(ALL, status=403)
