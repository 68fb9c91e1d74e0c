"""Lists of offers: what stands now, what is mine, and what waits for an officer."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.core import clock
from app.neighbourhoods.queries import Here
from app.offers.kinds import OPEN, OfferKind, RequestState
from app.offers.models import Offer, OfferRequest, Vouch
from app.offers.queries import it_holds
from app.people.models import Person

PAGE = 20
MOST = 30
SOON = timedelta(days=30)


@dataclass(frozen=True)
class Card:
    """An offer as a list shows it."""

    number: int
    kind: OfferKind
    words: str
    when_free: str
    languages: str
    one_to_one: bool
    name: str
    ended_at: datetime | None = None
    shown_at: datetime | None = None
    private_because: str = ""


@dataclass(frozen=True)
class Board:
    cards: list[Card]
    after: int | None
    """Where the next page begins, or None at the end."""


@dataclass(frozen=True)
class Line:
    """A request as a list shows it to one of the two, or to the officer."""

    id: int
    number: int
    offer: str
    words: str
    state: RequestState
    asker: str
    offerer: str
    said_at: datetime
    agreed_on: date | None
    one_to_one: bool
    asker_id: int | None


@dataclass(frozen=True)
class Mine:
    """What I offer, who asked me, and what I asked for."""

    offers: list[Card]
    asked_of_me: list[Line]
    asked_by_me: list[Line]

    @property
    def is_nothing(self) -> bool:
        return not (self.offers or self.asked_of_me or self.asked_by_me)


@dataclass(frozen=True)
class Ending:
    """A vouch that soon holds no more."""

    name: str
    ends_at: datetime


@dataclass(frozen=True)
class Waiting:
    """The officer's part, oldest first."""

    to_look_at: list[Card]
    to_vouch: list[Line]
    """They would be alone, and no one vouches for the one who offered it."""
    to_answer: list[Line]
    thanks: list[Line]
    ending: list[Ending]

    @property
    def is_nothing(self) -> bool:
        return not (self.to_look_at or self.to_vouch or self.to_answer or self.thanks or self.ending)


def board(session: Session, here: Here, kind: OfferKind | None, after: int | None) -> Board:
    """One page of what stands now, the newest first."""
    standing = _cards(here).where(col(Offer.shown_at).is_not(None), col(Offer.ended_at).is_(None))
    if kind is not None:
        standing = standing.where(Offer.kind == kind)
    if after is not None:
        standing = standing.where(Offer.number < after)
    found = [Card(*row) for row in session.exec(standing.order_by(col(Offer.number).desc()).limit(PAGE + 1))]
    return Board(found[:PAGE], found[PAGE - 1].number if len(found) > PAGE else None)


def all_of_mine(session: Session, here: Here, person_id: int | None) -> Mine:
    """Three statements, the newest first."""
    offered = _cards(here).where(Offer.said_by_id == person_id).order_by(col(Offer.number).desc())
    lines = _lines(here).order_by(col(OfferRequest.id).desc()).limit(MOST)
    return Mine(
        [Card(*row) for row in session.exec(offered.limit(MOST))],
        [Line(*row) for row in session.exec(lines.where(OfferRequest.offered_by_id == person_id))],
        [Line(*row) for row in session.exec(lines.where(OfferRequest.said_by_id == person_id))],
    )


def what_waits(session: Session, here: Here) -> Waiting:
    """Five statements."""
    unseen = _cards(here).where(col(Offer.shown_at).is_(None), Offer.private_because == "")
    lines = _lines(here).order_by(col(OfferRequest.id)).limit(MOST)
    both = (col(OfferRequest.asker_shares).is_(True), col(OfferRequest.offerer_shares).is_(True))
    unread = lines.where(*both, col(OfferRequest.thanks_shown_at).is_(None))
    return Waiting(
        [
            Card(*row)
            for row in session.exec(unseen.where(col(Offer.ended_at).is_(None)).order_by(col(Offer.number)).limit(MOST))
        ],
        [Line(*row) for row in session.exec(lines.where(is_unvouched(), col(OfferRequest.state).in_(OPEN)))],
        [Line(*row) for row in session.exec(lines.where(~is_unvouched(), OfferRequest.state == RequestState.ASKED))],
        [Line(*row) for row in session.exec(unread)],
        _ending(session, here),
    )


def requests_of(session: Session, here: Here, offer: Offer, asked_by: int | None = None) -> list[Line]:
    """All that were made of one offer, or those of one person; the newest first."""
    lines = _lines(here).where(OfferRequest.offer_id == offer.id)
    if asked_by is not None:
        lines = lines.where(OfferRequest.said_by_id == asked_by)
    return [Line(*row) for row in session.exec(lines.order_by(col(OfferRequest.id).desc()).limit(MOST))]


def is_unvouched() -> ColumnElement[bool]:
    """Of a request: they would be alone, and nobody vouches for whoever offered it."""
    theirs = select(Vouch.id).where(
        Vouch.neighbourhood_id == OfferRequest.neighbourhood_id, Vouch.person_id == OfferRequest.offered_by_id
    )
    return and_(col(OfferRequest.one_to_one), ~theirs.where(*it_holds()).exists())


def _ending(session: Session, here: Here) -> list[Ending]:
    soon = (
        select(Person.name, Vouch.ends_at)
        .join(Person, col(Person.id) == Vouch.person_id)
        .where(Vouch.neighbourhood_id == here.id, col(Vouch.ended_at).is_(None))
        .where(Vouch.ends_at > clock.now(), Vouch.ends_at < clock.now() + SOON)
    )
    return [Ending(*row) for row in session.exec(soon.order_by(col(Vouch.ends_at)).limit(MOST))]


def _cards(here: Here):  # type: ignore[no-untyped-def]  # SQLModel names no type for a select of many columns
    offered = (Offer.number, Offer.kind, Offer.words, Offer.when_free, Offer.languages, Offer.one_to_one)
    columns = (*offered, Person.name, Offer.ended_at, Offer.shown_at, Offer.private_because)
    return (
        select(*columns)  # type: ignore[call-overload]  # as above
        .join(Person, col(Person.id) == Offer.said_by_id)
        .where(Offer.neighbourhood_id == here.id)
    )


def _lines(here: Here):  # type: ignore[no-untyped-def]  # as above
    asker, offerer = aliased(Person), aliased(Person)
    asked = (OfferRequest.id, Offer.number, Offer.words, OfferRequest.words, OfferRequest.state)
    columns = (*asked, asker.name, offerer.name, OfferRequest.said_at, OfferRequest.agreed_on)
    more = (OfferRequest.one_to_one, OfferRequest.said_by_id)
    return (
        select(*columns, *more)  # type: ignore[call-overload]  # as above
        .select_from(OfferRequest)
        .join(Offer, col(Offer.id) == OfferRequest.offer_id)
        .join(asker, col(asker.id) == OfferRequest.said_by_id)
        .join(offerer, col(offerer.id) == OfferRequest.offered_by_id)
        .where(OfferRequest.neighbourhood_id == here.id)
    )
