"""Reading what is on: the next dates of everything, and those that one person comes to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as day
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from sqlalchemy import tuple_
from sqlmodel import Session, col, func, select

from app.activities.happenings import A_FEW_LEFT
from app.activities.kinds import IS_OVER, TAKES_A_SEAT, ActivityKind, BookingState
from app.activities.models import Activity, Booking, Date
from app.core import clock
from app.neighbourhoods.models import Neighbourhood, Place, Theme
from app.neighbourhoods.queries import Here
from app.permissions.who import Actor

PAGE = 20
MOST_OF_ONE = 20


@dataclass(frozen=True)
class Wish:
    """What someone looks for on the page What's on."""

    kind: ActivityKind | None = None
    place: str = ""
    theme: str = ""
    language: str = ""
    after: int | None = None
    """The date that the page before ended with."""


@dataclass(frozen=True)
class Card:
    """One date as a list shows it."""

    date_id: int
    number: int
    date_number: int
    title: str
    kind: ActivityKind
    language: str
    cost_minor: int
    seats: int | None
    starts_at: datetime
    ends_at: datetime
    called_off_at: datetime | None
    spot: str
    taken: int = 0
    waiting: int = 0
    mine: BookingState | None = None

    @property
    def place(self) -> str:
        return f"activities/{self.number}/dates/{self.date_number}"

    @property
    def is_on(self) -> bool:
        return self.called_off_at is None

    @property
    def is_full(self) -> bool:
        return self.seats is not None and (self.taken >= self.seats or self.waiting > 0)

    @property
    def is_nearly_full(self) -> bool:
        return self.seats is not None and not self.is_full and self.seats - self.taken <= A_FEW_LEFT


@dataclass(frozen=True)
class Found:
    """One page of dates, and where the next begins."""

    cards: Sequence[Card]
    after: int | None

    def by_day(self, zone: str) -> Iterator[tuple[day, list[Card]]]:
        for on, cards in groupby(self.cards, key=lambda card: card.starts_at.astimezone(ZoneInfo(zone)).date()):
            yield on, list(cards)


def whats_on(session: Session, actor: Actor, here: Here, wish: Wish) -> Found:
    """What is still to come, soonest first. Three statements, however much there is."""
    coming = _cards().where(Date.neighbourhood_id == here.id, Date.ends_at > clock.now())  # type: ignore[no-untyped-call]  # as below
    if wish.kind is not None:
        coming = coming.where(Activity.kind == wish.kind)
    if wish.place:
        coming = coming.where(Place.key == wish.place)
    if wish.theme:
        coming = coming.where(col(Activity.theme_id).in_(select(Theme.id).where(Theme.key == wish.theme)))
    if wish.language:
        as_always = ("",) if wish.language == here.language else ()
        coming = coming.where(col(Activity.language).in_((wish.language, *as_always)))
    if wish.after is not None:
        last = select(Date.starts_at, Date.id).where(Date.neighbourhood_id == here.id, Date.id == wish.after)
        coming = coming.where(tuple_(Date.starts_at, Date.id) > last.scalar_subquery())
    found = session.exec(coming.order_by(col(Date.starts_at), col(Date.id)).limit(PAGE + 1)).all()
    cards = with_bookings(session, actor, [Card(*row) for row in found[:PAGE]])
    return Found(cards, cards[-1].date_id if len(found) > PAGE else None)


def dates_between(session: Session, here: Here, begins: datetime, ends: datetime) -> list[Card]:
    """Everything that begins then, called off or not, in one statement; nothing about bookings."""
    then = _cards().where(Date.neighbourhood_id == here.id, Date.starts_at >= begins, Date.starts_at < ends)  # type: ignore[no-untyped-call]  # as below
    return [Card(*row) for row in session.exec(then.order_by(col(Date.starts_at), col(Date.id)))]


def coming_to(session: Session, here: Here, person_id: int) -> list[Card]:
    """What one person has a place at, or waits for, soonest first."""
    found = session.exec(_booked(person_id).where(Date.neighbourhood_id == here.id).limit(MOST_OF_ONE))
    return [replace(Card(*row[:-1]), mine=BookingState(row[-1])) for row in found]


def coming_to_in(session: Session, slugs: Iterable[str], person_id: int | None) -> list[tuple[str, str, Card]]:
    """The same in several neighbourhoods, each with its short name and its clock."""
    home = (Neighbourhood.slug, Neighbourhood.time_zone)
    booked = _booked(person_id).add_columns(*home).join(Neighbourhood, col(Neighbourhood.id) == Date.neighbourhood_id)
    found = session.exec(booked.where(col(Neighbourhood.slug).in_(list(slugs))).limit(MOST_OF_ONE))
    return [(slug, zone, replace(Card(*row), mine=BookingState(state))) for *row, state, slug, zone in found]


def with_bookings(session: Session, actor: Actor, cards: Sequence[Card]) -> list[Card]:
    """How full each is, and where the actor's own booking stands: two statements for all of them."""
    dates = [card.date_id for card in cards]
    counted: dict[int, dict[BookingState, int]] = {}
    totals = select(Booking.date_id, Booking.state, func.sum(Booking.heads)).where(col(Booking.date_id).in_(dates))
    for date_id, state, heads in session.exec(totals.group_by(col(Booking.date_id), col(Booking.state))):
        counted.setdefault(date_id, {})[BookingState(state)] = heads or 0
    mine = select(Booking.date_id, Booking.state).where(
        col(Booking.date_id).in_(dates), Booking.said_by_id == actor.person_id
    )
    states = session.exec(mine).all() if actor.person_id is not None else ()
    my_states = {date_id: BookingState(state) for date_id, state in states}
    return [
        replace(
            card,
            taken=sum(counted.get(card.date_id, {}).get(state, 0) for state in TAKES_A_SEAT),
            waiting=counted.get(card.date_id, {}).get(BookingState.WAITING, 0),
            mine=my_states.get(card.date_id),
        )
        for card in cards
    ]


def _booked(person_id: int | None):  # type: ignore[no-untyped-def]  # SQLModel names no type for a select of so many
    mine = _cards().add_columns(Booking.state).join(Booking, col(Booking.date_id) == Date.id)  # type: ignore[no-untyped-call]  # as above
    stands = (Booking.said_by_id == person_id, col(Booking.state).not_in(IS_OVER), Date.ends_at > clock.now())
    return mine.where(*stands).order_by(col(Date.starts_at), col(Date.id))


def _cards():  # type: ignore[no-untyped-def]  # as above
    where = func.coalesce(col(Date.place_id), col(Activity.place_id))
    spot = func.coalesce(func.nullif(Date.elsewhere, ""), Place.name, Activity.elsewhere)
    columns = (
        Date.id,
        Activity.number,
        Date.number,
        Activity.title,
        Activity.kind,
        Activity.language,
        Activity.cost_minor,
        Activity.seats,
        Date.starts_at,
        Date.ends_at,
        Date.called_off_at,
        spot,
    )
    return (
        select(*columns)  # type: ignore[call-overload]  # as above
        .select_from(Date)
        .join(Activity, col(Activity.id) == Date.activity_id)
        .outerjoin(Place, col(Place.id) == where)
    )
