"""Reading needs: one, a board of them, those that are alike, and who stands behind one."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from app.core import clock
from app.core.errors import NotFound
from app.core.search import alike, matching
from app.core.small_numbers import Shown, shown
from app.needs.kinds import ReviewState, Standing
from app.needs.models import Backing, Need
from app.needs.replies import Answer
from app.neighbourhoods.models import Place, Theme
from app.neighbourhoods.queries import Here
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

PAGE = 20
ALIKE = 3
BACK_AGAIN = 3


@dataclass(frozen=True)
class Card:
    """A need on the board."""

    number: int
    title: str
    stands: Standing
    waits_from: datetime | None
    raised_at: datetime
    theme: str | None
    place: str | None
    backers: int

    neighbourhood_id: int
    is_shown = True
    is_open = True
    """Only needs that are shown and open stand on a board."""

    @property
    def backing(self) -> Shown:
        return shown(self.backers)

    @property
    def is_back_again(self) -> bool:
        """It was answered, and the day promised for another look has come."""
        has_come = self.waits_from is not None and self.waits_from <= clock.now()
        return has_come and self.stands != Standing.WAITING


@dataclass(frozen=True)
class Wish:
    """What someone wants to see on the board."""

    theme: str = ""
    place: str = ""
    stands: Standing | None = None
    words: str = ""
    longest_first: bool = False
    after: int | None = None
    """The last need's number of the page before."""

    @property
    def is_plain(self) -> bool:
        return self == Wish()


@dataclass(frozen=True)
class Board:
    cards: list[Card]
    after: int | None
    """Where the next page begins, or None at the end."""


@dataclass(frozen=True)
class Asked:
    """A need together with those who may say whether it helped."""

    need: Need
    behind: frozenset[int]

    @property
    def neighbourhood_id(self) -> int:
        return self.need.neighbourhood_id

    @property
    def said_by_id(self) -> int | None:
        return self.need.said_by_id

    @property
    def typed_by_id(self) -> int | None:
        return self.need.typed_by_id

    @property
    def is_shown(self) -> bool:
        return self.need.is_shown

    @cached_property
    def backers(self) -> int:
        return len(self.behind - {self.need.said_by_id})


def the_need(session: Session, here: Here, number: int, to_change: bool = False) -> Need:
    """Raises NotFound. `to_change` holds the row until the transaction ends."""
    if not 0 < number < 2**31:
        raise NotFound()
    wanted = select(Need).where(Need.neighbourhood_id == here.id, Need.number == number)
    found = session.exec(wanted.with_for_update() if to_change else wanted).first()
    if found is None:
        raise NotFound()
    return found


def seen_need(session: Session, actor: Actor, here: Here, number: int, to_change: bool = False) -> Need:
    """The need, if this person may see it; else it is not even said to exist."""
    need = the_need(session, here, number, to_change)
    permit(actor, Act.SEE_NEED, need)
    return need


def people_behind(session: Session, need: Need) -> list[int]:
    """Who raised it and who backed it."""
    backers = session.exec(select(Backing.said_by_id).where(Backing.need_id == need.id))
    return [person for person in dict.fromkeys((need.said_by_id, *backers)) if person is not None]


def asked_about(session: Session, need: Need) -> Asked:
    return Asked(need, frozenset(people_behind(session, need)))


def newest_answer(session: Session, need: Need) -> Answer | None:
    return session.exec(select(Answer).where(Answer.need_id == need.id).order_by(col(Answer.id).desc())).first()


def board(session: Session, here: Here, wish: Wish) -> Board:
    """One page of what neighbours need, newest or longest waiting first."""
    wanted = _cards(here).where(*_wished(session, here, wish))
    if wish.longest_first:
        wanted = wanted.order_by(col(Need.waits_from), col(Need.number))
    else:
        wanted = wanted.order_by(col(Need.number).desc())
    cards = [Card(*row) for row in session.exec(wanted.limit(PAGE + 1))]
    return Board(cards[:PAGE], cards[PAGE - 1].number if len(cards) > PAGE else None)


def back_again(session: Session, here: Here) -> list[Card]:
    """Answered before, and today is past the day promised for another look: these stand on top by themselves."""
    returned = _cards(here).where(col(Need.waits_from) <= clock.now(), col(Need.stands) != Standing.WAITING)
    return [Card(*row) for row in session.exec(returned.order_by(col(Need.waits_from).desc()).limit(BACK_AGAIN))]


def seen_before(session: Session, here: Here, words: str) -> list[Card]:
    """Up to three open needs that say much the same, to back instead."""
    like = alike(session, "need", words)
    if like is None:
        return []
    similar = (
        _cards(here)
        .join(like, like.c.id == Need.id)
        .where(col(Need.stands).notin_([Standing.DONE, Standing.NO]))
        .order_by(like.c.likeness.desc(), col(Need.number))
    )
    return [Card(*row) for row in session.exec(similar.limit(ALIKE))]


def raised_by(session: Session, here: Here, person_id: int) -> list[Need]:
    """What one person has raised, newest first, shown or not."""
    theirs = select(Need).where(Need.neighbourhood_id == here.id, Need.said_by_id == person_id)
    return list(session.exec(theirs.order_by(col(Need.number).desc()).limit(PAGE)))


def _cards(here: Here):  # type: ignore[no-untyped-def]  # SQLModel names no type for a select of many columns
    backers = select(func.count()).where(Backing.need_id == Need.id).correlate(Need).scalar_subquery()
    columns = (
        Need.number,
        Need.title,
        Need.stands,
        Need.waits_from,
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
        .where(Need.neighbourhood_id == here.id, Need.review == ReviewState.SHOWN)
    )


def _wished(session: Session, here: Here, wish: Wish) -> list[ColumnElement[bool]]:
    found = matching(session, "need", wish.words)
    conditions = (
        col(Theme.key) == wish.theme if wish.theme else None,
        col(Place.key) == wish.place if wish.place else None,
        col(Need.stands) == wish.stands if wish.stands else None,
        col(Need.waits_from) <= clock.now() if wish.longest_first else None,
        col(Need.id).in_(found) if found is not None else None,
        _after(session, here, wish) if wish.after is not None else None,
    )
    return [condition for condition in conditions if condition is not None]


def _after(session: Session, here: Here, wish: Wish) -> ColumnElement[bool]:
    assert wish.after is not None
    if not wish.longest_first:
        return col(Need.number) < wish.after
    last = select(Need.waits_from).where(Need.neighbourhood_id == here.id, Need.number == wish.after)
    since = session.exec(last).first()
    same_moment = (col(Need.waits_from) == since) & (col(Need.number) > wish.after)
    return (col(Need.waits_from) > since) | same_moment
