"""My own calendar: the dates that I come to or lead, at an address that only I know and can end."""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session, col, or_, select

from app.activities.calendar_keys import OwnCalendar
from app.activities.calendars import KEPT, Series
from app.activities.kinds import BookingState
from app.activities.models import Activity, Booking, Date, Leader
from app.core import clock
from app.core.errors import NotFound, Refusal
from app.core.languages import N_
from app.core.secrets import hashed, new_key
from app.core.settings import Settings
from app.neighbourhoods.models import Membership, Place
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor


class Ended(Refusal):
    """Known, but open no more."""

    status = 410
    title = N_("This calendar has ended")
    words = N_("Its owner ended it, or made a new one. You can take it out of your calendar.")


def make_calendar(session: Session, actor: Actor, here: Here) -> str:
    """The key of a new address, shown this once. An older one opens nothing any more."""
    permit(actor, Act.SEE_OWN)
    permit(actor, Act.SEE_PROFILE, here)

    for before in _open_ones(session, here, actor.person_id):
        before.ended_at = clock.now()
    session.flush()
    key = new_key()
    calendar = OwnCalendar(neighbourhood_id=here.id, person_id=actor.person_id or 0, key=hashed(key))
    session.add(calendar)
    record(session, actor, Kind.CALENDAR_MADE, calendar)
    return key


def address_of(key: str, here: Here, settings: Settings) -> str:
    """Where a calendar program reads it."""
    return f"{settings.base_url}/{here.slug}/calendar/{key}.ics"


def end_calendar(session: Session, actor: Actor, here: Here) -> None:
    """Its address says nothing any more. Twice changes nothing."""
    permit(actor, Act.SEE_OWN)
    permit(actor, Act.SEE_PROFILE, here)

    for calendar in _open_ones(session, here, actor.person_id):
        calendar.ended_at = clock.now()
        record(session, actor, Kind.CALENDAR_ENDED, calendar)


def open_calendar(session: Session, here: Here, person_id: int | None) -> OwnCalendar | None:
    return next(iter(_open_ones(session, here, person_id)), None)


def owner_of(session: Session, here: Here, key: str) -> int:
    """Whose dates this key opens here. Raises NotFound; Ended for one that is over, or whose owner has moved away."""
    known = (
        select(OwnCalendar, Membership.left_at)
        .join(
            Membership,
            (col(Membership.person_id) == OwnCalendar.person_id)
            & (col(Membership.neighbourhood_id) == OwnCalendar.neighbourhood_id),
        )
        .where(OwnCalendar.neighbourhood_id == here.id, OwnCalendar.key == hashed(key))
    )
    found = session.exec(known).first()
    if found is None:
        raise NotFound()
    calendar, left_at = found
    if calendar.ended_at is not None or left_at is not None:
        raise Ended()
    return calendar.person_id


def dates_of(session: Session, here: Here, person_id: int) -> list[Series]:
    """Each date that they have a place at, or lead, for itself; nothing about anyone else. One statement."""
    booked = select(Booking.date_id).where(Booking.said_by_id == person_id, Booking.state == BookingState.COMING)
    led = select(Leader.activity_id).where(Leader.person_id == person_id)
    theirs = (
        select(Activity, Date, Place)
        .join(Date, col(Date.activity_id) == Activity.id)
        .outerjoin(Place, (col(Place.id) == Date.place_id) | (col(Place.id) == Activity.place_id))
        .where(Date.neighbourhood_id == here.id, Date.ends_at > clock.now() - KEPT)
        .where(or_(col(Date.id).in_(booked), col(Activity.id).in_(led)))
        .order_by(col(Date.starts_at), col(Date.id))
    )
    found: dict[int, Series] = {}
    rows: Sequence[tuple[Activity, Date, Place | None]] = session.exec(theirs).all()
    for activity, date, place in rows:
        places = {place.id: place} if place is not None else {}
        kept = found.setdefault(date.id, Series(activity, (date,), {}))
        found[date.id] = replace(kept, places={**kept.places, **places})
    return list(found.values())


def forget_calendars(session: Session, person_id: int) -> None:
    """They leave. Whoever calls this writes it down."""
    for calendar in session.exec(select(OwnCalendar).where(OwnCalendar.person_id == person_id)):
        session.delete(calendar)


def _open_ones(session: Session, here: Here, person_id: int | None) -> list[OwnCalendar]:
    mine = select(OwnCalendar).where(OwnCalendar.neighbourhood_id == here.id, OwnCalendar.person_id == person_id)
    return list(session.exec(mine.where(col(OwnCalendar.ended_at).is_(None))))
