"""Sessions: someone on one device, for as long as fits how they came in."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from app.core import clock
from app.core.secrets import hashed, new_key
from app.neighbourhoods.models import Membership, MembershipRole, Neighbourhood
from app.people.models import WebSession
from app.permissions.who import STAFF, SessionKind, Via

STAYS = timedelta(days=180)
"""A resident's own device stays signed in so long, unless they say otherwise."""
IDLE_AT_TABLE = 15
"""Minutes of quiet after which whoever had a table's tablet has put it down."""
PROVED_FOR = timedelta(minutes=15)
"""After a PIN or a code a card's holder counts as known for so long."""


def open_session(session: Session, person_id: int, device: str = "") -> str:
    """Signed in on one's own device: returns the key for the cookie.

    A fresh key each time, so that an older one can't be slipped in. Someone who works here is signed out after a
    quiet time (the shortest that one of their neighbourhoods sets).
    """
    idle = _idle_minutes(session, person_id)
    return keep_session(session, WebSession(person_id=person_id, device=device, idle_minutes=idle), STAYS)  # type: ignore[call-arg]  # keyed and dated as it is kept


def open_with_card(session: Session, neighbourhood_id: int, person_id: int, card_id: int, device: str = "") -> str:
    """A card was shown on someone's own device: enough for taking part in its neighbourhood."""
    held = WebSession(  # type: ignore[call-arg]  # as above
        person_id=person_id,
        kind=SessionKind.CARD,
        neighbourhood_id=neighbourhood_id,
        card_id=card_id,
        device=device,
    )
    return keep_session(session, held, STAYS)


def open_at_table(
    session: Session, neighbourhood_id: int, tablet_id: int, person_id: int | None, until: datetime
) -> str:
    """Someone takes the table's tablet; without a name they are just a neighbour."""
    held = WebSession(  # type: ignore[call-arg]  # as above
        person_id=person_id,
        kind=SessionKind.TABLE,
        via=Via.TABLE_TABLET,
        neighbourhood_id=neighbourhood_id,
        tablet_id=tablet_id,
        idle_minutes=IDLE_AT_TABLE,
    )
    return keep_session(session, held, until - clock.now())


def keep_session(session: Session, held: WebSession, stays: timedelta) -> str:
    key = new_key()
    held.key, held.made_at, held.last_seen_at = hashed(key), clock.now(), clock.now()
    held.ends_at = clock.now() + stays
    session.add(held)
    return key


def has_idled(held: WebSession) -> bool:
    """So long quiet that it opens nothing any more, though its end has not come."""
    return held.idle_minutes is not None and clock.now() - held.last_seen_at > timedelta(minutes=held.idle_minutes)


def seen(session: Session, key: str) -> None:
    """They are still there."""
    held = session.get(WebSession, hashed(key))
    if held is not None:
        held.last_seen_at = clock.now()


def proved(session: Session, key: str) -> None:
    """The holder of a card has shown a PIN or a code."""
    held = session.get_one(WebSession, hashed(key))
    held.proved_until = clock.now() + PROVED_FOR


def sign_out(session: Session, key: str) -> None:
    found = session.get(WebSession, hashed(key))
    if found is not None:
        session.delete(found)


def sign_out_everywhere(session: Session, person_id: int) -> None:
    """Every device forgets this person."""
    end_sessions(session, col(WebSession.person_id) == person_id)


def end_sessions(session: Session, *which: object) -> None:
    """All that meet a condition on `WebSession`: of a card that was stopped, of a tablet that was closed."""
    for found in session.exec(select(WebSession).where(*which)):  # type: ignore[arg-type]  # column conditions
        session.delete(found)


def end_opened_since(session: Session, person_id: int, since: datetime) -> None:
    """Signed out where they came in since then, but for the device that they used last; a card asks for proof again."""
    own = select(WebSession).where(WebSession.person_id == person_id, WebSession.kind == SessionKind.OWN_DEVICE)
    for held in session.exec(own.order_by(col(WebSession.last_seen_at).desc()).offset(1)).all():
        if held.made_at >= since:
            session.delete(held)
    cards = select(WebSession).where(WebSession.person_id == person_id, WebSession.kind == SessionKind.CARD)
    for held in session.exec(cards):
        held.proved_until = None


def settle_idling(session: Session, person_id: int) -> None:
    """What they do here has changed, and with it after how much quiet their own devices are signed out."""
    idle = _idle_minutes(session, person_id)
    own = select(WebSession).where(WebSession.person_id == person_id, WebSession.kind == SessionKind.OWN_DEVICE)
    for held in session.exec(own):
        held.idle_minutes = idle


def _idle_minutes(session: Session, person_id: int) -> int | None:
    works = (
        select(func.min(Neighbourhood.staff_idle))
        .join(Membership, col(Membership.neighbourhood_id) == Neighbourhood.id)
        .join(MembershipRole, col(MembershipRole.membership_id) == Membership.id)
        .where(Membership.person_id == person_id, col(Membership.left_at).is_(None))
        .where(col(MembershipRole.ended_at).is_(None), col(MembershipRole.role).in_(STAFF))
    )
    return session.exec(works).one()
