"""No quiet writes: a transaction that changed something and logged nothing is refused before it commits."""

from sqlalchemy import event
from sqlmodel import Session

from app.core.database import HouseSession
from app.participation.models import Participation

TECHNICAL = frozenset({"idempotent_reply", "sign_in_attempt", "web_session", "preference", "outbox", "participation"})
"""Tables that hold no act of anybody's. Everything else needs a row in the log."""


class QuietWrite(RuntimeError):
    """Something was changed and nothing was recorded. That is a bug, so nothing is kept."""


@event.listens_for(HouseSession, "after_flush")
def _notice(session: Session, _: object) -> None:
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, Participation):
            session.info["logged"] = True
        elif row.__tablename__ not in TECHNICAL:
            session.info.setdefault("changed", set()).add(row.__tablename__)


@event.listens_for(HouseSession, "before_commit")
def _refuse_quiet_writes(session: Session) -> None:
    session.flush()
    changed, logged = session.info.pop("changed", set()), session.info.pop("logged", False)
    if changed and not logged:
        raise QuietWrite(f"written without a row in the log: {', '.join(sorted(changed))}")


@event.listens_for(HouseSession, "after_soft_rollback")
def _forget(session: Session, _: object) -> None:
    session.info.pop("changed", None)
    session.info.pop("logged", None)
