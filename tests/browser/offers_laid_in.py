"""Where the demo's offers stand in each state."""

from sqlmodel import Session, col, select

from app.neighbourhoods.queries import neighbourhood_called
from app.offers.kinds import RequestState
from app.offers.models import Offer, OfferRequest, Vouch
from app.together.models import Song, SpokenHello


def offers_laid_in(session: Session) -> dict[str, int]:
    here = neighbourhood_called(session, "linnet").id
    asked = select(Offer.number, OfferRequest.id).join(Offer, col(Offer.id) == OfferRequest.offer_id)
    asked = asked.where(OfferRequest.neighbourhood_id == here)
    thanked, thanked_request = session.exec(asked.where(col(OfferRequest.thanked_at).is_not(None))).one()
    alone, agreed = session.exec(asked.where(OfferRequest.state == RequestState.AGREED)).one()
    open_ones = asked.where(OfferRequest.state == RequestState.ASKED)
    _, asked_request = session.exec(open_ones.where(col(OfferRequest.one_to_one).is_(False))).one()
    unvouched, unvouched_request = session.exec(open_ones.where(col(OfferRequest.one_to_one).is_(True))).one()
    return _what_waits(session, here) | {
        "thanked_offer": thanked,
        "thanked_request": thanked_request,
        "alone_offer": alone,
        "agreed_request": agreed,
        "asked_request": asked_request,
        "unvouched_offer": unvouched,
        "unvouched_request": unvouched_request,
        "vouch": _vouch(session, here, alone),
    }


def _vouch(session: Session, here: int, offer: int) -> int:
    offered_by = select(Offer.said_by_id).where(Offer.neighbourhood_id == here, Offer.number == offer)
    return session.exec(select(Vouch.id).where(Vouch.person_id == session.exec(offered_by).one())).one()


def _what_waits(session: Session, here: int) -> dict[str, int]:
    """One of each."""
    numbers = {"waiting_offer": (Offer, Offer.number), "waiting_song": (Song, Song.id)}
    numbers |= {"waiting_hello": (SpokenHello, SpokenHello.id)}
    return {
        name: session.exec(select(number).where(table.neighbourhood_id == here, col(table.shown_at).is_(None))).one()
        for name, (table, number) in numbers.items()
    }
