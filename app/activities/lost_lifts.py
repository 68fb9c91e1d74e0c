"""Telling those whose lift to a trip is no more: nobody who was told of one waits outside for it."""

from sqlmodel import Session, col, select

from app.activities.models import Activity, Booking, Date, Leader
from app.activities.telling import LIFT_LOST, message_about, send
from app.activities.trip_models import Ride
from app.giving.leaving import acts_about
from app.neighbourhoods.queries import Here, all_neighbourhoods
from app.notifications.addressed import whom_to_ask
from app.notifications.models import About, Message, Telling, TellingState
from app.notifications.service import need_not_be_told
from app.participation.models import Kind, Participation
from app.participation.service import record
from app.people.models import Person

ACTS = str(Participation.__tablename__)


def tell_of_a_lost_lift(session: Session, ride: Ride) -> None:
    """Whoever has heard of a lift to what is still to come hears that it is no more; who has not, needs not."""
    booking = session.get_one(Booking, ride.booking_id)
    day = session.get_one(Date, booking.date_id)
    activity = session.get_one(Activity, day.activity_id)
    if booking.said_by_id is None or not (activity.is_on and day.is_on) or day.is_over():
        return
    heard = _heard_last(session, ride, booking.said_by_id)
    if heard is None or heard.kind == LIFT_LOST:
        return

    here = next(one for one in all_neighbourhoods(session) if one.id == day.neighbourhood_id)
    act = record(session, None, Kind.RIDE_TOLD, ride)
    message = message_about(session, here, day, About.RIDE_TOLD)
    message.kind, message.said_by, message.spot = LIFT_LOST, heard.said_by, ""
    message.organisation = _who_looks_for_another(session, here, activity, heard.said_by)
    send(session, message, day.starts_at, [booking.said_by_id], act)


def no_more_to_tell(session: Session, ride: Ride) -> None:
    """What they were still to be told about their lift is true no more, or of no use."""
    need_not_be_told(session, ACTS, acts_about(session, str(Ride.__tablename__), [ride.id]))


def _heard_last(session: Session, ride: Ride, person_id: int) -> Message | None:
    """What has reached them: a letter that is not printed yet, or a call not made, has not."""
    acts = acts_about(session, str(Ride.__tablename__), [ride.id])
    told = select(Message).join(Telling, col(Telling.message_id) == Message.id)
    theirs = told.where(Telling.person_id == person_id, Telling.state == TellingState.TOLD)
    about_it = theirs.where(
        Message.about == About.RIDE_TOLD, Message.subject == ACTS, col(Message.subject_id).in_(acts)
    )
    return session.exec(about_it.order_by(col(Message.id).desc())).first()


def _who_looks_for_another(session: Session, here: Here, activity: Activity, driver: str) -> str:
    """One who leads the trip and does not drive, or else the officer. "": nobody is known by name."""
    leading = select(Person.name).join(Leader, col(Leader.person_id) == Person.id)
    leading = leading.where(Leader.activity_id == activity.id, Person.name != driver).order_by(Person.name)
    asked = whom_to_ask(session, here)
    return session.exec(leading).first() or (asked.name if asked and asked.name != driver else "")
