"""Telling people about the dates they come to: a place is kept, a date has moved or is called off."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from app.activities.happenings import dates_to_come, page_of
from app.activities.kinds import IS_OVER
from app.activities.models import Activity, Booking, Date
from app.activities.money import in_coins
from app.core import clock
from app.core.languages import language_for
from app.neighbourhoods.models import Place
from app.neighbourhoods.queries import Here
from app.notifications.models import About, Message
from app.notifications.service import need_not_hear, tell
from app.participation.models import Kind, Participation
from app.permissions.who import Actor

AND_LATER, PUT_BACK, LIFT_LOST, TOMORROW, ONE_MORE = "and_later", "put_back", "lift_lost", "tomorrow", "one_more"
"""Kinds of a message: about this and every later date; about one that is on again; nobody picks them up any more; a
reminder of the morning that is read the evening before; about a date beside those they come to.
"""
SOON = timedelta(days=4)
"""A letter that is printed today may not be read before."""
REMINDERS = (About.COMING_SOON, About.COMING_TODAY)
Acts = Callable[[Date], Participation]
"""Which act in the log changed a date: what is told of it is told once."""


@dataclass(frozen=True)
class ToKnow:
    """What whoever comes has to know before: what it costs ("": nothing), and what to bring."""

    cost: str
    bring: str


@dataclass(frozen=True)
class Different:
    """Dates that have moved, are called off or are on again."""

    days: Sequence[Date]
    was_at: Mapping[int, datetime] = field(default_factory=dict)
    """When each was to begin, if it has moved."""


def tell_of_a_kept_place(session: Session, here: Here, day: Date, booking: Booking, act: Participation) -> None:
    """By when to say yes, too: who likes letters is told in person, if one may come after that."""
    message, by = message_about(session, here, day, About.PLACE_KEPT), booking.answer_by or day.starts_at
    message.answer_day, message.answer_time = _on_the_clock(here, by)
    send(session, message, by, [booking.said_by_id], act)


def tell_that_it_went_on(session: Session, here: Here, day: Date, booking: Booking, act: Participation) -> None:
    message = message_about(session, here, day, About.PLACE_WENT_ON)
    send(session, message, day.starts_at, [booking.said_by_id], act)


def tell_those_who_come(session: Session, actor: Actor, here: Here, what: Different, acts: Acts) -> None:
    """Everyone who is coming or waits hears once that dates of theirs have moved, are called off or are on again.

    Of what moved they hear before it would have begun: nobody comes to a closed door.
    """
    for first, people in _by_their_first(session, what.days):
        act = acts(first)
        message = message_about(session, here, first, About.DATE_CHANGED if first.is_on else About.DATE_CALLED_OFF)
        message.words, message.said_by, message.organisation = first.words, actor.name, actor.organisation
        message.kind = PUT_BACK if act.kind == Kind.DATE_PUT_BACK else AND_LATER if first is not what.days[-1] else ""
        by, was_at = first.starts_at, what.was_at.get(first.id)
        if was_at and clock.now() < was_at < by:
            by = was_at
            message.answer_day, message.answer_time = _on_the_clock(here, by)
        send(session, message, by, people, act)


def tell_what_changed(session: Session, actor: Actor, here: Here, was: ToKnow, act: Participation) -> None:
    """Everyone who is coming or waits hears what it costs now, or what to bring, and how it was."""
    activity = session.get_one(Activity, act.subject_id)
    now = to_know(here, activity)
    if was == now:
        return

    days = [day for day in dates_to_come(session, activity) if day.is_on]
    for first, people in _by_their_first(session, days):
        message = message_about(session, here, first, About.WHAT_CHANGED)
        message.said_by, message.organisation = actor.name, actor.organisation
        if was.cost != now.cost:
            message.cost_was, message.cost_is = was.cost, now.cost
        if was.bring != now.bring:
            message.bring_was, message.bring_is = was.bring, now.bring
        send(session, message, first.starts_at, people, act)


def to_know(here: Here, activity: Activity) -> ToKnow:
    """As it is now, to be compared."""
    cost, language = activity.cost_minor, language_for(here.language)
    return ToKnow(in_coins(cost, here.time_zone, language) if cost else "", activity.bring)


def need_not_hear_of(
    session: Session, day: Date, abouts: Iterable[About], person_id: int | None = None
) -> list[int | None]:
    """What someone was still to hear about this date is true no more; who it was. Whoever calls this writes it down."""
    activity = session.get_one(Activity, day.activity_id)
    return need_not_hear(session, day.neighbourhood_id, page_of(activity, day), abouts, person_id)


def _by_their_first(session: Session, days: Sequence[Date]) -> list[tuple[Date, list[int]]]:
    """Those who come to these dates or wait for a place, by the first that is theirs. Days come soonest first."""
    booked = select(Booking.said_by_id, Booking.date_id).where(col(Booking.date_id).in_([day.id for day in days]))
    booked = booked.where(col(Booking.said_by_id).is_not(None), col(Booking.state).not_in(IS_OVER))
    theirs = {(person or 0, date_id) for person, date_id in session.exec(booked)}
    told: set[int] = set()
    found = []
    for day in days:
        people = sorted({person for person, date_id in theirs if date_id == day.id} - told)
        told.update(people)
        found += [(day, people)] if people else []
    return found


def message_about(session: Session, here: Here, day: Date, about: About) -> Message:
    """The message with where and when it is, before it says why."""
    activity = session.get_one(Activity, day.activity_id)
    begins_on, begins_at = _on_the_clock(here, day.starts_at)
    return Message(
        neighbourhood_id=here.id,
        about=about,
        title=activity.title,
        place=page_of(activity, day),
        day=begins_on,
        at_time=begins_at,
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


def _on_the_clock(here: Here, moment: datetime) -> tuple[date, time]:
    """The day and the time that people there see."""
    local = moment.astimezone(ZoneInfo(here.time_zone))
    return local.date(), local.time()


def send(session: Session, message: Message, by: datetime, people: Iterable[int | None], act: Participation) -> None:
    """`by`: when it is too late for them to hear it."""
    known = [person for person in people if person is not None]
    if not known:
        return

    # A message is about the act in the log: what happens to the same booking twice is told twice, each act once.
    session.flush()
    message.subject, message.subject_id = str(Participation.__tablename__), act.id
    tell(session, message, known, is_soon=by - clock.now() < SOON)
