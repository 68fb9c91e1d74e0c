"""“I would like that”, for oneself or for someone who asked; and taking it back."""

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.core.languages import N_
from app.helping.speaking import speaks_only_for_themselves
from app.notifications.models import About
from app.offers.forms import AskForm
from app.offers.kinds import OPEN, RequestState
from app.offers.models import Offer, OfferRequest
from app.offers.queries import Asked
from app.offers.telling import News, tell_the_other
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

YOUR_OWN = N_("This is their own offer. Please choose someone else.")
NOT_ANY_MORE = N_("This can't be taken back any more.")


def ask_for(session: Session, actor: Actor, offer: Offer, form: AskForm) -> OfferRequest:
    """The one who offered it is told. Asking again while it is open changes nothing."""
    permit(actor, Act.ASK_FOR_OFFER, offer)
    speaks_only_for_themselves(session, actor, offer)
    if actor.spoken_by_id == offer.said_by_id:
        raise NotLikeThis(YOUR_OWN, field="spoken_by")
    before = _open_one(session, offer, actor.spoken_by_id)
    if before is not None:
        return before

    asked = OfferRequest(
        neighbourhood_id=offer.neighbourhood_id,
        offer_id=offer.id,
        one_to_one=offer.one_to_one,
        offered_by_id=offer.said_by_id or 0,
        words=form.words,
        **provenance(actor),
    )
    session.add(asked)
    logged = record(session, actor, Kind.OFFER_ASKED_FOR, asked)
    tell_the_other(session, actor, offer, asked, News(logged, "asked", form.words, About.OFFER_ASKED))
    return asked


def take_back_request(session: Session, actor: Actor, asked: Asked) -> None:
    """The one who asked no longer needs it; the other one is told."""
    permit(actor, Act.FOLLOW_REQUEST, asked)
    speaks_only_for_themselves(session, actor, asked)
    if not asked.request.state.is_open:
        raise TooLate(NOT_ANY_MORE)

    asked.request.state, asked.request.answered_at = RequestState.TAKEN_BACK, clock.now()
    logged = record(session, actor, Kind.OFFER_NO_LONGER_ASKED, asked.request)
    tell_the_other(session, actor, asked.offer, asked.request, News(logged, "no_longer_asked", about=About.OFFER_ASKED))


def _open_one(session: Session, offer: Offer, person_id: int | None) -> OfferRequest | None:
    theirs = select(OfferRequest).where(OfferRequest.offer_id == offer.id, OfferRequest.said_by_id == person_id)
    return session.exec(theirs.where(col(OfferRequest.state).in_(OPEN))).first()
