"""A month and a week at a glance: real tables that read well, light however much is on."""

import gzip
from datetime import UTC, date, datetime, time

import pytest

from app.activities.spans import month_asked_for
from app.core import clock
from tests.activities.a_full_month import fill
from tests.activities.arranging import an_activity, books
from tests.cast import BEN, MINA, ROSA
from tests.house import House
from tests.needs.happenings import counted
from tests.tablet import Page

WINTER = datetime(2027, 2, 20, 9, tzinfo=UTC)
MOST, HEAVIEST = 12, 25_000
MARCH = month_asked_for("2027-03", date(2027, 3, 1))


@pytest.fixture(autouse=True)
def in_february():
    with clock.at(WINTER):
        yield


def day_of(page: Page, words: str):
    return page.tree.xpath(f"//td[.//h2/span[@class='glance-full']='{words}']")[0]


def test_each_day_says_what_is_on_under_its_full_date(house: House) -> None:
    number = an_activity(house, title="Tuesday tea", first_on=date(2027, 3, 2), at_time=time(14))
    page = house.tablet().open("/linnet/activities/month?month=2027-03")
    day = day_of(page, "Tuesday 2 March")
    link = day.xpath(".//a")[0]
    assert link.get("href") == f"/linnet/activities/{number}/dates/1"
    assert " ".join(link.text_content().split()) == "2pm Tuesday tea, Tuesday 2 March"
    assert "Community lounge" in day.text_content()


def test_it_is_a_real_table_with_its_days_in_place(house: House) -> None:
    an_activity(house, first_on=date(2027, 3, 2))
    table = house.tablet().open("/linnet/activities/month?month=2027-03").tree.xpath("//main//table")[0]
    assert table.xpath("caption")[0].text == "What’s on: March 2027"
    assert [one.text for one in table.xpath("thead//th[@scope='col']")][::6] == ["Monday", "Sunday"]
    rows = table.xpath("tbody/tr")
    assert [len(row.xpath("td")) for row in rows] == [7] * 5
    numbers = [one.text for one in table.xpath(".//span[@class='glance-number']")]
    assert numbers == [str(number) for number in range(1, 32)]
    assert len(rows[-1].xpath("td[@class='glance-out']")) == 4


def test_called_off_and_coming_are_said_in_words(house: House) -> None:
    for title, day in (("Tea", 2), ("Film", 3)):
        an_activity(house, title=title, first_on=date(2027, 3, day))
    books(house, 1)
    house.tablet(MINA).send("/linnet/activities/2/dates/1/calling-off", words="The screen is broken.")
    page = house.tablet(ROSA).open("/linnet/activities/month?month=2027-03")
    assert "You are coming" in day_of(page, "Tuesday 2 March").text_content()
    assert "Called off" in day_of(page, "Wednesday 3 March").text_content()
    house.tablet().open("/linnet/activities/month?month=2027-03").does_not_say("You are coming")


def test_a_week_leads_to_the_weeks_beside_it(house: House) -> None:
    an_activity(house, title="Tea", first_on=date(2027, 3, 4))
    page = house.tablet().open("/linnet/activities/week?week=2027-W09")
    page.says("The week from Monday 1 March", "Thursday 4 March", "Tea")
    assert len(page.tree.xpath("//tbody/tr")) == 1
    links = page.tree.xpath("//main//nav[1]/a/@href")
    weeks = [f"/linnet/activities/week?week=2027-W{week}" for week in ("08", "10")]
    assert links == [*weeks, "/linnet/activities/month?month=2027-03"]


def test_late_on_the_last_day_is_still_that_month(house: House) -> None:
    """At half past eleven on 31 March it is half past ten in UTC; on 1 April at midnight it is March there."""
    an_activity(house, title="Late", first_on=date(2027, 3, 31), at_time=time(23, 30), minutes=15)
    an_activity(house, title="Later", first_on=date(2027, 4, 1), at_time=time(0, 15), minutes=15)
    page = house.tablet().open("/linnet/activities/month?month=2027-03")
    page.says("Late")
    page.does_not_say("Later")


def test_an_empty_month_says_so_kindly(house: House) -> None:
    page = house.tablet().open("/linnet/activities/month?month=2031-01")
    page.says("January 2031", "Nothing is planned then", "December 2030", "February 2031")
    assert not page.tree.xpath("//main//table")


def test_what_has_gone_by_is_stepped_over_in_one_tap(house: House) -> None:
    an_activity(house, title="Coffee morning", first_on=date(2027, 3, 2), repeats="weekly", last_on=date(2027, 3, 30))
    in_march, steps = "/linnet/activities/month?month=2027-03", "//main//a[@href='#next']"
    assert house.tablet().open(in_march).tree.xpath(steps) == []
    with clock.at(datetime(2027, 3, 11, 9, tzinfo=UTC)):
        page = house.tablet().open(in_march)
        assert [" ".join(link.text_content().split()) for link in page.tree.xpath(steps)] == ["From today on"]
        assert page.tree.xpath("//td[.//h2[@id='next']]") == [day_of(page, "Tuesday 16 March")]
        assert house.tablet().open("/linnet/activities/month?month=2027-02").tree.xpath(steps) == []


def test_next_door_sees_its_own(house: House) -> None:
    an_activity(house, title="Ours alone", first_on=date(2027, 3, 2))
    house.tablet(BEN).open("/heron/activities/month?month=2027-03").does_not_say("Ours alone")


def test_whats_on_leads_there_and_to_the_printer(house: House) -> None:
    links = house.tablet().open("/linnet/activities").tree.xpath("//main//a/@href")
    assert {"/linnet/activities/month", "/linnet/activities/week", "/linnet/whats-on.pdf"} <= set(links)


@pytest.mark.parametrize("path", ["month?month=2027-03", "week?week=2027-W09"])
def test_three_hundred_dates_cost_no_more_than_ten(house: House, path: str) -> None:
    costs = []
    for dates, bookings in ((10, 50), (300, 5000)):
        other = house.tablet(ROSA)
        fill(house, MARCH, dates, bookings) if not costs else _more(house, dates, bookings)
        other.open(f"/linnet/activities/{path}")
        with counted(house) as sent:
            page = other.open(f"/linnet/activities/{path}")
        costs.append(len(sent))
    weight = len(gzip.compress(page.response.content))
    print(f"\n{path}: {costs} statements, {weight / 1000:.1f} kB on the line")
    assert costs[0] == costs[1] <= MOST
    assert weight <= HEAVIEST


def _more(house: House, dates: int, bookings: int) -> None:
    with house.database.engine.begin() as connection:
        for table in ("booking", "date"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    fill(house, MARCH, dates, bookings)
