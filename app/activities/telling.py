"""Telling people about the dates they come to: a place is kept, a date has moved or is called off."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from app.activities.kinds import IS_OVER
from app.activities.models import Activity, Booking, Date
from app.core import clock
from app.neighbourhoods.models import Place
from app.neighbourhoods.queries import Here
from app.notifications.models import About, Message
from app.notifications.service import tell
from app.participation.models import Kind, Participation
from app.permissions.who import Actor

AND_LATER, PUT_BACK, LIFT_LOST = "and_later", "put_back", "lift_lost"
"""Kinds of a message: about this and every later date; about one that is on again; nobody picks them up any more."""
SOON = timedelta(days=4)
"""A letter that is printed today may not be read before."""


def tell_of_a_kept_place(session: Session, here: Here, day: Date, booking: Booking, act: Participation) -> None:
    message = message_about(session, here, day, About.PLACE_KEPT)
    answer_by = (booking.answer_by or day.starts_at).astimezone(ZoneInfo(here.time_zone))
    message.answer_day, message.answer_time = answer_by.date(), answer_by.time()
    _send(session, message, day, [booking.said_by_id], act)


def tell_that_it_went_on(session: Session, here: Here, day: Date, booking: Booking, act: Participation) -> None:
    message = message_about(session, here, day, About.PLACE_WENT_ON)
    _send(session, message, day, [booking.said_by_id], act)


def tell_those_who_come(session: Session, actor: Actor, here: Here, days: Sequence[Date], act: Participation) -> None:
    """Everyone who is coming or waits hears once that these dates have moved, are called off or are on again."""
    first = days[0]
    message = message_about(session, here, first, About.DATE_CHANGED if first.is_on else About.DATE_CALLED_OFF)
    message.words, message.said_by, message.organisation = first.words, actor.name, actor.organisation
    message.kind = PUT_BACK if act.kind == Kind.DATE_PUT_BACK else AND_LATER if len(days) > 1 else ""
    _send(session, message, first, people_of(session, days), act)


def ask_whether_they_come_again(
    session: Session, here: Here, day: Date, people: Iterable[int | None], act: Participation
) -> None:
    """No place is booked for anyone: they hear when the next term begins, and are asked."""
    _send(session, message_about(session, here, day, About.NEXT_TERM), day, people, act)


def people_of(session: Session, days: Iterable[Date]) -> list[int]:
    """Those who come to one of these dates, and those who wait for a place there."""
    dates = [day.id for day in days]
    booked = select(Booking.said_by_id).where(col(Booking.date_id).in_(dates), col(Booking.state).not_in(IS_OVER))
    return sorted({person for person in session.exec(booked) if person is not None})


def is_soon(day: Date) -> bool:
    return day.starts_at - clock.now() < SOON


def message_about(session: Session, here: Here, day: Date, about: About) -> Message:
    """The message with where and when it is, before it says why."""
    activity = session.get_one(Activity, day.activity_id)
    begins = day.starts_at.astimezone(ZoneInfo(here.time_zone))
    return Message(
        neighbourhood_id=here.id,
        about=about,
        title=activity.title,
        place=f"activities/{activity.number}/dates/{day.number}",
        day=begins.date(),
        at_time=begins.time(),
        spot=spot_of(session, activity, day),
        words="",
        subject="",
        subject_id=0,
        made_at=clock.now(),
    )


def spot_of(session: Session, activity: Activity, day: Date) -> str:
    """Where a date is, in words."""
    if day.elsewhere:
        return day.elsewhere
    place = session.get(Place, day.place_id or activity.place_id) if day.place_id or activity.place_id else None
    return place.name if place else activity.elsewhere


def _send(session: Session, message: Message, day: Date, people: Iterable[int | None], act: Participation) -> None:
    # A message is about the act in the log: what happens to the same booking twice is told twice, each act once.
    session.flush()
    message.subject, message.subject_id = str(Participation.__tablename__), act.id
    tell(session, message, [one for one in people if one is not None], is_soon=is_soon(day))
