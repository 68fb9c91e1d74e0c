"""What a calendar program reads is what the pages say: every date, change and calling-off, across summer time."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from app.activities.calendars import Home, Series, calendar_of
from app.activities.kinds import ActivityKind, Repeats
from app.activities.models import Activity, Date
from app.activities.recurring import days_of, is_last_of_its_month, moment

ZONES = ("Europe/London", "Europe/Oslo", "America/Vancouver", "Asia/Dubai")
CHANGED = datetime(2026, 1, 5, 9, tzinfo=UTC)
WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def by_dateutil(repeats: Repeats, first_on: date, last_on: date) -> list[date]:
    """The same days, asked of dateutil without our rules in words."""
    day = WEEKDAYS[first_on.weekday()]
    which = (first_on.day - 1) // 7 + 1
    if repeats == Repeats.ONCE:
        return [first_on]
    asked: dict[Repeats, dict[str, Any]] = {
        Repeats.WEEKLY: {"freq": WEEKLY},
        Repeats.FORTNIGHTLY: {"freq": WEEKLY, "interval": 2},
        Repeats.MONTHLY_WEEKDAY: {"freq": MONTHLY, "byweekday": day(which if which < 5 else -1)},
        Repeats.MONTHLY_LAST: {"freq": MONTHLY, "byweekday": day(-1)},
    }
    first, last = datetime.combine(first_on, time.min), datetime.combine(last_on, time.max)
    return [one.date() for one in rrule(dtstart=first, until=last, **asked[repeats])]


@st.composite
def series(draw: st.DrawFn) -> tuple[Series, str]:
    """A series of up to two years, with dates left out, moved, called off and added."""
    zone, repeats = draw(st.sampled_from(ZONES)), draw(st.sampled_from(list(Repeats)))
    first_on = draw(st.dates(FIRST, LAST))
    if repeats == Repeats.MONTHLY_LAST:
        while not is_last_of_its_month(first_on):
            first_on += timedelta(days=7)
    last_on = first_on + timedelta(days=draw(st.integers(0, 730)))
    at_time = draw(st.times().map(lambda one: one.replace(minute=one.minute // 5 * 5, second=0, microsecond=0)))
    activity = Activity(
        neighbourhood_id=1, number=7, title="Tea", kind=ActivityKind.CLASS, first_on=first_on, at_time=at_time,
        minutes=60, repeats=repeats, last_on=last_on, changed_at=CHANGED,
    )  # fmt: skip
    days = days_of(repeats, first_on, last_on)
    assert days == by_dateutil(repeats, first_on, last_on)
    dates = [_date(number, moment(day, at_time, zone)) for number, day in enumerate(days, start=1)]
    return Series(activity, _changed(draw, dates), {}), zone


def _date(number: int, starts_at: datetime) -> Date:
    return Date(
        neighbourhood_id=1, activity_id=1, number=number, meant_for=starts_at, starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=60),
    )  # fmt: skip


def _changed(draw: st.DrawFn, dates: list[Date]) -> list[Date]:
    """Some are left out (bank holidays), though never all; some moved or called off; one may be added."""
    kept = [one for one in dates if draw(st.integers(0, 8)) or one is dates[-1]]
    for one in kept:
        _may_differ(draw, one)
    if draw(st.booleans()):
        added = _date(len(dates) + 1, dates[-1].meant_for + timedelta(days=1, hours=1))
        added.changed_at = CHANGED
        kept.append(added)
    return [*kept, *_in_place_of_one_moved(draw, kept)]


def _in_place_of_one_moved(draw: st.DrawFn, kept: list[Date]) -> list[Date]:
    """Where a date was moved away, another may be added: at that moment, and meant for a second later."""
    moved = [one for one in kept if one.is_on and one.starts_at != one.meant_for]
    if not moved or not draw(st.booleans()):
        return []
    added = _date(len(kept) + 99, moved[0].meant_for)
    added.meant_for, added.changed_at = added.meant_for + timedelta(seconds=1), CHANGED
    return [added]


def _may_differ(draw: st.DrawFn, one: Date) -> None:
    what = draw(st.sampled_from(("as planned",) * 6 + ("moved", "called off")))
    if what == "as planned":
        return
    one.changed_at, one.revision = CHANGED, 1
    if what == "called off":
        one.called_off_at, one.words = CHANGED, "The room is wet."
        return
    one.starts_at += timedelta(hours=draw(st.integers(-60, 60)), minutes=5)
    one.ends_at = one.starts_at + timedelta(minutes=draw(st.integers(5, 300)))


def read_back(written: bytes) -> list[tuple[datetime, datetime, str]]:
    found = recurring_ical_events.of(Calendar.from_ical(written)).between(date(2025, 12, 1), date(2029, 6, 1))
    return sorted(
        (one.start.astimezone(UTC), one.end.astimezone(UTC), str(one.get("STATUS", "CONFIRMED"))) for one in found
    )


@pytest.mark.long
@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(series())
def test_a_thousand_series_read_as_they_were_planned(drawn: tuple[Series, str]) -> None:
    one, zone = drawn
    here: Any = SimpleNamespace(name="Linnet Court", slug="linnet", time_zone=zone)
    written = calendar_of(Home(here, "https://hellos.example/linnet", str), [one])
    meant = sorted((d.starts_at, d.ends_at, "CONFIRMED" if d.is_on else "CANCELLED") for d in one.dates)
    assert read_back(written) == meant
    assert b"BEGIN:VTIMEZONE" in written or b"TZID" not in written or zone == "Asia/Dubai"


@pytest.mark.parametrize("at_time", [time(0, 30), time(1), time(1, 30), time(2)])
@pytest.mark.parametrize("first_on", [date(2026, 10, 11), date(2026, 10, 25), date(2027, 3, 14), date(2027, 3, 28)])
def test_the_night_in_which_the_clocks_change_agrees_too(first_on: date, at_time: time) -> None:
    """Half past one comes twice in October and not at all in March; a date may be put into the second of them."""
    days = days_of(Repeats.WEEKLY, first_on, first_on + timedelta(days=21))
    dates = [_date(number, moment(day, at_time, "Europe/London")) for number, day in enumerate(days, start=1)]
    again = _date(9, datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
    again.changed_at = CHANGED
    activity = Activity(
        neighbourhood_id=1, number=7, title="Tea", kind=ActivityKind.CLASS, first_on=first_on, at_time=at_time,
        minutes=60, repeats=Repeats.WEEKLY, last_on=days[-1], changed_at=CHANGED,
    )  # fmt: skip
    here: Any = SimpleNamespace(name="Linnet Court", slug="linnet", time_zone="Europe/London")
    written = calendar_of(Home(here, "https://hellos.example/linnet", str), [Series(activity, [*dates, again], {})])
    assert read_back(written) == sorted((one.starts_at, one.ends_at, "CONFIRMED") for one in [*dates, again])


def test_two_o_clock_stays_two_o_clock_when_the_clocks_change() -> None:
    days = days_of(Repeats.WEEKLY, date(2026, 3, 24), date(2026, 11, 3))
    begins = [moment(day, time(14), "Europe/London") for day in days]
    assert {one.astimezone(ZoneInfo("Europe/London")).hour for one in begins} == {14}
    assert {one.hour for one in begins} == {13, 14}
