"""Reminding those who come, two days before and on the morning itself, in the way that reaches each."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from app.activities import seats  # noqa: F401 - places that were kept too long go on to the next
from app.activities.kinds import BookingState
from app.activities.models import Activity, Booking, Date
from app.activities.telling import TOMORROW, message_about
from app.core import clock
from app.core.sweeping import hourly
from app.neighbourhoods.queries import Here, all_neighbourhoods
from app.notifications.models import About, Message, Telling
from app.notifications.service import BY_MACHINE, tell
from app.participation.models import Kind, Participation
from app.participation.service import record
from app.people.models import ToldBy
from app.people.queries import ways_of

TWO_DAYS = timedelta(hours=48)
A_NIGHT = timedelta(hours=12)
"""So long after they booked, or were told of a change, nobody needs to be reminded."""
WAKES, RESTS = time(8), time(19)
"""Nobody's telephone rings at night because of us."""
EARLY, EVENING = time(10), time(17)
"""What begins so early nobody could be reminded of on the morning, in time: they are on the evening before."""


@dataclass(frozen=True)
class Comes:
    """Someone who comes: since when they know when it is, and how word reaches them."""

    person_id: int
    knows_since: datetime
    way: ToldBy


@hourly
def remind(session: Session) -> None:
    """Each who comes once two days before, and once more on the morning if a machine can reach them; of what begins
    early, on the evening before.

    Whoever gets letters, or is told in person, stands on the work list for the first of the two only. A date that has
    moved is another moment: of that they are reminded anew.
    """
    for here in all_neighbourhoods(session):
        now = clock.now().astimezone(ZoneInfo(here.time_zone))
        if not WAKES <= now.time() < RESTS:
            continue
        today = clock.start_of(now.date(), here.time_zone)
        tomorrow = clock.start_of(now.date() + timedelta(days=1), here.time_zone)
        for date in _due(session, here, clock.now() + TWO_DAYS):
            people = _coming(session, date)
            _remind(session, here, date, About.COMING_SOON, [one for one in people if _is_soon(one, date, tomorrow)])
            if date.starts_at < tomorrow or _is_the_evening_before(date, now):
                _remind(session, here, date, About.COMING_TODAY, [one for one in people if _is_today(one, today)])


def _is_the_evening_before(date: Date, now: datetime) -> bool:
    begins = date.starts_at.astimezone(now.tzinfo)
    is_tomorrow = begins.date() == now.date() + timedelta(days=1)
    return is_tomorrow and begins.time() < EARLY and now.time() >= EVENING


def _is_soon(one: Comes, date: Date, tomorrow: datetime) -> bool:
    """Not on the day itself, when a machine reminds them of it anyway."""
    is_told_on_the_day = date.starts_at < tomorrow and one.way in BY_MACHINE
    return one.knows_since <= clock.now() - A_NIGHT and not is_told_on_the_day


def _is_today(one: Comes, today: datetime) -> bool:
    return one.way in BY_MACHINE and one.knows_since < today


def _due(session: Session, here: Here, until: datetime) -> list[Date]:
    """Dates that are on, and begin before then."""
    due = (
        select(Date)
        .join(Activity, col(Activity.id) == Date.activity_id)
        .where(Date.neighbourhood_id == here.id, Date.starts_at > clock.now(), Date.starts_at <= until)
        .where(col(Date.called_off_at).is_(None), col(Activity.called_off_at).is_(None))
    )
    return list(session.exec(due.order_by(col(Date.starts_at))))


def _coming(session: Session, date: Date) -> list[Comes]:
    coming = select(Booking.said_by_id, Booking.asked_at).where(
        Booking.date_id == date.id, Booking.state == BookingState.COMING
    )
    asked = {person: max(at, date.changed_at or at) for person, at in session.exec(coming) if person is not None}
    ways = ways_of(session, asked)
    return [Comes(person, since, ways[person]) for person, since in asked.items() if person in ways]


def _remind(session: Session, here: Here, date: Date, about: About, people: list[Comes]) -> None:
    """Each of them, unless they were reminded so of this very moment."""
    message = message_about(session, here, date, about)
    is_before = about == About.COMING_TODAY and clock.today(here.time_zone) != message.day
    message.kind = TOMORROW if is_before else ""
    known = _reminded(session, message, [one.person_id for one in people])
    still = [one.person_id for one in people if one.person_id not in known]
    if not still:
        return

    act = record(session, None, Kind.REMINDED, date)
    session.flush()
    message.subject, message.subject_id = str(Participation.__tablename__), act.id
    tell(session, message, still, is_soon=True)


def _reminded(session: Session, message: Message, people: list[int]) -> set[int | None]:
    """A page, a day and a time are the moment; what was written of another, when it was to be then, does not count."""
    told = select(Telling.person_id).join(Message, col(Message.id) == Telling.message_id)
    here = (Message.neighbourhood_id == message.neighbourhood_id, Message.place == message.place)
    moment = (Message.day == message.day, Message.at_time == message.at_time, Message.about == message.about)
    return set(session.exec(told.where(col(Telling.person_id).in_(people), *here, *moment)))
