"""Cards: found by their code, made for a batch of people, and stopped."""

from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import Session, col, select

from app.cards import codes, guessing
from app.cards.models import Card, GuessAt
from app.core import clock
from app.core.errors import TooLate
from app.core.languages import N_
from app.core.secrets import sealed
from app.neighbourhoods.models import Membership
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.participation.service import record
from app.people.models import WebSession
from app.people.sessions import end_sessions
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

LOST = "lost"
NEW_CARD = "new card"
LEFT = "left"
JUST_MADE = timedelta(minutes=1)
"""Two presses of one button are no wish for two sheets, of which one is worth nothing."""


def card_with_code(session: Session, typed: str, address: str, secret: str) -> Card | None:
    """The card that someone holds, while it works and its owner belongs here. Raises SlowDown.

    A wrong code is counted against the address, if the request commits: answer None with a page, do not raise.
    """
    guessing.permit_guess(session, address, GuessAt.CARD)
    code = codes.tidied(typed)
    if not code:
        return None  # no card has such a code, so nothing was guessed
    works = (
        select(Card)
        .join(
            Membership,
            (col(Membership.person_id) == Card.person_id) & (col(Membership.neighbourhood_id) == Card.neighbourhood_id),
        )
        .where(Card.code == sealed(code, secret), col(Card.stopped_at).is_(None), col(Membership.left_at).is_(None))
    )
    card = session.exec(works).first()
    if card is None:
        guessing.was_wrong(session, address, GuessAt.CARD)
    return card


def make_cards(session: Session, actor: Actor, here: Here, people: Sequence[int], secret: str) -> list[tuple[int, str]]:
    """A card for each of these people, with its code: told this once, to be printed. Older cards stop working."""
    permit(actor, Act.MAKE_CARD, here)

    # Two presses at once: the second waits here until the first has made its cards.
    members = select(Membership).where(
        Membership.neighbourhood_id == here.id, col(Membership.person_id).in_(people), col(Membership.left_at).is_(None)
    )
    asked_for = [one.person_id for one in session.exec(members.order_by(col(Membership.id)).with_for_update())]
    for card in _working(session, here.id, asked_for):
        if card.made_at > clock.now() - JUST_MADE:
            raise TooLate(JUST_NOW)
        _stop(session, actor, card, NEW_CARD)
    return [(person_id, _made(session, actor, here, person_id, secret)) for person_id in asked_for]


def stop_card(session: Session, actor: Actor, card: Card, because: str = LOST) -> None:
    """It opens nothing any more, and whoever came in with it is out."""
    permit(actor, Act.MAKE_CARD, card)
    if card.stopped_at is None:
        _stop(session, actor, card, because)


def stop_cards_of(session: Session, actor: Actor, neighbourhood_id: int, person_id: int) -> None:
    """Someone leaves, and their card with them. Whoever calls this has asked whether they may."""
    for card in _working(session, neighbourhood_id, [person_id]):
        _stop(session, actor, card, LEFT)


JUST_NOW = N_("These cards were made a moment ago. Look for the sheet in your downloads, or try again in a minute.")


def _working(session: Session, neighbourhood_id: int, people: Sequence[int]) -> Sequence[Card]:
    theirs = select(Card).where(Card.neighbourhood_id == neighbourhood_id, col(Card.person_id).in_(people))
    return session.exec(theirs.where(col(Card.stopped_at).is_(None)).order_by(col(Card.id))).all()


def _made(session: Session, actor: Actor, here: Here, person_id: int, secret: str) -> str:
    code = codes.new_code()
    card = Card(
        neighbourhood_id=here.id,
        person_id=person_id,
        code=sealed(code, secret),
        made_at=clock.now(),
        made_by_id=actor.person_id,
    )
    session.add(card)
    record(session, actor, Kind.CARD_MADE, card)
    return code


def _stop(session: Session, actor: Actor, card: Card, because: str) -> None:
    card.stopped_at, card.stopped_by_id, card.stopped_because = clock.now(), actor.person_id, because
    end_sessions(session, col(WebSession.card_id) == card.id)
    record(session, actor, Kind.CARD_STOPPED, card)
