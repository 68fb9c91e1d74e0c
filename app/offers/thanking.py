"""Saying thank you. Neighbours read it only if both wish, and someone has looked at it."""

from sqlmodel import Session

from app.core import clock
from app.core.errors import TooLate
from app.core.languages import N_
from app.helping.speaking import speaks_only_for_themselves
from app.neighbourhoods.queries import Here
from app.notifications.models import About
from app.offers.forms import ThanksForm
from app.offers.kinds import RequestState
from app.offers.queries import Asked
from app.offers.telling import News, tell_the_other
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.rules import Act, may, permit
from app.permissions.who import Actor

NOT_YET = N_("First it has to be agreed. Then you can say thank you.")
THANKED = N_("You have said thank you already.")
NOT_BOTH = N_("Only what both wish is shown.")


def thank(session: Session, actor: Actor, asked: Asked, form: ThanksForm) -> None:
    """The one who asked says thank you; so it is done, whoever forgot to say so."""
    permit(actor, Act.FOLLOW_REQUEST, asked)
    speaks_only_for_themselves(session, actor, asked)
    request = asked.request
    if request.state not in (RequestState.AGREED, RequestState.DONE):
        raise TooLate(NOT_YET)
    if request.thanked_at is not None:
        raise TooLate(THANKED)

    request.state, request.thanked_at, request.thanked_words = RequestState.DONE, clock.now(), form.words
    request.asker_shares = form.shares
    logged = record(session, actor, Kind.OFFER_THANKED, request)
    kind = "thanked_and_shares" if form.shares else "thanked"
    tell_the_other(session, actor, asked.offer, request, News(logged, kind, form.words, About.OFFER_THANKED))


def share_or_keep(session: Session, actor: Actor, here: Here, asked: Asked, wish: bool) -> None:
    """By the one who was thanked, or by the one who said thank you, who can only take the wish back."""
    if actor.person_id == asked.said_by_id and not wish:
        keep_thanks_between_us(session, actor, asked)
    else:
        share_thanks(session, actor, here, asked, wish)


def share_thanks(session: Session, actor: Actor, here: Here, asked: Asked, wish: bool) -> None:
    """The one who was thanked lets neighbours read it, or no longer. Both have to wish it."""
    permit(actor, Act.ANSWER_REQUEST, asked)
    speaks_only_for_themselves(session, actor, asked)
    request = asked.request
    if request.thanked_at is None or not request.asker_shares:
        raise TooLate(NOT_BOTH)
    if request.offerer_shares == wish:
        return

    request.offerer_shares = wish
    is_seen = not here.reviewed_before_shown or may(actor, Act.REVIEW_GIVEN, here)
    request.thanks_shown_at = clock.now() if wish and is_seen else None
    record(session, actor, Kind.THANKS_SHARED, request)


def keep_thanks_between_us(session: Session, actor: Actor, asked: Asked) -> None:
    """The one who said thank you no longer wants neighbours to read it."""
    permit(actor, Act.FOLLOW_REQUEST, asked)
    speaks_only_for_themselves(session, actor, asked)
    if not asked.request.asker_shares:
        return

    asked.request.asker_shares, asked.request.thanks_shown_at = False, None
    record(session, actor, Kind.THANKS_SHARED, asked.request)


def show_thanks(session: Session, actor: Actor, asked: Asked) -> None:
    """A reviewer has looked at what both wish to be read."""
    permit(actor, Act.REVIEW_GIVEN, asked)
    request = asked.request
    if not (request.asker_shares and request.offerer_shares):
        raise TooLate(NOT_BOTH)
    if request.thanks_shown_at is not None:
        return

    request.thanks_shown_at = clock.now()
    record(session, actor, Kind.THANKS_SHOWN, request)
