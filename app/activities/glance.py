"""A month or a week at a glance: weeks of days, and what is on each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from app.activities.queries import Card, dates_between, with_bookings
from app.activities.spans import Span, week_with
from app.neighbourhoods.queries import Here
from app.permissions.who import Actor

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Day:
    """One day and all that begins on it."""

    on: date
    cards: list[Card] = field(default_factory=list)


def weeks_of(session: Session, actor: Actor, here: Here, span: Span) -> list[list[Day | None]]:
    """Every week from Monday to Sunday; None where another month's day would be. Three statements."""
    cards = with_bookings(session, actor, dates_between(session, here, *span.moments(here.time_zone)))
    days = {day.on: day for day in days_with(cards, span, here.time_zone)}
    mondays = _each(week_with(span.first).first, span.end, 7 * DAY)
    return [[days.get(monday + number * DAY) for number in range(7)] for monday in mondays]


def days_with(cards: Sequence[Card], span: Span, zone: str) -> list[Day]:
    """All days of the span, in order, by the neighbourhood's clock."""
    days = {on: Day(on) for on in _each(span.first, span.end, DAY)}
    for card in cards:
        days[card.starts_at.astimezone(ZoneInfo(zone)).date()].cards.append(card)
    return list(days.values())


def _each(first: date, end: date, step: timedelta) -> Iterator[date]:
    while first < end:
        yield first
        first += step
