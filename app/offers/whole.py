"""One offer's page and one request's page, each in a constant number of statements."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from app.core.small_numbers import Shown, shown
from app.neighbourhoods.queries import Here
from app.notifications.addressed import Asked as AskedWhom
from app.notifications.addressed import whom_to_ask
from app.offers.board import Line, requests_of
from app.offers.models import Offer, OfferRequest, Vouch
from app.offers.queries import Asked, Which, seen_offer, seen_request, vouch_for
from app.offers.steps import Step, steps_of
from app.participation.models import Kind
from app.people.models import Person
from app.people.queries import Neighbour, names_of
from app.permissions.rules import Act, may
from app.permissions.who import Actor

OF_THANKS = 5


@dataclass(frozen=True)
class Thanks:
    """What both wished others to read."""

    name: str
    words: str
    at: datetime
    step: Step | None
    """How they came."""


@dataclass(frozen=True)
class WholeOffer:
    offer: Offer
    name: str
    typed_by: str
    requests: list[Line]
    """Those that this person may see."""
    thanks: list[Thanks]
    thanked: Shown
    vouch: Vouch | None
    ask: AskedWhom | None
    is_mine: bool
    reader_id: int | None

    @property
    def has_open(self) -> bool:
        return any(one.state.is_open for one in self.requests)

    @property
    def has_asked(self) -> bool:
        """The reader waits for an answer, or has one that is not over."""
        return any(one.state.is_open and one.asker_id == self.reader_id for one in self.requests)


@dataclass(frozen=True)
class WholeRequest:
    asked: Asked
    asker: str
    offerer: str
    typed_by: str
    vouch: Vouch | None
    ask: AskedWhom | None
    for_whom: Neighbour | None
    """The one who offered it, when the reader may answer in their name."""
    is_asker: bool
    is_offerer: bool
    steps: list[Step]

    def last(self, *kinds: str) -> Step | None:
        """The newest of these, as an answer may be given anew."""
        return next((step for step in reversed(self.steps) if step.kind in kinds), None)


def whole_offer(session: Session, actor: Actor, here: Here, number: int) -> WholeOffer:
    """Raises NotFound."""
    offer = seen_offer(session, actor, here, number)
    names = names_of(session, (offer.said_by_id, offer.typed_by_id))
    return WholeOffer(
        offer=offer,
        name=names.get(offer.said_by_id or 0, ""),
        typed_by=names.get(offer.typed_by_id or 0, "") if offer.typed_by_id != offer.said_by_id else "",
        requests=_requests_seen(session, actor, here, offer),
        thanks=_thanks(session, offer),
        thanked=_thanked(session, offer),
        vouch=vouch_for(session, here.id, offer.said_by_id) if offer.one_to_one else None,
        ask=whom_to_ask(session, here),
        is_mine=actor.person_id is not None and offer.said_by_id == actor.person_id,
        reader_id=actor.person_id,
    )


def whole_request(session: Session, actor: Actor, here: Here, which: Which) -> WholeRequest:
    """Raises NotFound."""
    asked = seen_request(session, actor, here, which)
    request = asked.request
    names = names_of(session, (request.said_by_id, request.offered_by_id, request.typed_by_id))
    is_offerer = actor.person_id == request.offered_by_id
    return WholeRequest(
        asked=asked,
        asker=names.get(request.said_by_id or 0, ""),
        offerer=names.get(request.offered_by_id, ""),
        typed_by=names.get(request.typed_by_id or 0, "") if request.typed_by_id != request.said_by_id else "",
        vouch=vouch_for(session, here.id, request.offered_by_id) if request.one_to_one else None,
        ask=whom_to_ask(session, here),
        for_whom=_spoken_for(session, actor, asked),
        is_asker=actor.person_id == request.said_by_id,
        is_offerer=is_offerer,
        steps=steps_of(session, [request.id]),
    )


@dataclass(frozen=True)
class _OfferOf:
    """What of an offer is asked about when its requests are to be listed."""

    neighbourhood_id: int
    said_by_id: int | None
    offered_by_id: int | None
    typists: frozenset[int | None]


def _requests_seen(session: Session, actor: Actor, here: Here, offer: Offer) -> list[Line]:
    nobodys = _OfferOf(here.id, None, offer.said_by_id, frozenset({offer.typed_by_id}))
    if may(actor, Act.SEE_REQUEST, nobodys):
        return requests_of(session, here, offer)
    mine = _OfferOf(here.id, actor.person_id, None, frozenset())
    if actor.person_id is None or not may(actor, Act.SEE_REQUEST, mine):
        return []
    return requests_of(session, here, offer, actor.person_id)


def _spoken_for(session: Session, actor: Actor, asked: Asked) -> Neighbour | None:
    if actor.person_id in (asked.request.offered_by_id, asked.request.said_by_id):
        return None
    if not may(actor, Act.WRITE_DOWN, asked):
        return None
    them = select(Person.id, Person.handle, Person.name).where(col(Person.id) == asked.request.offered_by_id)
    return Neighbour(*session.exec(them).one())


def _thanks(session: Session, offer: Offer) -> list[Thanks]:
    shared = (
        select(OfferRequest.id, Person.name, OfferRequest.thanked_words, OfferRequest.thanked_at)
        .join(Person, col(Person.id) == OfferRequest.said_by_id)
        .where(OfferRequest.offer_id == offer.id, col(OfferRequest.thanks_shown_at).is_not(None))
        .order_by(col(OfferRequest.thanked_at).desc())
    )
    found = session.exec(shared.limit(OF_THANKS)).all()
    said = {step.request_id: step for step in steps_of(session, [one for one, *_ in found], [Kind.OFFER_THANKED])}
    return [Thanks(name, words, at, said.get(one)) for one, name, words, at in found if at is not None]


def _thanked(session: Session, offer: Offer) -> Shown:
    """Obeys small numbers: in one block the likely intruder is a neighbour."""
    said = select(func.count()).where(OfferRequest.offer_id == offer.id, col(OfferRequest.thanked_at).is_not(None))
    return shown(session.exec(said).one())
