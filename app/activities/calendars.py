"""Calendars that others subscribe to (RFC 5545): what is on, as a phone or a wall tablet takes it in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vRecur
from sqlmodel import Session, col, select

from app.activities.models import Activity, Date
from app.activities.recurring import days_of, moment, rule_of
from app.core import clock
from app.core.hellos import language_called
from app.core.languages import N_, language_for
from app.neighbourhoods.access import Say, access_of
from app.neighbourhoods.models import Place
from app.neighbourhoods.queries import Here

PRODUCT = "-//Nine Hellos//What is on//EN"
KEPT = timedelta(days=62)
"""What is longer over than this leaves the calendar."""
EVERY = timedelta(hours=4)
"""How often a calendar should look again."""


CHANGES_BY = timedelta(hours=1)
"""The most that clocks are put forward or back."""


@dataclass(frozen=True)
class Series:
    """An activity with all its dates, and the places they point to."""

    activity: Activity
    dates: Sequence[Date]
    places: dict[int, Place]

    def place(self, date: Date | None = None) -> Place | None:
        """One of the neighbourhood's own; None when it is somewhere else."""
        if date and date.elsewhere:
            return None
        return self.places.get((date and date.place_id) or self.activity.place_id or 0)

    def spot(self, date: Date | None = None) -> str:
        place = self.place(date)
        return (date.elsewhere if date else "") or (place.name if place else "") or self.activity.elsewhere


@dataclass(frozen=True)
class Home:
    """Whose calendar it is, where its pages stand, and how it says a sentence of the catalogue."""

    here: Here
    address: str
    say: Say


def series_of(session: Session, here: Here, number: int | None = None) -> list[Series]:
    """All that has a date in the last two months or to come; or one activity. Three statements."""
    recent = select(Date.activity_id).where(Date.neighbourhood_id == here.id, Date.ends_at > clock.now() - KEPT)
    wanted = select(Activity).where(Activity.neighbourhood_id == here.id)
    wanted = wanted.where(col(Activity.id).in_(recent) if number is None else Activity.number == number)
    activities = session.exec(wanted.order_by(col(Activity.id))).all()
    theirs = select(Date).where(col(Date.activity_id).in_([one.id for one in activities]))
    dates: dict[int, list[Date]] = {}
    for date in session.exec(theirs.order_by(col(Date.meant_for))):
        dates.setdefault(date.activity_id, []).append(date)
    places = {one.id: one for one in session.exec(select(Place).where(Place.neighbourhood_id == here.id))}
    return [Series(one, dates.get(one.id, ()), places) for one in activities]


def calendar_of(home: Home, series: Iterable[Series]) -> bytes:
    """The calendar, with the rules of every clock it goes by."""
    return _written(home.here.name, (event for one in series for event in _events(home, one)))


def calendar_of_dates(home: Home, dates: Iterable[Series], name: str) -> bytes:
    """One person's calendar: each date is an event of its own, as they may come to one and not to the next."""
    return _written(name, (_of_ones_own(home, one) for one in dates))


