"""Asking people whether they come to what is new: the first date of the next term, or one more date."""

from sqlmodel import Session, col, func, select

from app.activities.happenings import Planned, dates_to_come
from app.activities.kinds import IS_OVER
from app.activities.models import Booking, Date
from app.activities.telling import ONE_MORE, message_about, need_not_hear_of, send
from app.neighbourhoods.queries import Here
from app.notifications.models import About, Message
from app.participation.models import Participation
from app.permissions.who import Actor


def question_about(session: Session, actor: Actor, here: Here, day: Date) -> Message:
    """When it begins, and whether they come; no place is booked for anyone."""
    message = message_about(session, here, day, About.NEXT_TERM)
    message.kind = ONE_MORE if day.number > 1 else ""
    message.words, message.said_by, message.organisation = day.words, actor.name, actor.organisation
    return message


def ask_anew(session: Session, actor: Actor, here: Here, day: Date, act: Participation) -> None:
    """It is different before everyone has heard of it: who has not is asked about it as it is now, if it is on."""
    unheard = need_not_hear_of(session, day, [About.NEXT_TERM])
    if day.is_on:
        send(session, question_about(session, actor, here, day), day.starts_at, unheard, act)


def who_comes_to_all(session: Session, planned: Planned, but: Date) -> list[int]:
    """Those who have a place, or wait for one, at each other date that is to come; not those who lead it."""
    days = [day.id for day in dates_to_come(session, planned.activity) if day.is_on and day is not but]
    person = col(Booking.said_by_id)
    theirs = select(person).where(col(Booking.date_id).in_(days), col(Booking.state).not_in(IS_OVER))
    to_all = theirs.group_by(person).having(func.count() == len(days)).order_by(person)
    return [who for who in session.exec(to_all) if who is not None and who not in planned.leaders]
