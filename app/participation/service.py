"""The one way into the log."""

from datetime import datetime
from typing import TypedDict

from sqlalchemy import inspect
from sqlmodel import Session

from app.core import clock
from app.core.tables import Row
from app.participation.models import Kind, Participation
from app.permissions.who import Actor, Via


class Provenance(TypedDict):
    """The columns of `Said`, to be unpacked into the row of what was said."""

    said_by_id: int | None
    typed_by_id: int | None
    via: Via
    read_back: bool
    said_at: datetime


def record(
    session: Session, actor: Actor | None, kind: Kind, subject: Row, neighbourhood_id: int | None = None
) -> Participation:
    """Write down one act about a row that has been added to this session. No actor: the house itself did it."""
    session.flush()
    row = inspect(subject)
    written = Participation(
        at=clock.now(),
        kind=kind,
        neighbourhood_id=neighbourhood_id or getattr(subject, "neighbourhood_id", None),
        spoken_by=actor.spoken_by_id if actor else None,
        typed_by=actor.person_id if actor else None,
        via=actor.via if actor else None,
        read_back=bool(actor and actor.read_back),
        subject=str(row.mapper.class_.__tablename__),
        subject_id=row.identity[0],
    )
    session.add(written)
    return written


def provenance(actor: Actor) -> Provenance:
    """The columns of `Said` for what this actor says now."""
    return {
        "said_by_id": actor.spoken_by_id,
        "typed_by_id": actor.person_id,
        "via": actor.via,
        "read_back": actor.read_back,
        "said_at": clock.now(),
    }