def _written(name: str, events: Iterable[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", EVERY, parameters={"value": "DURATION"})
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def _of_ones_own(home: Home, series: Series) -> Event:
    """Not the same event as in the calendar for all: someone may well have both."""
    (date,) = series.dates
    event = _event(home, series, date)
    event["uid"] = f"activity-{series.activity.number}-date-{date.number}@{home.here.slug}.{_host(home.address)}"
    return event


def _events(home: Home, series: Series) -> list[Event]:
    """The series as its rule has it, and after it each date that is different."""
    activity = series.activity
    if not series.dates:
        return []
    if not rule_of(activity.repeats, activity.first_on) and len(series.dates) == 1:
        return [_event(home, series, series.dates[0])]
    return [
        _master(home, series),
        *(_other(home, series, one) for one in series.dates if one.changed_at),
    ]


def _master(home: Home, series: Series) -> Event:
    activity, clock_of = series.activity, _clock_of(home.here, series)
    meant = {date.meant_for for date in series.dates}
    rule = rule_of(activity.repeats, activity.first_on) if clock_of is not UTC else ""
    days = days_of(activity.repeats, activity.first_on, activity.last_on)
    ruled = [moment(day, activity.at_time, home.here.time_zone) for day in days] if rule else [min(meant)]
    event = _about(home, series, None)
    event.add("dtstart", ruled[0].astimezone(clock_of))
    event.add("dtend", (ruled[0] + timedelta(minutes=activity.minutes)).astimezone(clock_of))
    # Never less than when it was one date alone, or calendars would pass over what came after.
    event.add("sequence", activity.revision + max(date.revision for date in series.dates))
    event.add("last-modified", activity.changed_at)
    if rule:
        # With a clock's name UNTIL must be in UTC, whatever the clock (RFC 5545, 3.3.10).
        event.add("rrule", vRecur.from_ical(f"{rule};UNTIL={ruled[-1]:%Y%m%dT%H%M%SZ}"))
    for left_out in (one for one in ruled if one not in meant):
        event.add("exdate", left_out.astimezone(clock_of))
    for added in sorted(meant - set(ruled)):
        event.add("rdate", added.astimezone(clock_of))
    return event


def _other(home: Home, series: Series, date: Date) -> Event:
    """A date that is not as its series has it."""
    event = _event(home, series, date)
    event.add("recurrence-id", date.meant_for.astimezone(_clock_of(home.here, series)))
    return event


def _event(home: Home, series: Series, date: Date) -> Event:
    event = _about(home, series, date)
    event.add("dtstart", date.starts_at.astimezone(_clock_of(home.here, series)))
    event.add("dtend", date.ends_at.astimezone(_clock_of(home.here, series)))
    event.add("sequence", series.activity.revision + date.revision)
    event.add("last-modified", max(filter(None, (series.activity.changed_at, date.changed_at))))
    event.add("status", "CONFIRMED" if date.is_on else "CANCELLED")
    return event


def _about(home: Home, series: Series, date: Date | None) -> Event:
    activity = series.activity
    event = Event()
    event.add("uid", f"activity-{activity.number}@{home.here.slug}.{_host(home.address)}")
    event.add("dtstamp", activity.changed_at)
    event.add("summary", activity.title)
    language = _in_its_language(home, activity.language)
    words = [date.words if date else "", activity.about, language, activity.bring, *_access(home, series, date)]
    event.add("description", "\n".join(filter(None, words)))
    event.add("location", series.spot(date))
    event.add("url", f"{home.address}/activities/{activity.number}" + (f"/dates/{date.number}" if date else ""))
    return event


def _clock_of(here: Here, series: Series) -> tzinfo:
    """The neighbourhood's own, so that two o'clock stays two o'clock when the clocks change.

    What goes on while they change is said in UTC, date by date: a wall clock shows one hour of that night twice, and
    calendar programs do not agree on which of them is meant.
    """
    local = ZoneInfo(here.time_zone)
    lasts = timedelta(minutes=series.activity.minutes)
    spans = [(one.meant_for, one.meant_for + lasts) for one in series.dates]
    spans += [(one.starts_at, one.ends_at) for one in series.dates]
    return UTC if any(_is_near_a_change(local, *span) for span in spans) else local


def _is_near_a_change(zone: tzinfo, begins: datetime, ends: datetime) -> bool:
    """The hour that comes twice, or not at all, is the one before or after."""
    before, after = begins - CHANGES_BY, ends + CHANGES_BY
    return before.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset()


def _in_its_language(home: Home, code: str) -> str:
    if not code:
        return ""
    called = language_called(language_for(home.here.language).locale, code)
    return home.say(N_("In %(tongue)s"), tongue=called)


def _access(home: Home, series: Series, date: Date | None) -> list[str]:
    """What it is like there, where there is a there."""
    return access_of(series.place(date)).lines(home.say) if series.spot(date) else []


def _host(address: str) -> str:
    return address.rsplit("//", maxsplit=1)[-1].split("/", maxsplit=1)[0].split(":", maxsplit=1)[0]
