"""Months and weeks: as an address names them, and the one before and after."""

from datetime import UTC, date, datetime

import pytest

from app.activities.spans import month_asked_for, month_with, week_asked_for, week_with
from app.core.languages import LANGUAGES

TODAY = date(2026, 12, 30)


@pytest.mark.parametrize(
    "asked", ["", "soon", "2027-13", "2027", "2027-W09", "0001-01", "9999-12", "2027-03-01", "\x00"]
)
def test_what_names_no_month_is_this_month(asked: str) -> None:
    assert month_asked_for(asked, TODAY).name == "2026-12"


def test_the_first_and_the_last_year_that_anyone_plans_have_months() -> None:
    assert [month_asked_for(asked, TODAY).name for asked in ("2000-01", "2199-12")] == ["2000-01", "2199-12"]
    assert [month_asked_for(asked, TODAY).name for asked in ("1999-12", "2200-01")] == ["2026-12"] * 2


@pytest.mark.parametrize("asked", ["", "2027-W54", "2027-03", "0001-W01", "9999-W52", "2027-W09-2"])
def test_what_names_no_week_is_this_week(asked: str) -> None:
    assert week_asked_for(asked, TODAY).name == "2026-W53"


def test_months_and_weeks_follow_each_other_over_new_year() -> None:
    month, week = month_asked_for("2026-12", TODAY), week_asked_for("2026-W53", TODAY)
    assert (month.before.name, month.after.name) == ("2026-11", "2027-01")
    assert (week.before.name, week.after.name) == ("2026-W52", "2027-W01")
    assert week.first == date(2026, 12, 28)


def test_every_day_is_in_the_month_and_the_week_that_begin_before_it() -> None:
    for day in (date(2027, 3, 1), date(2028, 2, 29), date(2027, 3, 31), date(2027, 1, 3)):
        for span in (month_with(day), week_with(day)):
            assert span.first <= day < span.end
            assert span.before.end == span.first
            assert span.after.first == span.end


def test_a_month_begins_and_ends_by_the_clock_of_the_place() -> None:
    begins, ends = month_asked_for("2027-03", TODAY).moments("Europe/London")
    # Summer time has begun by the end of March.
    assert (begins, ends) == (datetime(2027, 3, 1, tzinfo=UTC), datetime(2027, 3, 31, 23, tzinfo=UTC))


def test_they_are_named_in_words() -> None:
    def say(words: str, **values: str) -> str:
        return words % values

    march = month_asked_for("2027-03", TODAY)
    assert [march.in_words(say, LANGUAGES[code]) for code in ("en", "nb", "ar")] == [
        "March 2027",
        "Mars 2027",
        "مارس 2027",
    ]
    assert week_asked_for("2027-W09", TODAY).in_words(say, LANGUAGES["en"]) == "The week from Monday 1 March"
