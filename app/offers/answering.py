"""Saying yes or no to someone who asked, and that it is done. Who would be alone with someone is vouched for first."""

from sqlmodel import Session

from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.core.languages import N_
from app.helping.speaking import speaks_only_for_themselves
from app.offers.forms import ReplyForm
from app.offers.kinds import RequestState
from app.offers.queries import Asked, vouch_for
from app.offers.telling import News, tell_the_other
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

VOUCH_FIRST = N_("Someone who knows you well has to speak for you first. The team asks them, and writes it down.")
KEPT_PRIVATE = N_("This offer is kept private now, so nothing can be agreed. You can still say no.")
NOT_AGREED = N_("Only what was agreed can be done.")
_KINDS = {RequestState.AGREED: Kind.OFFER_AGREED, RequestState.DECLINED: Kind.OFFER_DECLINED}


def answer_request(session: Session, actor: Actor, asked: Asked, form: ReplyForm) -> None:
    """Yes with a day or a word, or no. What was agreed may be agreed anew, or called off; the other one is told."""
    permit(actor, Act.ANSWER_REQUEST, asked)
    speaks_only_for_themselves(session, actor, asked)
    request = asked.request
    if not request.state.is_open:
        raise TooLate()

    says_yes = form.state == RequestState.AGREED
    if says_yes and asked.offer.private_because:
        raise NotLikeThis(KEPT_PRIVATE, field="state")
    if says_yes and asked.needs_a_vouch:
        request.vouch_id = _vouch(session, asked)
    request.state, request.answered_at, request.answer_words = form.state, clock.now(), form.words
    request.agreed_on = form.agreed_on if says_yes else None
    request.agreed_at = form.agreed_at if says_yes and form.agreed_on else None
    logged = record(session, actor, _KINDS[form.state], request)
    tell_the_other(session, actor, asked.offer, request, News(logged, form.state.value, form.words))


def say_it_is_done(session: Session, actor: Actor, asked: Asked) -> None:
    """The one who offered it says so; the other one is asked for a word of thanks. Twice changes nothing."""
    permit(actor, Act.ANSWER_REQUEST, asked)
    speaks_only_for_themselves(session, actor, asked)
    if asked.request.state == RequestState.DONE:
        return
    if asked.request.state != RequestState.AGREED:
        raise TooLate(NOT_AGREED)

    asked.request.state = RequestState.DONE
    logged = record(session, actor, Kind.OFFER_DONE, asked.request)
    tell_the_other(session, actor, asked.offer, asked.request, News(logged, "done"))


def _vouch(session: Session, asked: Asked) -> int:
    """The one that holds today; the database refuses to agree without."""
    found = vouch_for(session, asked.neighbourhood_id, asked.offered_by_id)
    if found is None:
        raise NotLikeThis(VOUCH_FIRST, field="state")
    return found.id
