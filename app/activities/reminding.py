"""Reminding those who come, two days before and on the morning itself, in the way that reaches each."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, or_, select

from app.activities import seats  # noqa: F401 - places that were kept too long go on to the next
from app.activities.kinds import BookingState
from app.activities.models import Activity, Booking, Date
from app.activities.telling import TOMORROW, message_about, send
from app.core import clock
from app.core.sweeping import hourly
from app.neighbourhoods.queries import Here, all_neighbourhoods
from app.notifications.models import About, Message, Telling, TellingState
from app.participation.models import Kind
from app.participation.service import record

TWO_DAYS = timedelta(hours=48)
A_NIGHT = timedelta(hours=12)
"""So long after they booked, or were told of a change, nobody needs to be reminded."""
WAKES, RESTS = time(8), time(19)
"""Nobody's telephone rings at night because of us."""
EARLY, EVENING = time(10), time(17)
"""What begins so early nobody could be reminded of on the morning, in time: they are on the evening before."""


@hourly
def remind(session: Session) -> None:
    """Each who comes once two days before, and once more on the morning; of what begins early, on the evening before.

    Whoever gets letters, or is told in person, stands on the work list. Who stands there still for the first of the two
    is not put there for the second. A date that has moved is another moment: of that they are reminded anew.
    """
    for here in all_neighbourhoods(session):
        now = clock.now().astimezone(ZoneInfo(here.time_zone))
        if not WAKES <= now.time() < RESTS:
            continue
        today = clock.start_of(now.date(), here.time_zone)
        tomorrow = clock.start_of(now.date() + timedelta(days=1), here.time_zone)
        for date in _due(session, here, clock.now() + TWO_DAYS):
            known = _coming(session, date)
            if date.starts_at >= tomorrow:
                rested = [person for person, since in known.items() if since <= clock.now() - A_NIGHT]
                _remind(session, here, date, About.COMING_SOON, rested)
            if date.starts_at < tomorrow or _is_the_evening_before(date, now):
                slept = [person for person, since in known.items() if since < today]
                _remind(session, here, date, About.COMING_TODAY, slept)


def _is_the_evening_before(date: Date, now: datetime) -> bool:
    begins = date.starts_at.astimezone(now.tzinfo)
    is_tomorrow = begins.date() == now.date() + timedelta(days=1)
    return is_tomorrow and begins.time() < EARLY and now.time() >= EVENING


def _due(session: Session, here: Here, until: datetime) -> list[Date]:
    """Dates that are on, and begin before then."""
    due = (
        select(Date)
        .join(Activity, col(Activity.id) == Date.activity_id)
        .where(Date.neighbourhood_id == here.id, Date.starts_at > clock.now(), Date.starts_at <= until)
        .where(col(Date.called_off_at).is_(None), col(Activity.called_off_at).is_(None))
    )
    return list(session.exec(due.order_by(col(Date.starts_at))))


def _coming(session: Session, date: Date) -> dict[int, datetime]:
    """Who comes, and since when they know when it is."""
    coming = select(Booking.said_by_id, Booking.asked_at).where(
        Booking.date_id == date.id, Booking.state == BookingState.COMING
    )
    return {person: max(at, date.changed_at or at) for person, at in session.exec(coming) if person is not None}


def _remind(session: Session, here: Here, date: Date, about: About, people: list[int]) -> None:
    """Each of them, unless they have been reminded of this very moment, or are about to be."""
    message = message_about(session, here, date, about)
    is_before = about == About.COMING_TODAY and clock.today(here.time_zone) != message.day
    message.kind = TOMORROW if is_before else ""
    known = _know(session, here, message, people)
    still = [person for person in people if person not in known]
    if not still:
        return

    send(session, message, date.starts_at, still, record(session, None, Kind.REMINDED, date))


def _know(session: Session, here: Here, message: Message, people: list[int]) -> set[int | None]:
    """Who needs no other reminder: they have had this one, or heard the first today, or are still to hear it.

    A page, a day and a time are the moment; what was written of another, when it was to be then, does not count.
    """
    today = clock.start_of(clock.today(here.time_zone), here.time_zone)
    hears_the_first = or_(col(Telling.state) != TellingState.TOLD, col(Telling.told_at) >= today)
    is_enough = or_(Message.about == message.about, (col(Message.about) == About.COMING_SOON) & hears_the_first)
    told = select(Telling.person_id).join(Message, col(Message.id) == Telling.message_id).where(is_enough)
    page = (Message.neighbourhood_id == message.neighbourhood_id, Message.place == message.place)
    moment = (Message.day == message.day, Message.at_time == message.at_time)
    return set(session.exec(told.where(col(Telling.person_id).in_(people), *page, *moment)))
