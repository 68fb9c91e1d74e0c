"""Moving one date or many, calling them off, putting one back; those who come are told each time."""

from collections.abc import Iterable
from datetime import date as day
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from app.activities import recurring
from app.activities.asking import question_about, who_comes_to_all
from app.activities.differing import are_different
from app.activities.forms import CallOffForm, DateForm
from app.activities.happenings import Happening, Planned, dates_to_come, is_not_over
from app.activities.models import Activity, Date
from app.activities.planning import last_number
from app.activities.seats import held, moves_up
from app.activities.telling import Different, send
from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.core.languages import N_
from app.neighbourhoods.choosing import one_of
from app.neighbourhoods.queries import Here, places_of
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

IS_OVER = N_("That time is over. Please choose one that is still to come.")
IT_IS_ON_THEN = N_("It is on then already. Please choose another day or time.")
PUT_IT_BACK = N_("It was called off for this time. Please open that date and put it back.")


def move_date(session: Session, actor: Actor, here: Here, happening: Happening, form: DateForm) -> None:
    """This date is at another time or place; or this and every later one moves by as much."""
    permit(actor, Act.CHANGE_ACTIVITY, happening)
    is_not_over(happening)
    if recurring.moment(form.day, form.at_time, here.time_zone) <= clock.now():
        raise NotLikeThis(IS_OVER, field="day")

    place = one_of(places_of(session, here), form.place, "place")
    moved = moves(session, here, happening, form)
    was_at = {date.id: date.starts_at for date, _ in moved}
    for date, begins in moved:
        date.starts_at, date.ends_at = begins, begins + timedelta(minutes=form.minutes)
        date.place_id, date.elsewhere, date.words = place, form.elsewhere, form.words
    _are_different(session, actor, here, Different([date for date, _ in moved], was_at), Kind.DATE_CHANGED)


def moves(session: Session, here: Here, happening: Happening, form: DateForm) -> list[tuple[Date, datetime]]:
    """This date, and each later one if they are to move by as much, with when it would begin."""
    later = dates_to_come(session, happening.activity, after=happening.date) if form.and_later else []
    moved_by = form.day - _day_of(here, happening.date)
    return [
        (date, recurring.moment(_day_of(here, date) + moved_by, form.at_time, here.time_zone))
        for date in (happening.date, *later)
    ]


def call_off_date(session: Session, actor: Actor, here: Here, happening: Happening, form: CallOffForm) -> None:
    """It does not happen, and this is why. Those who were coming are told."""
    permit(actor, Act.CHANGE_ACTIVITY, happening)
    is_not_over(happening)
    if not happening.is_to_come:
        raise TooLate()

    _call_off([happening.date], form.words)
    _are_different(session, actor, here, Different([happening.date]), Kind.DATE_CALLED_OFF)


def put_back(session: Session, actor: Actor, here: Here, happening: Happening) -> None:
    """It was called off by a slip, or can be after all. Those who had a place have it still."""
    permit(actor, Act.CHANGE_ACTIVITY, happening)
    is_not_over(happening)
    date = happening.date
    if date.is_on or not happening.activity.is_on:
        raise TooLate()

    date.called_off_at, date.words = None, ""
    _are_different(session, actor, here, Different([date]), Kind.DATE_PUT_BACK)
    moves_up(session, here, held(session, date))


def call_off_activity(session: Session, actor: Actor, here: Here, planned: Planned, form: CallOffForm) -> None:
    """None of its dates that are still to come will be. What was, stays."""
    permit(actor, Act.CHANGE_ACTIVITY, planned)
    activity = planned.activity
    if not activity.is_on:
        raise TooLate()

    dates = [date for date in dates_to_come(session, activity) if date.is_on]
    activity.called_off_at, activity.called_off_words = clock.now(), form.words
    activity.revision, activity.changed_at = activity.revision + 1, clock.now()
    record(session, actor, Kind.ACTIVITY_CALLED_OFF, activity)
    if dates:
        _call_off(dates, form.words)
        _are_different(session, actor, here, Different(dates), Kind.DATE_CALLED_OFF)


def add_date(session: Session, actor: Actor, here: Here, planned: Planned, form: DateForm) -> Date:
    """One more, beside those of the series. Whoever comes to all the others is asked whether they come then, too."""
    permit(actor, Act.CHANGE_ACTIVITY, planned)
    activity, starts_at = planned.activity, recurring.moment(form.day, form.at_time, here.time_zone)
    if not activity.is_on:
        raise TooLate()
    _is_to_come_and_another_moment(session, activity, starts_at)

    date = Date(
        neighbourhood_id=here.id,
        activity_id=activity.id,
        number=last_number(session, activity) + 1,
        meant_for=_not_meant_before(session, activity, starts_at),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=form.minutes),
        place_id=one_of(places_of(session, here), form.place, "place"),
        **form.model_dump(include={"elsewhere", "words"}),
        changed_at=clock.now(),
    )
    session.add(date)
    activity.revision, activity.changed_at = activity.revision + 1, clock.now()
    act = record(session, actor, Kind.DATE_ADDED, date)
    send(session, question_about(session, actor, here, date), starts_at, who_comes_to_all(session, planned, date), act)
    return date


def _is_to_come_and_another_moment(session: Session, activity: Activity, starts_at: datetime) -> None:
    """Raises NotLikeThis beside the day: two dates of one activity at one moment are one date."""
    if starts_at <= clock.now():
        raise NotLikeThis(IS_OVER, field="day")
    then = select(Date).where(Date.activity_id == activity.id, Date.starts_at == starts_at)
    for before in session.exec(then):
        raise NotLikeThis(IT_IS_ON_THEN if before.is_on else PUT_IT_BACK, field="day")


def _not_meant_before(session: Session, activity: Activity, starts_at: datetime) -> datetime:
    """A calendar tells the dates of a series apart by the moments they were meant for.

    Where one that was meant for this moment has been moved away, the new one is meant for a second later.
    """
    meant = set(session.exec(select(Date.meant_for).where(Date.activity_id == activity.id)))
    while starts_at in meant:
        starts_at += timedelta(seconds=1)
    return starts_at


def _call_off(dates: Iterable[Date], words: str) -> None:
    for date in dates:
        date.called_off_at, date.words = clock.now(), words


def _are_different(session: Session, actor: Actor, here: Here, what: Different, kind: Kind) -> None:
    """Each is in the log."""
    acts = {}
    for date in what.days:
        date.revision, date.changed_at = date.revision + 1, clock.now()
        acts[date.id] = record(session, actor, kind, date)
    are_different(session, actor, here, what, lambda date: acts[date.id])


def _day_of(here: Here, date: Date) -> day:
    return date.starts_at.astimezone(ZoneInfo(here.time_zone)).date()
