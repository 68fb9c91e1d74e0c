"""Hands counted in a room: many “me too”s at once, and no names."""

from sqlmodel import Session

from app.core.errors import NotAllowed, NotFound
from app.core.languages import N_
from app.needs.models import Backing, Need
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor, Via

NOT_YOUR_COUNT = N_("Only the one who counted can take a count back.")


def count_heads(session: Session, actor: Actor, need: Need, heads: int) -> Backing:
    """So many put their hands up. At a table a neighbour without a name counts as one."""
    permit(actor, Act.BACK_NEED, need)
    if not (actor.is_unnamed and heads == 1):
        permit(actor, Act.WRITE_DOWN, need)

    counted = actor if actor.is_unnamed else actor.writing_down(None, Via.IN_PERSON)
    backing = Backing(neighbourhood_id=need.neighbourhood_id, need_id=need.id, heads=heads, **provenance(counted))
    session.add(backing)
    record(session, counted, Kind.HEADS_COUNTED, need)
    return backing


def take_back_heads(session: Session, actor: Actor, need: Need, backing_id: int) -> None:
    """It was a slip: the count goes, the log keeps both."""
    permit(actor, Act.BACK_NEED, need)
    counted = session.get(Backing, backing_id) if 0 < backing_id < 2**31 else None
    if counted is None or counted.need_id != need.id or counted.said_by_id is not None:
        raise NotFound()
    if actor.person_id is None or counted.typed_by_id != actor.person_id:
        raise NotAllowed(NOT_YOUR_COUNT)

    session.delete(counted)
    record(session, actor.writing_down(None, counted.via), Kind.BACKING_TAKEN_BACK, need)
