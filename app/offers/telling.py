"""Each step is told to the other one, or to both of them; never on the noticeboard, never with an address."""

from dataclasses import dataclass

from sqlmodel import Session

from app.core import clock
from app.notifications.models import About, Message
from app.notifications.service import is_still_to_hear, need_not_hear, tell
from app.offers.models import Offer, OfferRequest
from app.participation.models import Participation
from app.people.queries import names_of
from app.permissions.who import Actor


@dataclass(frozen=True)
class News:
    """One step: the act in the log, what kind of step it was, and the words that go with it."""

    act: Participation
    kind: str
    words: str = ""
    about: About = About.OFFER_ANSWERED


FOR_YOU = "_for_you"
"""Ends the kind of the same news to the one in whose name another typed it."""
ECHO = "participation_echo"
WAITS, VOUCHED = "waits", "vouched"
"""The kinds of the news that what was agreed waits again, until someone has vouched; and that someone has."""


def tell_the_other(session: Session, actor: Actor, offer: Offer, asked: OfferRequest, news: News) -> None:
    """The one of the two who did not say it; and who did, when another typed it for them."""
    speaker = actor.spoken_by_id
    other = asked.said_by_id if speaker == asked.offered_by_id else asked.offered_by_id
    names = names_of(session, (speaker, other))
    typist = actor.name if actor.speaks_for_another else ""
    session.flush()
    message = _message(offer, asked, news)
    message.said_by, message.organisation = names.get(speaker or 0, ""), typist
    tell(session, message, [other] if other else [])
    if typist and speaker is not None:
        echo = _message(offer, asked, news)
        # One message is about one act in one way, so this one says that it is the echo of it.
        echo.subject, echo.kind = ECHO, f"{news.kind}{FOR_YOU}"
        echo.said_by, echo.organisation = names.get(other or 0, ""), typist
        tell(session, echo, [speaker])


def tell_both(session: Session, actor: Actor, offer: Offer, asked: OfferRequest, news: News) -> None:
    """What neither of them said, and by whom. They may be about to meet, so no one hears it by letter."""
    session.flush()
    message = _message(offer, asked, news)
    message.said_by = actor.name
    # Whoever has not yet heard that it was agreed hears it no more.
    need_not_hear(session, offer.neighbourhood_id, message.place, [About.OFFER_ANSWERED])
    tell(session, message, [one for one in (asked.said_by_id, asked.offered_by_id) if one], is_soon=True)


def tell_who_offered(session: Session, actor: Actor, offer: Offer, asked: OfferRequest, news: News) -> None:
    """What only they can act on, and who wrote it down; unless they are still to hear that someone asked at all."""
    session.flush()
    message, person = _message(offer, asked, news), asked.offered_by_id or 0
    message.said_by = actor.name
    if not is_still_to_hear(session, offer.neighbourhood_id, message.place, About.OFFER_ASKED, person):
        tell(session, message, [person])


def _message(offer: Offer, asked: OfferRequest, news: News) -> Message:
    has_a_day = news.kind in ("agreed", WAITS)
    return Message(
        neighbourhood_id=offer.neighbourhood_id,
        title=offer.known_as,
        place=f"offers/{offer.number}/requests/{asked.id}",
        about=news.about,
        subject="participation",
        subject_id=news.act.id,
        kind=news.kind,
        words=news.words,
        day=asked.agreed_on if has_a_day else None,
        at_time=asked.agreed_at if has_a_day else None,
        made_at=clock.now(),
    )
