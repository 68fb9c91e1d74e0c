"""Planning an activity: once or in a series, by the neighbourhood's own clock, bank holidays left out."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.core import clock
from app.core.errors import NotAllowed
from app.participation.models import Kind
from tests.activities.arranging import an_activity, happening, starts
from tests.cast import AMINA, BEA, GWEN, INES, MINA, ROSA, SAM, SHAH
from tests.house import House

LONDON = ZoneInfo("Europe/London")
AUTUMN = datetime(2026, 9, 1, 9, tzinfo=UTC)
PLAN = {
    "title": "Coffee morning",
    "kind": "get_together",
    "first_on": "2027-03-02",
    "at_time": "14:00",
    "minutes": "120",
}


def test_mina_plans_a_term_that_leaves_out_the_bank_holidays(house: House) -> None:
    with clock.at(datetime(2027, 3, 1, 9, tzinfo=UTC)):
        number = an_activity(
            house, first_on=date(2027, 3, 22), last_on=date(2027, 5, 10), repeats="weekly", skips_holidays=True
        )
    days = [one.astimezone(LONDON).date() for one in starts(house, number)]
    # Easter Monday (29 March) and the early May holiday (3 May) of England are Mondays.
    assert days == [
        date(2027, 3, 22),
        date(2027, 4, 5),
        date(2027, 4, 12),
        date(2027, 4, 19),
        date(2027, 4, 26),
        date(2027, 5, 10),
    ]


def test_the_same_series_keeps_its_clock_across_summer_time(house: House) -> None:
    with clock.at(AUTUMN):
        number = an_activity(house, first_on=date(2026, 10, 20), last_on=date(2026, 11, 3), repeats="weekly")
    begins = starts(house, number)
    assert {one.astimezone(LONDON).time() for one in begins} == {time(10, 30)}
    assert [one.hour for one in begins] == [9, 10, 10]


def test_the_first_wednesday_of_each_month(house: House) -> None:
    with clock.at(AUTUMN):
        number = an_activity(house, first_on=date(2026, 10, 7), last_on=date(2027, 1, 31), repeats="monthly_weekday")
    days = [one.astimezone(LONDON).date() for one in starts(house, number)]
    assert days == [date(2026, 10, 7), date(2026, 11, 4), date(2026, 12, 2), date(2027, 1, 6)]


def test_who_begins_on_a_fifth_friday_means_the_last(house: House) -> None:
    with clock.at(AUTUMN):
        number = an_activity(house, first_on=date(2026, 10, 30), last_on=date(2026, 12, 31), repeats="monthly_weekday")
    days = [one.astimezone(LONDON).date() for one in starts(house, number)]
    assert days == [date(2026, 10, 30), date(2026, 11, 27), date(2026, 12, 25)]


def test_the_practice_offers_a_monthly_check_in_the_block(house: House) -> None:
    number = an_activity(house, by=SHAH, kind="service", organisation="practice", led_by="Nurse Okoro")
    page = house.tablet(ROSA).open(f"/linnet/activities/{number}/dates/1")
    page.says("Nurse Okoro", "Alder Street Practice", "Community lounge")


def test_each_neighbourhood_counts_its_own(house: House) -> None:
    assert [an_activity(house), an_activity(house), an_activity(house, by=GWEN)] == [1, 2, 1]


def test_the_need_behind_it_is_one_tap_away(house: House) -> None:
    need = house.a_need("Hot food together")
    number = an_activity(house, need=need)
    page = house.tablet(ROSA).open(f"/linnet/activities/{number}/dates/1")
    page.says("Hot food together")
    assert f"/linnet/needs/{need}" in page.text


@pytest.mark.parametrize("person", [ROSA, INES])
def test_who_may_not_plan_is_told_so(house: House, person) -> None:
    with pytest.raises(NotAllowed):
        an_activity(house, by=person)
    house.tablet(person).open("/linnet/activities/new", status=403)
    house.tablet(person).send("/linnet/activities", status=403, **PLAN)
    assert Kind.ACTIVITY_PLANNED not in house.log()


def test_a_connector_plans_too(house: House) -> None:
    assert an_activity(house, by=BEA) == 1


MISTAKES = {
    "title": ({"title": ""}, "Please say in a few words what it is."),
    "a day that was": ({"first_on": "2020-01-01"}, "That time is over."),
    "no day": ({"first_on": "soon"}, "Please give a date, like 3 March 2027."),
    "no time": ({"at_time": "noonish"}, "Please write a time, like 14:30."),
    "no end": ({"repeats": "weekly"}, "Please choose a last day, or let it be once."),
    "ends before": ({"repeats": "weekly", "last_on": "2027-02-01"}, "The last day is before the first."),
    "for ever": ({"repeats": "weekly", "last_on": "2040-02-01"}, "A series lasts two years at most."),
    "not the last": ({"repeats": "monthly_last", "last_on": "2027-09-01"}, "The first day is not the last such day"),
    "a cost in words": ({"cost": "a pound"}, "Please write what it costs in numbers, like 2.50."),
    "places": ({"seats": "0"}, "Please write a number, like 12."),
    "a need that is not": ({"need": "999"}, "There is no need with this number here."),
    "a place that is not": ({"place": "moon"}, "Please choose one of these."),
    "a leader who is not": ({"leader": "nobody"}, "We don't know anyone here by that name."),
}


@pytest.mark.parametrize(("typed", "sentence"), MISTAKES.values(), ids=MISTAKES)
def test_a_slip_gets_a_sentence_and_nothing_typed_is_lost(house: House, typed: dict[str, str], sentence: str) -> None:
    page = house.tablet(MINA).send("/linnet/activities", status=422, **{**PLAN, "bring": "A cup", **typed})
    page.says(sentence)
    assert page.field("bring") == "A cup"
    assert Kind.ACTIVITY_PLANNED not in house.log()


@pytest.mark.parametrize("htmx", [True, False])
def test_planned_once_however_often_it_is_tapped(house: House, htmx: bool) -> None:
    with clock.at(datetime(2027, 3, 1, 9, tzinfo=UTC)):
        mina = house.tablet(MINA)
        for _ in range(2):
            mina.send("/linnet/activities", htmx=htmx, once="one-tap", **PLAN)
    assert house.log().count(Kind.ACTIVITY_PLANNED) == 1


def test_what_it_says_is_changed_for_all_dates(house: House) -> None:
    number = an_activity(house)
    mina = house.tablet(MINA)
    assert mina.open(f"/linnet/activities/{number}/change").field("title") == "Coffee morning"
    mina.send(f"/linnet/activities/{number}/change", title="Tea morning", kind="class", cost="2.50", seats="8")
    activity = happening(house, number).activity
    assert (activity.title, activity.cost_minor, activity.seats, activity.revision) == ("Tea morning", 250, 8, 1)
    assert house.log()[-1] == Kind.ACTIVITY_CHANGED
    house.tablet(ROSA).open(f"/linnet/activities/{number}/change", status=403)


@pytest.mark.parametrize(("typed", "minor"), [("2.50", 250), ("2,50 kr", 250), ("£3", 300), ("0", 0), ("", 0)])
def test_a_cost_is_read_as_people_write_it(house: House, typed: str, minor: int) -> None:
    number = an_activity(house)
    house.tablet(MINA).send(f"/linnet/activities/{number}/change", title="Tea", kind="class", cost=typed)
    assert happening(house, number).activity.cost_minor == minor


def test_more_places_let_in_those_who_wait(house: House) -> None:
    from app.activities.kinds import BookingState
    from tests.activities.arranging import books, stands

    number = an_activity(house, seats=1)
    books(house, number, ROSA)
    books(house, number, AMINA)
    house.tablet(MINA).send(f"/linnet/activities/{number}/change", title="Coffee morning", kind="class", seats="2")
    assert stands(house, number, AMINA) == BookingState.OFFERED


def test_the_next_week_is_on_the_list_and_last_week_is_not(house: House) -> None:
    an_activity(house, title="Next week")
    with clock.at(clock.now() - timedelta(days=30)):
        an_activity(house, title="Long ago")
    page = house.tablet().open("/linnet/activities")
    page.says("Next week")
    page.does_not_say("Long ago")


@pytest.mark.parametrize(("whose", "left_out"), [("", {25, 28}), ("GB-SCT", {25, 28}), ("NO", {25}), ("AE", set())])
def test_a_series_leaves_out_the_days_of_the_country_that_sam_chose(
    house: House, whose: str, left_out: set[int]
) -> None:
    house.tablet(SAM).send("/linnet/settings/holidays", bank_holidays=whose)
    with clock.at(AUTUMN):
        friday = an_activity(
            house, first_on=date(2026, 12, 18), last_on=date(2026, 12, 31), repeats="weekly", skips_holidays=True
        )
        monday = an_activity(
            house, first_on=date(2026, 12, 21), last_on=date(2026, 12, 31), repeats="weekly", skips_holidays=True
        )
    days = {one.astimezone(LONDON).day for number in (friday, monday) for one in starts(house, number)}
    assert {18, 25, 21, 28} - days == left_out


def test_the_setting_says_which_days_come_next_and_offers_the_parts_of_the_country(house: House) -> None:
    sam = house.tablet(SAM)
    with clock.at(datetime(2026, 11, 28, 9, tzinfo=UTC)):
        page = sam.open("/linnet/settings/holidays")
        page.says("United Kingdom: England", "Friday 25 December 2026: Christmas Day", "Norway", "Scotland")
        sam.send("/linnet/settings/holidays", bank_holidays="GB-SCT").says("United Kingdom: Scotland")
        sam.open("/linnet/settings/holidays").says("Monday 30 November 2026: ", "Friday 25 December")
    sam.send("/linnet/settings/holidays", 422, bank_holidays="ES-Barcelona").says("Please choose one of these.")


def test_a_need_that_is_not_shown_stands_on_no_page_of_an_activity(house: House) -> None:
    number = house.a_need("The lock of flat 12", shown=False)
    an_activity(house, need=number)
    house.tablet(ROSA).open("/linnet/activities/1/dates/1").does_not_say("flat 12")


def test_who_leads_it_changes_it_without_the_number_of_a_need_they_can_not_see(house: House) -> None:
    an_activity(house, need=house.a_need("The lock of flat 12", shown=False), leader="amina")
    change = "/linnet/activities/1/change"
    assert house.tablet(MINA).open(change).field("need") == "1"
    assert house.tablet(AMINA).open(change).field("need") == ""


def test_a_change_keeps_the_need_that_it_came_from(house: House) -> None:
    number = house.a_need()
    an_activity(house, need=number)
    assert house.tablet(MINA).open("/linnet/activities/1/change").field("need") == str(number)


def test_several_slips_are_listed_in_the_order_of_the_page(house: House) -> None:
    typed = {"kind": "party", "at_time": "2", "repeats": "weekly", "seats": "many", "cost": "much", "need": "a lot"}
    page = house.tablet(MINA).send("/linnet/activities", 422, **typed)
    listed = [str(one) for one in page.tree.xpath("//*[@id='errors']//a/@href")]
    assert listed == ["#title", "#kind", "#first_on", "#at_time", "#minutes", "#seats", "#cost", "#need"]
    there = [f"#{one}" for one in page.tree.xpath("//main//form//*[@name]/@name")]
    assert listed == sorted(listed, key=there.index)


@pytest.mark.parametrize("day", ["9999-12-31", "2060-01-01"])
def test_a_day_that_is_very_far_off_is_asked_about(house: House, day: str) -> None:
    mina = house.tablet(MINA)
    for path, field in (("activities", "first_on"), ("activities/1/dates", "day")):
        an_activity(house)
        typed = PLAN | {field: day, "minutes": "1440"}
        mina.send(f"/linnet/{path}", 422, **typed).says("That day is very far off.")
