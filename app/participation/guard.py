"""No quiet writes: a transaction that changed something and logged nothing is refused before it commits."""

from sqlalchemy import event, inspect
from sqlmodel import Session, SQLModel

from app.core.database import HouseSession
from app.participation.models import Participation

TECHNICAL = frozenset(
    {
        "idempotent_reply",
        "sign_in_attempt",
        "web_session",
        "preference",
        "outbox",
        "participation",
        "guess",
        "handshake",
        "kept_words",
        "pin",  # its tries are counted; that it was chosen is in the log, and a test says so
    }
)
"""Tables that hold no act of anybody's. Everything else needs a row in the log."""

TECHNICAL_COLUMNS = {
    "tablet": frozenset({"key", "opening_code", "opening_until", "last_seen_at"}),
    "invitation": frozenset({"key"}),
    "passkey": frozenset({"sign_count", "last_used_at"}),
    "booking": frozenset({"wishes"}),  # let go of when the date is over; whoever changes them is in the log
}
"""Which device a table's tablet is, when it or a passkey was last used, a key that goes out with the mail: no act."""


class QuietWrite(RuntimeError):
    """Something was changed and nothing was recorded. That is a bug, so nothing is kept."""


@event.listens_for(HouseSession, "after_flush")
def _notice(session: Session, _: object) -> None:
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, Participation):
            session.info["logged"] = True
        elif row.__tablename__ not in TECHNICAL and not _is_technical(session, row):
            session.info.setdefault("changed", set()).add(row.__tablename__)


def _is_technical(session: Session, row: SQLModel) -> bool:
    """Whether nothing else changed in this row than what is no act of anybody's."""
    changing = TECHNICAL_COLUMNS.get(str(row.__tablename__))
    state = inspect(row)
    if changing is None or not state.persistent or row in session.deleted:
        return False
    return {one.key for one in state.attrs if one.history.has_changes()} <= changing


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
