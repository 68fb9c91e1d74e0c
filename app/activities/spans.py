"""A month or a week: from which day to which, how its address says it, and what comes before and after."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from app.core.languages import N_, Language
from app.core.pages import NEAR_DAYS

FIRST_YEAR, LAST_YEAR = 2000, 2199
"""Beyond these no one plans, and some clocks have no rules."""
WEEK = timedelta(days=7)
MONTHS = {"ar": "LLLL y"}


@dataclass(frozen=True)
class Span:
    """The days from `first` up to, but without, `end`."""

    first: date
    end: date
    is_week: bool = False

    @property
    def name(self) -> str:
        """As an address says it: “2027-03”, or “2027-W09” (ISO 8601)."""
        return _week_name(self.first) if self.is_week else f"{self.first:%Y-%m}"

    @property
    def before(self) -> "Span":
        return week_with(self.first - WEEK) if self.is_week else month_with(self.first - timedelta(days=1))

    @property
    def after(self) -> "Span":
        return week_with(self.end) if self.is_week else month_with(self.end)

    def moments(self, zone: str) -> tuple[datetime, datetime]:
        """From when to when, by the neighbourhood's clock."""
        begins, ends = (datetime.combine(day, time.min, ZoneInfo(zone)) for day in (self.first, self.end))
        return begins, ends

    def in_words(self, say: Callable[..., str], language: Language) -> str:
        """“March 2027”; “The week from Monday 1 March”."""
        if self.is_week:
            day = format_date(self.first, NEAR_DAYS[language.code], locale=language.locale)
            return say(N_("The week from %(day)s"), day=day)
        written = str(format_date(self.first, MONTHS.get(language.code, "MMMM y"), locale=language.locale))
        return written[:1].upper() + written[1:]


def month_with(day: date) -> Span:
    first = day.replace(day=1)
    return Span(first, (first + timedelta(days=31)).replace(day=1))


def week_with(day: date) -> Span:
    first = day - timedelta(days=day.weekday())
    return Span(first, first + WEEK, is_week=True)


def month_asked_for(asked: str, today: date) -> Span:
    """The month of “2027-03”; this one when that names none."""
    return month_with(_day(lambda: date.fromisoformat(f"{asked}-01"), today))


def week_asked_for(asked: str, today: date) -> Span:
    """The week of “2027-W09”; this one when that names none."""
    return week_with(_day(lambda: date.fromisoformat(f"{asked}-1"), today))


def _day(read: Callable[[], date], today: date) -> date:
    try:
        day = read()
    except ValueError:
        return today
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else today


def _week_name(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"
