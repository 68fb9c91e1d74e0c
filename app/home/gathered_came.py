"""Statements of what someone comes to, came to, planned and leads, one for each part of the download."""

from sqlmodel import case, col

from app.activities.calendar_keys import OwnCalendar
from app.activities.models import Activity, Attendance, Booking, Date, Leader
from app.activities.trip_models import EmergencyContact, Ride
from app.home.gathered_said import HOME, Rows, in_homes, keys, spoken
from app.neighbourhoods.models import Neighbourhood

_WHICH: tuple[object, ...] = (col(Activity.number).label("activity"), Activity.title, Date.starts_at)


def bookings(person: int, only: int | None) -> Rows:
    columns = (*_WHICH, Booking.state, Booking.heads, Booking.wishes, Booking.asked_at, Booking.answer_by)
    mine = spoken(Booking, person, columns, only).join(Date, col(Date.id) == Booking.date_id)
    return mine.join(Activity, col(Activity.id) == Date.activity_id)


def rides(person: int, only: int | None) -> Rows:
    """What I said about lifts by car, and when I am picked up once I was told."""
    when = case((col(Ride.told_at).is_not(None), col(Ride.at_time)), else_=None).label("at_time")
    columns = (HOME, *_WHICH, Ride.kind, Ride.seats, Ride.step, Ride.wheelchair, when)
    mine = keys(*columns).select_from(Ride).join(Booking, col(Booking.id) == Ride.booking_id)
    mine = mine.join(Date, col(Date.id) == Booking.date_id).join(Activity, col(Activity.id) == Date.activity_id)
    mine = mine.join(Neighbourhood, col(Neighbourhood.id) == Ride.neighbourhood_id)
    return mine.where(col(Booking.said_by_id) == person, in_homes(Ride.neighbourhood_id, only)).order_by(col(Ride.id))


def emergency_contacts(person: int, only: int | None) -> Rows:
    """Whom to ring for me: for one trip, or (activity None) for every trip."""
    of: tuple[object, ...] = (col(Activity.number).label("activity"), Activity.title)
    mine = spoken(EmergencyContact, person, (EmergencyContact.name, EmergencyContact.phone, *of), only)
    mine = mine.outerjoin(Booking, col(Booking.id) == EmergencyContact.booking_id)
    mine = mine.outerjoin(Date, col(Date.id) == Booking.date_id)
    return mine.outerjoin(Activity, col(Activity.id) == Date.activity_id)


def attendance(person: int, only: int | None) -> Rows:
    mine = spoken(Attendance, person, _WHICH, only).join(Date, col(Date.id) == Attendance.date_id)
    return mine.join(Activity, col(Activity.id) == Date.activity_id)


def calendars(person: int, only: int | None) -> Rows:
    """Their addresses are known to no one but their owner."""
    return (
        keys(HOME, OwnCalendar.made_at, OwnCalendar.ended_at)
        .select_from(OwnCalendar)
        .join(Neighbourhood, col(Neighbourhood.id) == OwnCalendar.neighbourhood_id)
        .where(col(OwnCalendar.person_id) == person, in_homes(OwnCalendar.neighbourhood_id, only))
        .order_by(col(OwnCalendar.id))
    )


def planned(person: int, only: int | None) -> Rows:
    words = (Activity.about, Activity.first_on, Activity.last_on, Activity.planned_at)
    mine = _activities((*words, Activity.called_off_at, Activity.called_off_words), only)
    return mine.where(col(Activity.planned_by_id) == person)


def led(person: int, only: int | None) -> Rows:
    mine = _activities((Activity.first_on, Activity.last_on), only)
    return mine.join(Leader, col(Leader.activity_id) == Activity.id).where(col(Leader.person_id) == person)


def _activities(columns: tuple[object, ...], only: int | None) -> Rows:
    return (
        keys(HOME, col(Activity.number).label("activity"), Activity.title, *columns)
        .select_from(Activity)
        .join(Neighbourhood, col(Neighbourhood.id) == Activity.neighbourhood_id)
        .where(in_homes(Activity.neighbourhood_id, only))
        .order_by(col(Activity.id))
    )
