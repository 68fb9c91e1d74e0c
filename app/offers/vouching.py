"""Who vouched for someone who would be alone with a neighbour. An officer writes it down; it ends by itself."""

from datetime import timedelta

from sqlmodel import Session, col, or_, select

from app.core import clock
from app.core.errors import NotAllowed, NotFound, NotLikeThis
from app.core.languages import N_
from app.helping.queries import members_named
from app.offers.alone import ask_for_a_vouch
from app.offers.forms import EndVouchForm, VouchForm
from app.offers.kinds import RequestState
from app.offers.models import Offer, OfferRequest, Vouch
from app.offers.queries import Asked, vouch_for
from app.offers.telling import VOUCHED, News, tell_who_offered
from app.participation.models import Kind, Participation
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

HOLDS = timedelta(days=730)
NOT_THEMSELVES = N_("No one can vouch for themselves. Please name someone who knows them well.")
MORE_THAN_ONE = N_("More than one person here has that name. Please write all of it.")
NOT_FOR_YOU = N_("Someone else has to write down who vouched for you.")


def note_vouch(session: Session, actor: Actor, offer: Offer, form: VouchForm) -> Vouch:
    """An officer spoke with someone who knows the person well. It holds for two years."""
    permit(actor, Act.NOTE_VOUCH, offer)
    if actor.person_id == offer.said_by_id:
        raise NotAllowed(NOT_FOR_YOU)

    by_id = _member(session, offer, form.vouched_by)
    vouch = Vouch(
        neighbourhood_id=offer.neighbourhood_id,
        person_id=offer.said_by_id or 0,
        by_id=by_id,
        by_words="" if by_id else form.vouched_by,
        words=form.words,
        noted_by_id=actor.person_id or 0,
        ends_at=clock.now() + HOLDS,
    )
    is_first = vouch_for(session, offer.neighbourhood_id, offer.said_by_id) is None
    session.add(vouch)
    noted = record(session, actor, Kind.VOUCH_NOTED, vouch)
    if is_first:
        _say_that_they_can_answer(session, actor, offer, noted)
    return vouch


def end_vouch(session: Session, actor: Actor, offer: Offer, vouch_id: int, form: EndVouchForm) -> None:
    """Nothing more is agreed on the strength of it; what was waits again, if no one else vouches for them.

    What was to be on a day that is over, anywhere, is left alone.
    """
    permit(actor, Act.NOTE_VOUCH, offer)
    offers = _held(session, offer)
    vouch = the_vouch(session, offer, vouch_id)
    if vouch.ended_at is not None:
        return

    vouch.ended_at, vouch.ended_because = clock.now(), form.reason
    record(session, actor, Kind.VOUCH_ENDED, vouch)
    resting = select(OfferRequest).where(OfferRequest.vouch_id == vouch.id, OfferRequest.state == RequestState.AGREED)
    day = col(OfferRequest.agreed_on)
    resting = resting.where(or_(day.is_(None), day >= clock.now().date() - timedelta(days=1)))
    requests = session.exec(resting.order_by(col(OfferRequest.id)).with_for_update()).all()
    ask_for_a_vouch(session, actor, [Asked(one, offers[one.offer_id]) for one in requests])


def the_vouch(session: Session, offer: Offer, vouch_id: int) -> Vouch:
    """For the one who made this offer. Raises NotFound."""
    vouch = session.get(Vouch, vouch_id) if 0 < vouch_id < 2**31 else None
    if vouch is None or (vouch.neighbourhood_id, vouch.person_id) != (offer.neighbourhood_id, offer.said_by_id):
        raise NotFound()
    return vouch


def _held(session: Session, offer: Offer) -> dict[int, Offer]:
    """All offers of whoever made this one, so that no yes comes in between."""
    theirs = select(Offer).where(
        Offer.neighbourhood_id == offer.neighbourhood_id, col(Offer.said_by_id) == offer.said_by_id
    )
    return {one.id: one for one in session.exec(theirs.order_by(col(Offer.id)).with_for_update())}


def _say_that_they_can_answer(session: Session, actor: Actor, offer: Offer, noted: Participation) -> None:
    """Whoever asked them for something has waited, and so have they: for each, they hear that they can say yes now."""
    asked = select(OfferRequest, Offer).join(Offer, col(Offer.id) == OfferRequest.offer_id)
    waits = (OfferRequest.state == RequestState.ASKED, col(OfferRequest.one_to_one), Offer.private_because == "")
    theirs = asked.where(
        OfferRequest.neighbourhood_id == offer.neighbourhood_id, OfferRequest.offered_by_id == offer.said_by_id, *waits
    )
    for request, of in session.exec(theirs.order_by(col(OfferRequest.id))):
        tell_who_offered(session, actor, of, request, News(noted, VOUCHED))


def _member(session: Session, offer: Offer, name: str) -> int | None:
    """Who is meant, if they belong here; someone from elsewhere is kept in words."""
    found = members_named(session, offer.neighbourhood_id, name)
    if len(found) > 1:
        raise NotLikeThis(MORE_THAN_ONE, field="vouched_by")
    if found and found[0].id == offer.said_by_id:
        raise NotLikeThis(NOT_THEMSELVES, field="vouched_by")
    return found[0].id if found else None
