"""The board: what neighbours need, filtered, searched, in pages; what has come back; what is alike."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import NamedTuple

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, text
from sqlmodel import Session, col, func, select

from app.core import clock
from app.core.database import rows
from app.core.search import alike, matching
from app.core.small_numbers import Shown, shown
from app.needs.kinds import ReviewState, Standing
from app.needs.models import IS_ANSWERED, Backing, Need
from app.neighbourhoods.models import Place, Theme
from app.neighbourhoods.queries import Here
from app.permissions.rules import Act, may
from app.permissions.who import Actor

PAGE = 20
ALIKE = 3
BACK_AGAIN = 3


class Card(NamedTuple):
    """A need on the board. A tuple, as twenty are made for each board: a frozen dataclass takes five times as long."""

    number: int
    title: str
    stands: Standing
    is_back_again: bool
    """It was answered, and the day promised for another look has come."""
    raised_at: datetime
    theme: str | None
    place: str | None
    backers: int

    neighbourhood_id: int

    @property
    def is_shown(self) -> bool:
        """Nothing else stands on a board."""
        return True

    @property
    def is_open(self) -> bool:
        return True

    @property
    def backing(self) -> Shown:
        return shown(self.backers)


@dataclass(frozen=True)
class Wish:
    """What someone wants to see on the board."""

    theme: str = ""
    place: str = ""
    stands: Standing | None = None
    words: str = ""
    longest_first: bool = False
    is_back: bool = False
    """Only what was answered before and has come back; it goes with longest first."""
    after: int | None = None
    """The last need's number of the page before."""

    @property
    def is_plain(self) -> bool:
        return self == Wish()

    @property
    def from_the_top(self) -> "Wish":
        """The same, on whichever page: what the search form shows."""
        return replace(self, after=None)

    def asks(self) -> frozenset[str]:
        """Which conditions it brings, by name."""
        after = "after_longest" if self.longest_first else "after"
        brought = {"theme": self.theme, "place": self.place, "stands": self.stands, "back": self.is_back}
        brought["longest"] = self.longest_first
        return frozenset(name for name, value in {**brought, after: self.after is not None}.items() if value)


@dataclass(frozen=True)
class Board:
    cards: tuple[Card, ...]
    after: int | None
    """Where the next page begins, or None at the end."""


def board(session: Session, actor: Actor, here: Here, wish: Wish) -> Board:
    """One page of what neighbours need, newest or longest waiting first."""
    wanted = _wanted(wish.asks())
    found = matching(session, "need", wish.words, for_all=not may(actor, Act.SEE_NAMES, here))
    if found is not None:
        wanted = wanted.where(col(Need.id).in_(found))
    return _a_page(rows(session, wanted, **_values(session, here, wish)), PAGE)


def back_again(session: Session, here: Here) -> Board:
    """Answered before, and the day promised for another look has come: these stand on top by themselves.

    Longest overdue first, or leaving one alone would move it down.
    """
    return _a_page(rows(session, _returned(), here=here.id, now=clock.now()), BACK_AGAIN)


def seen_before(session: Session, here: Here, words: str) -> list[Card]:
    """Up to three open needs that say much the same, to back instead."""
    like = alike(session, "need", words)
    if like is None:
        return []
    similar = (
        _cards()
        .join(like, like.c.id == Need.id)
        .where(col(Need.stands).notin_([Standing.DONE, Standing.NO]))
        .order_by(like.c.likeness.desc(), col(Need.number))
    )
    return [Card(*row) for row in rows(session, similar.limit(ALIKE), here=here.id, now=clock.now())]


def _a_page(found: Sequence[Sequence[object]], most: int) -> Board:
    """One row more than a page holds was asked for, to know whether there is a next page."""
    cards = tuple(map(Card._make, found[:most]))
    return Board(cards, cards[-1].number if len(found) > most else None)


# A board is asked for more than any other page, so its statements are put together once for each shape of wish.


@cache
def _cards():  # type: ignore[no-untyped-def]  # SQLModel names no type for a select of many columns
    heads = func.coalesce(func.sum(Backing.heads), 0)
    backers = select(heads).where(Backing.need_id == Need.id).correlate(Need).scalar_subquery()
    columns = (
        Need.number,
        Need.title,
        Need.stands,
        _is_back(),
        Need.said_at,
        Theme.name,
        Place.name,
        backers,
        Need.neighbourhood_id,
    )
    return (
        select(*columns)  # type: ignore[call-overload]  # as above
        .select_from(Need)
        .outerjoin(Theme, col(Theme.id) == Need.theme_id)
        .outerjoin(Place, col(Place.id) == Need.place_id)
        .where(Need.neighbourhood_id == bindparam("here"), Need.review == ReviewState.SHOWN)
    )


def _is_back() -> ColumnElement[bool]:
    comes_back = col(Need.waits_from)
    return and_(col(Need.stands) != Standing.WAITING, comes_back.is_not(None), comes_back <= bindparam("now"))


@cache
def _wanted(asks: frozenset[str]):  # type: ignore[no-untyped-def]  # as above
    since: BindParameter[datetime | None] = bindparam("since")
    after: BindParameter[int] = bindparam("after")
    same_moment = (col(Need.waits_from) == since) & (col(Need.number) > after)
    conditions = {
        "theme": col(Theme.key) == bindparam("theme"),
        "place": col(Place.key) == bindparam("place"),
        "stands": col(Need.stands) == bindparam("stands"),
        "longest": col(Need.waits_from) <= bindparam("now"),
        "back": text(f"need.{IS_ANSWERED}"),
        "after": col(Need.number) < after,
        "after_longest": (col(Need.waits_from) > since) | same_moment,
    }
    order = (col(Need.waits_from), col(Need.number)) if "longest" in asks else (col(Need.number).desc(),)
    return _cards().where(*(conditions[name] for name in sorted(asks))).order_by(*order).limit(PAGE + 1)


@cache
def _returned():  # type: ignore[no-untyped-def]  # as above
    returned = _cards().where(col(Need.waits_from) <= bindparam("now"), text(f"need.{IS_ANSWERED}"))
    return returned.order_by(col(Need.waits_from), col(Need.number)).limit(BACK_AGAIN + 1)


def _values(session: Session, here: Here, wish: Wish) -> dict[str, object]:
    asks = wish.asks()
    values: dict[str, object] = {"theme": wish.theme, "place": wish.place, "stands": wish.stands, "after": wish.after}
    given = {name: value for name, value in values.items() if name in asks or (name == "after" and wish.after)}
    if "after_longest" in asks:
        last = select(Need.waits_from).where(Need.neighbourhood_id == here.id, Need.number == wish.after)
        given["since"] = session.exec(last).first()
    return {"here": here.id, "now": clock.now(), **given}
