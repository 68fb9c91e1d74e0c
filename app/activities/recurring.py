"""From “every second Wednesday” to its days, and from a day and a clock to a moment (RFC 5545, by dateutil)."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays
from babel.core import get_global
from dateutil.rrule import rrulestr

from app.activities.kinds import Repeats

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONGEST = timedelta(days=2 * 366)
MOST_DATES = 120
"""A weekly series of two years, and a little more."""
PARTS = {"GB": "GB-ENG"}
"""Countries whose parts keep bank holidays of their own, and the part that is meant where none was chosen."""


def rule_of(repeats: Repeats, first_on: date) -> str:
    """The calendar's rule, without its end; "" for what happens once."""
    day = DAYS[first_on.weekday()]
    which = (first_on.day - 1) // 7 + 1
    # There is no fifth Wednesday in most months; whoever begins on one means the last.
    return {
        Repeats.ONCE: "",
        Repeats.WEEKLY: f"FREQ=WEEKLY;BYDAY={day}",
        Repeats.FORTNIGHTLY: f"FREQ=WEEKLY;INTERVAL=2;BYDAY={day}",
        Repeats.MONTHLY_WEEKDAY: f"FREQ=MONTHLY;BYDAY={which if which < 5 else -1}{day}",
        Repeats.MONTHLY_LAST: f"FREQ=MONTHLY;BYDAY=-1{day}",
    }[repeats]


def days_of(repeats: Repeats, first_on: date, last_on: date | None) -> list[date]:
    """Every day it falls on, from the first to the last, at most MOST_DATES and one."""
    rule = rule_of(repeats, first_on)
    if not rule or last_on is None:
        return [first_on]
    # Reckoned in days: what the clock says is the same in summer and in winter, and is added afterwards.
    end = datetime.combine(last_on, time.max)
    found = rrulestr(f"RRULE:{rule}", dtstart=datetime.combine(first_on, time.min)).between(
        datetime.combine(first_on, time.min), end, inc=True
    )
    return [one.date() for one in found[: MOST_DATES + 1]]


def is_last_of_its_month(day: date) -> bool:
    return (day + timedelta(days=7)).month != day.month


def moment(day: date, at_time: time, zone: str) -> datetime:
    """In UTC. A time that the clock skips in spring is read as it was before; one that comes twice is the first."""
    return datetime.combine(day, at_time, ZoneInfo(zone)).astimezone(UTC)


def country_of(bank_holidays: str, time_zone: str) -> str:
    """“GB-SCT”: the one that was chosen, or that of the clock."""
    country = bank_holidays or str(get_global("zone_territories").get(time_zone, "GB"))
    return PARTS.get(country, country)


def bank_holidays(country: str, first: date, last: date, language: str = "en") -> Mapping[date, str]:
    """Public holidays between two days, by name; nothing where the library knows no such country."""
    land, _, part = country.partition("-")
    try:
        known = holidays.country_holidays(land, subdiv=part or None, years=range(first.year, last.year + 1))
    except NotImplementedError:  # what the library raises for a country or a part that it does not know
        return {}
    return {day: name for day, name in sorted(known.items()) if first <= day <= last}
