"""What is given to all and waits: to be looked at, or for someone to vouch for whoever offered it."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, String, cast, literal, union_all
from sqlmodel import col, func

from app.core.few import MOST
from app.home.gathered_said import Rows, keys
from app.neighbourhoods.queries import Here
from app.offers.board import is_unvouched
from app.offers.kinds import OPEN
from app.offers.models import Offer, OfferRequest
from app.together.models import Song, SpokenHello

Given = type[Offer] | type[Song] | type[SpokenHello]
GIVEN, TO_VOUCH = "given", "to_vouch"


@dataclass(frozen=True)
class Waits:
    """Something that is given to all and waits for someone who works here: where that is done, and its words."""

    place: str
    words: str


def given_that_waits(here: Here) -> Rows:
    """The first few, with their kind, how many there are in all, and their place in the line."""
    unseen = union_all(
        _unseen(Offer, here, "offers/", Offer.number, Offer.words),
        _unseen(Song, here, "playlist/", Song.id, Song.title),
        _unseen(SpokenHello, here, "hellos/", SpokenHello.id, SpokenHello.words),
    ).subquery()
    kind, first = literal(GIVEN).label("kind"), func.row_number().over(order_by=unseen.c.at).label("first")
    waiting = keys(kind, unseen.c.place, unseen.c.words, func.count().over().label("of"), first)
    some = waiting.order_by(unseen.c.at).limit(MOST).subquery()
    return keys(*some.c)


def who_is_to_be_vouched_for(here: Here) -> Rows:
    """As `given_that_waits`: offers that someone asked for, and that nothing can come of without a vouch."""
    place = literal("offers/").concat(cast(col(Offer.number), String)).concat("/vouches").label("place")
    kind, first = literal(TO_VOUCH).label("kind"), func.min(OfferRequest.id).label("first")
    asked = keys(kind, place, col(Offer.words).label("words"), func.count().over().label("of"), first)
    asked = asked.join(OfferRequest, col(OfferRequest.offer_id) == Offer.id).where(is_unvouched())
    open_here = (col(Offer.neighbourhood_id) == here.id, col(OfferRequest.state).in_(OPEN))
    waiting = asked.where(*open_here, col(Offer.private_because) == "")
    some = waiting.group_by(col(Offer.number), col(Offer.words)).order_by(first).limit(MOST).subquery()
    return keys(*some.c)


def _unseen(table: Given, here: Here, under: str, number: int, words: str) -> Rows:
    """`number` and `words`: the columns."""
    place = literal(under).concat(cast(col(number), String)).concat("/review").label("place")
    columns: tuple[object, ...] = (place, col(words).label("words"), col(table.said_at).label("at"))
    return keys(*columns).where(*_waits_here(table, here))


def _waits_here(table: Given, here: Here) -> tuple[ColumnElement[bool], ...]:
    return (
        col(table.neighbourhood_id) == here.id,
        col(table.shown_at).is_(None),
        col(table.private_because) == "",
        col(table.ended_at).is_(None),
    )
