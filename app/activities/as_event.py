"""One date as programs that read pages know events (schema.org/Event), said in microdata on its page."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.activities.happenings import Happening


@dataclass(frozen=True)
class AsEvent:
    """What the page says in words already, spelled as schema.org has it."""

    starts: str
    ends: str
    moved_from: str
    status: str
    url: str


def as_event(happening: Happening, zone: str, address: str) -> AsEvent:
    """`address`: of the neighbourhood's pages."""
    date = happening.date
    is_moved = date.starts_at != date.meant_for
    status = "EventCancelled" if not date.is_on else "EventRescheduled" if is_moved else "EventScheduled"
    return AsEvent(
        starts=_spelled(date.starts_at, zone),
        ends=_spelled(date.ends_at, zone),
        moved_from=_spelled(date.meant_for, zone) if is_moved else "",
        status=status,
        url=f"{address}/activities/{happening.activity.number}/dates/{date.number}",
    )


def _spelled(moment: datetime, zone: str) -> str:
    return moment.astimezone(ZoneInfo(zone)).isoformat()
