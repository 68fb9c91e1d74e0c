"""That two would be alone, seen by whoever reviews. Then nothing stands agreed between them without a vouch."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from app.offers.kinds import RequestState
from app.offers.models import Offer, OfferRequest
from app.offers.queries import Asked, vouch_for
from app.offers.telling import WAITS, News, tell_both
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor


def would_be_alone(session: Session, actor: Actor, offer: Offer) -> None:
    """From now on, for every request of it; never the other way round. Twice changes nothing."""
    permit(actor, Act.REVIEW_GIVEN, offer)
    if offer.one_to_one:
        return

    of_it = select(OfferRequest).where(OfferRequest.offer_id == offer.id).order_by(col(OfferRequest.id))
    requests = session.exec(of_it.with_for_update()).all()
    ask_for_a_vouch(session, actor, [Asked(one, offer) for one in requests if one.state == RequestState.AGREED])
    offer.one_to_one = True
    for request in requests:
        request.one_to_one = True
    record(session, actor, Kind.OFFER_SEEN_ALONE, offer)


def ask_for_a_vouch(session: Session, actor: Actor, agreed: Iterable[Asked]) -> None:
    """What was agreed goes on with a vouch that holds; without one it waits again.

    Whoever calls this has asked whether they may.
    """
    for asked in agreed:
        vouch = vouch_for(session, asked.neighbourhood_id, asked.offered_by_id)
        if vouch is None:
            _wait_again(session, actor, asked)
        else:
            asked.request.vouch_id = vouch.id


def _wait_again(session: Session, actor: Actor, asked: Asked) -> None:
    """Both are told, and for which day it was, before it is forgotten."""
    request = asked.request
    logged = record(session, actor, Kind.OFFER_NO_LONGER_AGREED, request)
    tell_both(session, actor, asked.offer, request, News(logged, WAITS))
    request.state, request.answered_at, request.answer_words = RequestState.ASKED, None, ""
    request.agreed_on = request.agreed_at = request.vouch_id = None
