"""What becomes of someone's part in what is on when they leave: places go to the next, and who came is only counted."""

from sqlmodel import Session, col, or_, select

from app.activities.emergencies import forget_contacts
from app.activities.kinds import BookingState
from app.activities.models import Activity, Attendance, Booking, Date, Leader
from app.activities.own_calendar import forget_calendars
from app.activities.riding import forget_trip
from app.activities.seats import held, is_given_back
from app.belonging.roles import WHEN_THEY_GO
from app.core import clock
from app.core.left import GONE
from app.neighbourhoods.models import Membership
from app.neighbourhoods.queries import all_neighbourhoods
from app.notifications.models import About, Message
from app.participation.models import Participation
from app.permissions.who import Actor

MOST_COUNTED = 500
"""As many as one row counts (`Attendance`)."""


def lets_places_go(session: Session, actor: Actor, person_id: int) -> None:
    """Those who wait move up; who was to ride with them has no lift; and their own calendar is no more.

    Whoever calls this has asked whether they may.
    """
    forget_calendars(session, person_id)
    mine = select(Booking, Date).join(Date, col(Date.id) == Booking.date_id).where(Booking.said_by_id == person_id)
    for booking, date in session.exec(mine.order_by(col(Date.id))).all():
        forget_trip(session, booking)
        if date.is_over():
            _is_forgotten(session, booking, person_id)
        else:
            _is_gone(session, actor, booking, held(session, date))


def frees_what_is_to_come(session: Session, actor: Actor, membership: Membership) -> None:
    """They belong here no more: their places go to those who wait, and others lead what they led."""
    here = next(one for one in all_neighbourhoods(session) if one.id == membership.neighbourhood_id)
    theirs = select(Booking, Date).join(Date, col(Date.id) == Booking.date_id)
    theirs = theirs.where(Booking.said_by_id == membership.person_id, Date.neighbourhood_id == here.id)
    for booking, date in session.exec(theirs.where(Date.ends_at > clock.now()).order_by(col(Date.id))).all():
        day = held(session, date)
        if not booking.is_over:
            is_given_back(session, actor, here, day, booking)
    leads = select(Leader).where(Leader.person_id == membership.person_id, Leader.neighbourhood_id == here.id)
    for leading in session.exec(leads):
        session.delete(leading)


WHEN_THEY_GO.append(frees_what_is_to_come)


def nobody_is_rung(session: Session, person_id: int, name: str) -> None:
    """Whom to ring goes, and that they picked someone up, or look for another lift, stands in no message any more."""
    forget_contacts(session, person_id)
    in_it = or_(col(Message.said_by) == name, col(Message.organisation) == name)
    for message in session.exec(select(Message).where(Message.about == About.RIDE_TOLD, in_it)):
        message.said_by = GONE if message.said_by == name else message.said_by
        message.organisation = GONE if message.organisation == name else message.organisation


def is_only_counted(session: Session, person_id: int) -> None:
    """They came, and that many came; nothing says any more that it was them."""
    came = select(Attendance).where(Attendance.said_by_id == person_id)
    for mine in session.exec(came.order_by(col(Attendance.date_id))).all():
        date = session.get_one(Date, mine.date_id)
        held(session, date)
        unnamed = select(Attendance).where(Attendance.date_id == date.id, col(Attendance.said_by_id).is_(None))
        counted = session.exec(unnamed).first()
        if counted is None:
            mine.said_by_id = None
            mine.typed_by_id = None if mine.typed_by_id == person_id else mine.typed_by_id
        else:
            counted.heads = min(counted.heads + mine.heads, MOST_COUNTED)
            session.delete(mine)
        session.flush()


def leads_nothing(session: Session, person_id: int, name: str) -> None:
    """What they planned or led goes on, and is the neighbourhood's. What they told those who come has no name now."""
    for leading in session.exec(select(Leader).where(Leader.person_id == person_id)):
        session.delete(leading)
    for planned in session.exec(select(Activity).where(Activity.planned_by_id == person_id)):
        planned.planned_by_id = None
    acts = select(Participation.id).where(Participation.typed_by == person_id)
    told = select(Message).where(Message.subject == Participation.__tablename__, col(Message.subject_id).in_(acts))
    for message in session.exec(told.where(Message.said_by == name)):
        message.said_by = GONE


def _is_gone(session: Session, actor: Actor, booking: Booking, date: Date) -> None:
    if not booking.is_over:
        here = next(one for one in all_neighbourhoods(session) if one.id == date.neighbourhood_id)
        is_given_back(session, actor, here, date, booking)
    session.delete(booking)


def _is_forgotten(session: Session, booking: Booking, person_id: int) -> None:
    """How many had said they would come stays."""
    if booking.state != BookingState.COMING:
        session.delete(booking)
        return
    booking.said_by_id, booking.wishes = None, ""
    booking.typed_by_id = None if booking.typed_by_id == person_id else booking.typed_by_id
