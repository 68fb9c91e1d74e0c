"""Whoever leaves, or belongs here no more, is not looked out for any longer; nothing of it is kept."""

from sqlmodel import Session, select

from app.belonging.roles import WHEN_THEY_GO
from app.looking_out.models import LookedOutFor
from app.neighbourhoods.models import Membership
from app.permissions.who import Actor


def forget_looking_out(session: Session, person_id: int) -> None:
    """They leave. Whoever calls this has asked whether they may, and writes it down."""
    for agreed in session.exec(select(LookedOutFor).where(LookedOutFor.said_by_id == person_id)):
        session.delete(agreed)


def ends_with_the_membership(session: Session, _actor: Actor, membership: Membership) -> None:
    """Should they come back, it is theirs to say again."""
    theirs = select(LookedOutFor).where(LookedOutFor.neighbourhood_id == membership.neighbourhood_id)
    for agreed in session.exec(theirs.where(LookedOutFor.said_by_id == membership.person_id)):
        session.delete(agreed)


WHEN_THEY_GO.append(ends_with_the_membership)
