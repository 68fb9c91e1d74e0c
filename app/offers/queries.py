"""Reading one offer, one request, and whether someone has been vouched for."""

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import NotAllowed, NotFound
from app.core.languages import N_
from app.neighbourhoods.queries import Here
from app.offers.models import Offer, OfferRequest, Vouch
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

MOST = 2**31
NOT_SHOWN = N_("Your neighbours can't see this offer now, so no one can ask for it.")


@dataclass(frozen=True)
class Asked:
    """A request together with the offer it is about: what the rules are asked about."""

    request: OfferRequest
    offer: Offer

    @property
    def neighbourhood_id(self) -> int:
        return self.request.neighbourhood_id

    @property
    def said_by_id(self) -> int | None:
        return self.request.said_by_id

    @property
    def offered_by_id(self) -> int:
        return self.request.offered_by_id

    @property
    def typists(self) -> frozenset[int | None]:
        """Who wrote something down for one of the two."""
        return frozenset({self.request.typed_by_id, self.offer.typed_by_id})

    @property
    def needs_a_vouch(self) -> bool:
        """Before it can be agreed."""
        return self.request.one_to_one


@dataclass(frozen=True)
class SomeOffer:
    """Any offer on the list, to ask once for all of it."""

    neighbourhood_id: int
    is_shown: bool = True


class Which(NamedTuple):
    """A request by its address."""

    number: int
    """Of the offer."""
    request_id: int


def the_offer(session: Session, here: Here, number: int, to_change: bool = False) -> Offer:
    """Raises NotFound. `to_change` holds the row until the transaction ends."""
    wanted = select(Offer).where(Offer.neighbourhood_id == here.id, Offer.number == number)
    found = session.exec(wanted.with_for_update() if to_change else wanted).first() if 0 < number < MOST else None
    if found is None:
        raise NotFound()
    return found


def seen_offer(session: Session, actor: Actor, here: Here, number: int, to_change: bool = False) -> Offer:
    """The offer, if this person may see it; else it is not even said to exist."""
    offer = the_offer(session, here, number, to_change)
    permit(actor, Act.SEE_GIVEN, offer)
    return offer


def offer_to_ask_for(session: Session, actor: Actor, here: Here, number: int, to_change: bool = False) -> Offer:
    """As `seen_offer`. Raises NotAllowed, and says why, for what neighbours do not see now."""
    offer = seen_offer(session, actor, here, number, to_change)
    if not offer.is_shown:
        raise NotAllowed(NOT_SHOWN)
    permit(actor, Act.ASK_FOR_OFFER, offer)
    return offer


def seen_request(session: Session, actor: Actor, here: Here, which: Which, to_change: bool = False) -> Asked:
    """For the two of them, who wrote it down, and the officer; for others it is not there.

    `to_change` holds the offer too, and first, as whoever shows or hides it does.
    """
    offer = the_offer(session, here, which.number, to_change)
    wanted = select(OfferRequest).where(OfferRequest.offer_id == offer.id, OfferRequest.id == which.request_id)
    wanted = wanted.with_for_update() if to_change else wanted
    found = session.exec(wanted).first() if 0 < which.request_id < MOST else None
    if found is None:
        raise NotFound()
    asked = Asked(found, offer)
    try:
        permit(actor, Act.SEE_REQUEST, asked)
    except NotAllowed:
        raise NotFound() from None
    return asked


def vouch_for(session: Session, neighbourhood_id: int, person_id: int | None) -> Vouch | None:
    """The vouch that holds today and longest, or None."""
    theirs = select(Vouch).where(Vouch.neighbourhood_id == neighbourhood_id, Vouch.person_id == person_id)
    return session.exec(theirs.where(*it_holds()).order_by(col(Vouch.ends_at).desc())).first()


def it_holds() -> tuple[ColumnElement[bool], ...]:
    """Of a vouch, today."""
    return col(Vouch.ended_at).is_(None), col(Vouch.ends_at) > clock.now()
