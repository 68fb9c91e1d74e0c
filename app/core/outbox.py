"""Work to be done after the commit, queued in the same transaction: nothing is sent for what did not happen.

Delivery is at least once. Each job is claimed in a short transaction of its own, so several workers may run.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import JSON, Index, or_
from sqlmodel import Field, Session, col, select

from app.core import clock
from app.core.tables import Row, text_enum

MOST_ATTEMPTS = 8
HELD_FOR = timedelta(minutes=5)


class OutboxState(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    GIVEN_UP = "given_up"


class Outbox(Row, table=True):
    __table_args__ = (Index("ix_outbox_due", "state", "run_at"),)

    id: int = Field(default=None, primary_key=True)
    topic: str = Field(max_length=32)
    payload: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    dedupe: str = Field(max_length=80, unique=True)
    state: OutboxState = Field(default=OutboxState.WAITING, sa_type=text_enum(OutboxState, "state"))
    run_at: datetime = Field(default_factory=clock.now)
    attempts: int = 0
    locked_until: datetime | None = None
    last_error: str = ""


def queue(
    session: Session, topic: str, payload: Mapping[str, int], dedupe: str, not_before: datetime | None = None
) -> None:
    """To be done once this transaction has committed, or later. The same `dedupe` is queued only once."""
    if session.exec(select(Outbox.id).where(Outbox.dedupe == dedupe)).first() is None:
        session.add(Outbox(topic=topic, payload=dict(payload), dedupe=dedupe, run_at=not_before or clock.now()))


def claim(session: Session, topics: Collection[str] | None = None) -> Outbox | None:
    """The next job that is due (of these topics), held for a while so that no other worker takes it."""
    due = (
        select(Outbox)
        .where(Outbox.state == OutboxState.WAITING, Outbox.run_at <= clock.now())
        .where(or_(col(Outbox.locked_until).is_(None), col(Outbox.locked_until) < clock.now()))
        .order_by(col(Outbox.run_at), col(Outbox.id))
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if topics is not None:
        due = due.where(col(Outbox.topic).in_(topics))
    job = session.exec(due).first()
    if job is not None:
        job.attempts += 1
        job.locked_until = clock.now() + HELD_FOR
    return job


def is_still_to_do(session: Session, dedupe: str) -> bool:
    job = select(Outbox.id).where(Outbox.dedupe == dedupe, Outbox.state == OutboxState.WAITING)
    return session.exec(job).first() is not None


def settle(job: Outbox, error: str = "", for_good: bool = False) -> None:
    """Done; or, after an error, to be tried again ever later, and given up in the end (or at once: `for_good`)."""
    job.locked_until = None
    job.last_error = error[:500]
    if not error:
        job.state = OutboxState.DONE
    elif for_good or job.attempts >= MOST_ATTEMPTS:
        job.state = OutboxState.GIVEN_UP
    else:
        job.run_at = clock.now() + timedelta(seconds=15 * 4 ** (job.attempts - 1))
