"""Reminding those who come, two days before and on the morning itself, in the way that reaches each."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from app.activities import seats  # noqa: F401 - places that were kept too long go on to the next
from app.activities.kinds import BookingState
from app.activities.models import Activity, Booking, Date
from app.activities.telling import message_about
from app.core import clock
from app.core.sweeping import hourly
from app.neighbourhoods.queries import Here, all_neighbourhoods
from app.notifications.models import About, Message
from app.notifications.service import BY_MACHINE, tell
from app.participation.models import Kind
from app.participation.service import record
from app.people.queries import ways_of

TWO_DAYS = timedelta(hours=48)
WAKES, RESTS = time(8), time(19)
"""Nobody's telephone rings at night because of us."""


@hourly
def remind(session: Session) -> None:
    """Each date once two days before, and once more on its morning for those whom a machine can reach.

    Whoever gets letters, or is told in person, stands on the work list for the first of the two only.
    """
    for here in all_neighbourhoods(session):
        now = clock.now().astimezone(ZoneInfo(here.time_zone))
        if not WAKES <= now.time() < RESTS:
            continue
        for date in _due(session, here, About.COMING_SOON, clock.now() + TWO_DAYS):
            _remind(session, here, date, About.COMING_SOON, _coming(session, date))
        for date in _due(
            session, here, About.COMING_TODAY, clock.start_of(now.date() + timedelta(days=1), here.time_zone)
        ):
            ways = ways_of(session, _coming(session, date))
            _remind(session, here, date, About.COMING_TODAY, [one for one, way in ways.items() if way in BY_MACHINE])


def _due(session: Session, here: Here, about: About, until: datetime) -> list[Date]:
    """Dates that begin before then, with someone coming who has not been reminded so."""
    reminded = select(Message.subject_id).where(
        Message.neighbourhood_id == here.id, Message.subject == Date.__tablename__, Message.about == about
    )
    is_coming = select(Booking.date_id).where(
        Booking.state == BookingState.COMING, col(Booking.said_by_id).is_not(None)
    )
    due = (
        select(Date)
        .join(Activity, col(Activity.id) == Date.activity_id)
        .where(Date.neighbourhood_id == here.id, Date.starts_at > clock.now(), Date.starts_at <= until)
        .where(col(Date.called_off_at).is_(None), col(Activity.called_off_at).is_(None))
        .where(col(Date.id).not_in(reminded), col(Date.id).in_(is_coming))
    )
    return list(session.exec(due.order_by(col(Date.starts_at))))


def _coming(session: Session, date: Date) -> list[int]:
    coming = select(Booking.said_by_id).where(Booking.date_id == date.id, Booking.state == BookingState.COMING)
    return [person for person in session.exec(coming) if person is not None]


def _remind(session: Session, here: Here, date: Date, about: About, people: Iterable[int]) -> None:
    message = message_about(session, here, date, about)
    message.subject, message.subject_id = str(Date.__tablename__), date.id
    tell(session, message, people, is_soon=True)
    record(session, None, Kind.REMINDED, date)
