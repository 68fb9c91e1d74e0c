"""Offering a skill or time, and taking the offer back."""

from sqlmodel import Session, col, select

from app.core import clock
from app.giving import service as giving
from app.moderating.forms import LookForm
from app.neighbourhoods.models import Neighbourhood
from app.neighbourhoods.queries import Here
from app.offers.alone import would_be_alone
from app.offers.forms import OfferForm
from app.offers.kinds import RequestState
from app.offers.models import Offer, OfferRequest
from app.offers.telling import News, tell_the_other
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor


def make_offer(session: Session, actor: Actor, here: Here, form: OfferForm) -> Offer:
    """“I can …”. It gets the neighbourhood's next number; a reviewer looks at it before it is shown."""
    permit(actor, Act.MAKE_OFFER, here)

    offer = Offer(
        neighbourhood_id=here.id,
        number=_next_number(session, here),
        **form.model_dump(include={"kind", "words", "when_free", "languages", "one_to_one"}),
        **provenance(actor),
    )
    giving.lay_before(session, actor, here, offer, Kind.OFFER_MADE)
    return offer


def review_offer(session: Session, actor: Actor, offer: Offer, form: LookForm, one_to_one: bool = False) -> None:
    """Show it or keep it private. Whoever reviews may see that they would be alone; never that they would not.

    When it was taken back that is all there is to say of it, as what was agreed still stands.
    """
    permit(actor, Act.REVIEW_GIVEN, offer)
    if one_to_one:
        would_be_alone(session, actor, offer)
    if offer.is_open or not one_to_one:
        giving.look_at(session, actor, offer, form)


def end_offer(session: Session, actor: Actor, offer: Offer) -> None:
    """No longer. Who still waits for an answer is told no; what was agreed stands."""
    if not giving.take_back(session, actor, offer):
        return
    waiting = select(OfferRequest).where(
        OfferRequest.offer_id == offer.id, col(OfferRequest.state) == RequestState.ASKED
    )
    for asked in session.exec(waiting.order_by(col(OfferRequest.id)).with_for_update()).all():
        asked.state, asked.answered_at = RequestState.DECLINED, clock.now()
        logged = record(session, actor, Kind.OFFER_DECLINED, asked)
        tell_the_other(session, actor, offer, asked, News(logged, "declined"))


def _next_number(session: Session, here: Here) -> int:
    """Short numbers people can say aloud; the neighbourhood's row is held so that no two are alike."""
    held = session.exec(select(Neighbourhood).where(Neighbourhood.id == here.id).with_for_update()).one()
    held.last_offer_number += 1
    return held.last_offer_number
