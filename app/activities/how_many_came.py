"""How many came to a date: heads, not names. Whole only for those who lead it: the caller asks."""

from sqlmodel import Session, select

from app.activities.happenings import Happening
from app.activities.models import Attendance


def heads_here(session: Session, happening: Happening) -> dict[int | None, int]:
    """Of each who is ticked with whom they brought; and, under None, of all who gave no name."""
    there = select(Attendance.said_by_id, Attendance.heads).where(Attendance.date_id == happening.date.id)
    return dict(session.exec(there).all())
