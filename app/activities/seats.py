"""The places of one date: who has one, who waits, and how the list moves up by itself, in order."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from app.activities import wording  # noqa: F401 - whoever tells of a place knows how to say it
from app.activities.kinds import TAKES_A_SEAT, BookingState
from app.activities.models import Activity, Booking, Date
from app.activities.riding import forget_trip
from app.activities.telling import REMINDERS, need_not_hear_of, tell_of_a_kept_place, tell_that_it_went_on
from app.core import clock
from app.core.outbox import Outbox, queue
from app.core.sweeping import hourly
from app.neighbourhoods.queries import Here, all_neighbourhoods
from app.notifications.errands import CHORES
from app.notifications.models import About
from app.participation.models import Kind
from app.participation.service import record
from app.people.models import ToldBy
from app.people.queries import ways_of
from app.permissions.who import Actor

WISHES_KEPT = timedelta(days=7)
LAPSES = "place_lapses"
QUICK = (ToldBy.EMAIL, ToldBy.TEXT)
TIME_TO_ANSWER = {True: (timedelta(hours=24), 1), False: (timedelta(hours=72), 2)}
"""By whether word reaches them at once: at most so long, and so many thirds of the time that is left. A letter has to
be printed, and someone has to knock.
"""


def held(session: Session, day: Date) -> Date:
    """The date, held until the transaction ends: two people can't have one place.

    It and its activity are read anew: whoever waited here may have waited for someone who changed them.
    """
    both = select(Date, Activity).join(Activity, col(Activity.id) == Date.activity_id).where(Date.id == day.id)
    found, _ = session.exec(both.with_for_update(of=Date).execution_options(populate_existing=True)).one()
    return found


def has_room(session: Session, activity: Activity, day: Date, heads: int) -> bool:
    """Whether so many can come at once. Nobody passes those who wait."""
    if activity.seats is None:
        return True
    bookings = _bookings(session, day)
    waits = any(one.state == BookingState.WAITING for one in bookings)
    return not waits and heads <= activity.seats - _taken(bookings)


def moves_up(session: Session, here: Here, day: Date) -> None:
    """Each place that is free is kept for the next in line; a family of three waits for three.

    What was kept too long goes on first. The date must be held. Each is told in their own way, once. Once it has begun
    nobody is asked any more: whoever comes to the door is let in there.
    """
    activity = session.get_one(Activity, day.activity_id)
    if activity.seats is None or not activity.is_on or not day.is_on or day.is_over():
        return
    bookings = _bookings(session, day)
    for booking in filter(_is_too_late, bookings):
        _goes_on(session, here, day, booking)
    waiting = [] if day.has_begun() else [one for one in bookings if one.state == BookingState.WAITING]
    for booking in waiting:
        if booking.heads > activity.seats - _taken(bookings):
            return
        _is_kept(session, here, day, booking)


def are_kept_anew(session: Session, here: Here, day: Date) -> None:
    """The date is at another moment or place: whoever is asked to say yes to it is asked anew, with time until then."""
    for booking in _bookings(session, day):
        if booking.state == BookingState.OFFERED and not _is_too_late(booking) and not day.has_begun():
            has_answered(session, day, booking)
            _is_kept(session, here, day, booking)


def most_wanted(session: Session, days: Iterable[Date]) -> int:
    """How many places at once someone waits for, at most."""
    asked = select(func.coalesce(func.max(Booking.heads), 0)).where(Booking.state == BookingState.WAITING)
    return session.exec(asked.where(col(Booking.date_id).in_([day.id for day in days]))).one()


def is_given_back(session: Session, actor: Actor, here: Here, day: Date, booking: Booking) -> None:
    """They do not come; what they need is no one's business now, and the next in line has the place."""
    booking.state, booking.answer_by, booking.wishes = BookingState.CANCELLED, None, ""
    forget_trip(session, booking)
    need_not_hear_of(session, day, (*REMINDERS, About.PLACE_KEPT), booking.said_by_id)
    record(session, actor, Kind.BOOKING_CANCELLED, booking)
    moves_up(session, here, day)


def has_answered(session: Session, day: Date, booking: Booking) -> None:
    """The place that was kept is theirs now, or another's: nobody rings them any more to ask whether they want it."""
    need_not_hear_of(session, day, [About.PLACE_KEPT], booking.said_by_id)


def time_to_answer(session: Session, day: Date, person_id: int) -> datetime:
    """Until when a place is kept for someone: always before it begins."""
    way = ways_of(session, [person_id]).get(person_id)
    most, thirds = TIME_TO_ANSWER[way in QUICK]
    return clock.now() + min(most, (day.starts_at - clock.now()) * thirds / 3)


def _is_kept(session: Session, here: Here, day: Date, booking: Booking) -> None:
    person = booking.said_by_id or 0
    booking.answer_by = time_to_answer(session, day, person)
    booking.state = BookingState.OFFERED
    act = record(session, None, Kind.PLACE_KEPT, booking)
    tell_of_a_kept_place(session, here, day, booking, act)
    queue(session, LAPSES, {"date_id": day.id}, dedupe=f"{LAPSES} {act.id}", not_before=booking.answer_by)


def _goes_on(session: Session, here: Here, day: Date, booking: Booking) -> None:
    booking.state, booking.answer_by = BookingState.LAPSED, None
    has_answered(session, day, booking)
    act = record(session, None, Kind.PLACE_WENT_ON, booking)
    if not day.has_begun():
        tell_that_it_went_on(session, here, day, booking, act)


def _bookings(session: Session, day: Date) -> list[Booking]:
    """All of a date's that count, those who asked first before the others."""
    counting = (*TAKES_A_SEAT, BookingState.WAITING)
    theirs = select(Booking).where(Booking.date_id == day.id, col(Booking.state).in_(counting))
    return list(session.exec(theirs.order_by(col(Booking.asked_at), col(Booking.id))))


def _taken(bookings: list[Booking]) -> int:
    return sum(one.heads for one in bookings if one.takes_a_seat)


def _is_too_late(booking: Booking) -> bool:
    return booking.answer_by is not None and booking.answer_by <= clock.now()


def _let_it_go_on(job: Outbox, session: Session) -> None:
    """The stated time is over: whoever did not say yes has lost the place to the next."""
    day = session.exec(select(Date).where(Date.id == job.payload["date_id"]).with_for_update()).first()
    if day is None:
        return
    here = next(one for one in all_neighbourhoods(session) if one.id == day.neighbourhood_id)
    moves_up(session, here, day)


CHORES[LAPSES] = _let_it_go_on


@hourly
def forget_wishes(session: Session) -> None:
    """What someone needed in order to come is nobody's business once it is over."""
    over = select(Booking).join(Date, col(Date.id) == Booking.date_id)
    for booking in session.exec(over.where(Booking.wishes != "", Date.ends_at < clock.now() - WISHES_KEPT)):
        booking.wishes = ""
