"""What becomes of someone's offers and wishes when they leave. Whoever calls this has asked whether they may."""

from collections.abc import Iterable

from sqlmodel import Session, col, or_, select

from app.core import clock
from app.core.left import GONE, TAKEN_AWAY
from app.giving.leaving import acts_about, forget_titles
from app.notifications.models import About, Message
from app.notifications.service import forget_name, tell
from app.offers.kinds import RequestState
from app.offers.models import Offer, OfferRequest, Vouch
from app.offers.telling import ECHO
from app.participation.models import Kind
from app.participation.service import record
from app.people.queries import names_of
from app.permissions.who import Actor

LEFT = "left"


def end_offers_of(session: Session, actor: Actor, person_id: int, words_go: bool) -> None:
    """Nothing more is offered or asked for; the other one is told that someone left. No message says a name more."""
    offers = session.exec(select(Offer).where(Offer.said_by_id == person_id).with_for_update()).all()
    for offer in offers:
        if offer.ended_at is None:
            offer.ended_at = clock.now()
            record(session, actor, Kind.GIVEN_TAKEN_BACK, offer)
    either = or_(OfferRequest.said_by_id == person_id, OfferRequest.offered_by_id == person_id)
    requests = session.exec(select(OfferRequest).where(either).order_by(col(OfferRequest.id)).with_for_update()).all()
    _forget_names(session, requests, person_id)
    for request in requests:
        if request.state.is_open:
            _end(session, actor, request, person_id)
    _forget_vouches(session, person_id)
    if words_go:
        _take_words_away(session, offers, requests, person_id)


def _end(session: Session, actor: Actor, request: OfferRequest, person_id: int) -> None:
    asked_it = request.said_by_id == person_id
    request.state = RequestState.TAKEN_BACK if asked_it else RequestState.DECLINED
    request.answered_at = clock.now()
    kind = Kind.OFFER_NO_LONGER_ASKED if asked_it else Kind.OFFER_DECLINED
    logged = record(session, actor, kind, request)
    offer = session.get_one(Offer, request.offer_id)
    session.flush()
    message = Message(
        neighbourhood_id=request.neighbourhood_id,
        title=offer.known_as,
        place=f"offers/{offer.number}/requests/{request.id}",
        about=About.OFFER_ANSWERED,
        subject="participation",
        subject_id=logged.id,
        kind=LEFT,
        words="",
        made_at=clock.now(),
    )
    other = request.offered_by_id if asked_it else request.said_by_id
    tell(session, message, [other] if other else [])


def _forget_names(session: Session, requests: Iterable[OfferRequest], person_id: int) -> None:
    name = names_of(session, [person_id]).get(person_id, "")
    acts = acts_about(session, "offer_request", [one.id for one in requests])
    for subject in ("participation", ECHO):
        forget_name(session, subject, acts, name)


def _forget_vouches(session: Session, person_id: int) -> None:
    """What was said about them goes; that someone vouched stays, as agreements rest on it."""
    for vouch in session.exec(select(Vouch).where(Vouch.person_id == person_id)):
        vouch.words, vouch.by_words = TAKEN_AWAY, TAKEN_AWAY if vouch.by_words else ""


def _take_words_away(
    session: Session, offers: Iterable[Offer], requests: Iterable[OfferRequest], person_id: int
) -> None:
    """Here, and in the messages that said them."""
    for offer in offers:
        offer.words, offer.when_free, offer.languages = TAKEN_AWAY, "", ""
    for request in requests:
        if request.said_by_id == person_id:
            request.words = TAKEN_AWAY
            request.thanked_words = TAKEN_AWAY if request.thanked_at else ""
            request.asker_shares, request.thanks_shown_at = False, None
        elif request.answer_words:
            request.answer_words = TAKEN_AWAY
    _quieten(session, offers, requests, person_id)


def _quieten(session: Session, offers: Iterable[Offer], requests: Iterable[OfferRequest], person_id: int) -> None:
    of_mine = [one.id for one in requests if one.offered_by_id == person_id]
    forget_titles(session, "offer", [one.id for one in offers])
    forget_titles(session, "offer_request", of_mine)
    acts = acts_about(session, "offer_request", [one.id for one in requests])
    for message in session.exec(select(Message).where(col(Message.subject_id).in_(acts))):
        if message.subject in ("participation", ECHO) and message.said_by == GONE and message.words:
            message.words = TAKEN_AWAY
