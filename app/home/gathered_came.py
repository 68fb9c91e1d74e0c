"""Statements of what someone comes to, came to, planned and leads, one for each part of the download."""

from sqlmodel import col

from app.activities.calendar_keys import OwnCalendar
from app.activities.models import Activity, Attendance, Booking, Date, Leader
from app.home.gathered_said import HOME, Rows, in_homes, keys, spoken
from app.neighbourhoods.models import Neighbourhood

_WHICH: tuple[object, ...] = (col(Activity.number).label("activity"), Activity.title, Date.starts_at)


def bookings(person: int, only: int | None) -> Rows:
    columns = (*_WHICH, Booking.state, Booking.heads, Booking.wishes, Booking.asked_at, Booking.answer_by)
    mine = spoken(Booking, person, columns, only).join(Date, col(Date.id) == Booking.date_id)
    return mine.join(Activity, col(Activity.id) == Date.activity_id)


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
