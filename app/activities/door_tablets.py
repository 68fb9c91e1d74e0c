"""A tablet lies at the door of one date: its officer opens it for that date, and whoever comes finds their own name."""

from datetime import timedelta

from sqlmodel import Session

from app.activities.happenings import Happening
from app.core import clock
from app.core.errors import TooLate
from app.core.languages import N_
from app.permissions.rules import Act, permit
from app.permissions.who import Actor, Role, SessionKind, Via
from app.tables.models import Tablet
from app.tables.queries import is_open
from app.tables.service import LONGEST, put_out

STAYS = timedelta(hours=1)
"""So long after its end someone may still be tapped in."""
ON_THE_DAY = N_("A tablet is opened for a date on its day.")


def open_at_door(session: Session, actor: Actor, happening: Happening, name: str) -> Tablet:
    """It shows first names and pictures of those who are expected on this date, and of no other. Raises TooLate."""
    permit(actor, Act.TICK_CAME, happening)
    if not happening.is_the_day:
        raise TooLate(ON_THE_DAY)

    now, place = clock.now(), happening.place
    tablet = Tablet(
        neighbourhood_id=happening.neighbourhood_id,
        name=name,
        occasion=happening.activity.title[:60],
        place_id=place.id if place is not None and not happening.date.elsewhere else None,
        door=happening.address,
        opened_by_id=actor.person_id or 0,
        until=min(max(happening.date.ends_at, now) + STAYS, now + LONGEST),
    )
    return put_out(session, actor, tablet)


def whoever_is_at(tablet: Tablet | None) -> Actor | None:
    """Nobody in particular, at a tablet that lies at a door; None where none does, or its time is over."""
    if tablet is None or not tablet.door or not is_open(tablet):
        return None
    return Actor(
        person_id=None,
        neighbourhood_id=tablet.neighbourhood_id,
        roles=frozenset({Role.RESIDENT}),
        via=Via.TABLE_TABLET,
        session=SessionKind.TABLE,
        is_proved=False,
        tablet_id=tablet.id,
        door=tablet.door,
    )
