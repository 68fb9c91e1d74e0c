"""Offers, among the things that neighbours can ask the team to look at, and that may be looked at again."""

from sqlmodel import Session

from app.moderating.things import Moderated
from app.offers.models import Offer
from app.offers.queries import seen_offer


def _why(_: Session, offer: Offer) -> str:
    return offer.private_because


OFFERS = Moderated("offers", seen_offer, _why)
