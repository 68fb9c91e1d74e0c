"""The officer's week: what is on this week and the next, and what each date still needs from someone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as day
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, exists, func, select

from app.activities.kinds import TAKES_A_SEAT, BookingState, Owed
from app.activities.models import Activity, Attendance, Booking, Date, Leader
from app.activities.rides import is_without_a_lift, knows_of_no_lift
from app.activities.spans import Span, week_with
from app.core import clock
from app.neighbourhoods.models import Organisation, Place
from app.neighbourhoods.queries import Here
from app.notifications.models import Message, Telling, TellingState
from app.notifications.work_list import is_for_a_person
from app.people.models import Person

LOOKS_BACK = timedelta(weeks=2)
"""So far before this week a list that nobody has filled in is still asked for."""


@dataclass(frozen=True)
class Scheduled:
    """One date, as those who plan the week see it."""

    activity_id: int
    number: int
    date_number: int
    title: str
    starts_at: datetime
    ends_at: datetime
    called_off_at: datetime | None
    seats: int | None
    spot: str
    else_leads: str
    """Who leads or brings it without being a member here."""
    taken: int
    waiting: int
    has_a_list: bool
    """Whether someone has said who came."""
    lacks_a_lift: bool
    has_lifts_to_tell: bool
    led_by: tuple[str, ...] = ()
    tellings: frozenset[TellingState] = frozenset()
    """Where those who are still to be told about it stand."""

    @property
    def place(self) -> str:
        return f"activities/{self.number}/dates/{self.date_number}"

    @property
    def is_on(self) -> bool:
        return self.called_off_at is None

    @property
    def is_to_come(self) -> bool:
        return self.is_on and not self.is_over

    @property
    def is_over(self) -> bool:
        return self.ends_at <= clock.now()

    @property
    def leaders(self) -> list[str]:
        return [*self.led_by, *filter(None, [self.else_leads])]

    @property
    def errands(self) -> list[tuple[Owed, str]]:
        """What it still needs, and where that is mended."""
        return [(owed, at.format(one=self)) for owed, (is_owed, at) in OWED.items() if is_owed(self)]


_CHANGE = "activities/{one.number}/change"
_TELL = "tellings?about={one.place}"
OWED: Mapping[Owed, tuple[Callable[[Scheduled], bool], str]] = {
    Owed.LEADER: (lambda one: one.is_to_come and not one.leaders, f"{_CHANGE}#leader"),
    Owed.PLACE: (lambda one: one.is_to_come and not one.spot, f"{_CHANGE}#place"),
    Owed.MORE_PLACES: (lambda one: one.is_to_come and one.waiting > 0, f"{_CHANGE}#seats"),
    Owed.LIFT: (lambda one: one.is_to_come and one.lacks_a_lift, "{one.place}/lifts"),
    Owed.LIFTS_TO_TELL: (lambda one: one.is_to_come and one.has_lifts_to_tell, "{one.place}/lifts"),
    Owed.NOT_REACHED: (lambda one: not one.is_over and TellingState.GIVEN_UP in one.tellings, _TELL),
    Owed.TO_TELL: (lambda one: not one.is_over and TellingState.WAITING in one.tellings, _TELL),
    Owed.WHO_CAME: (lambda one: one.is_on and one.is_over and not one.has_a_list, "{one.place}/attendance"),
}
"""When each is owed, and the page where it is mended. What else a date may need is one more row."""
FOR_ALL_WHO_LOOK = (Owed.NOT_REACHED, Owed.TO_TELL)
"""Mended by whoever may see this page; the others by those who may change the activity."""


@dataclass(frozen=True)
class Fortnight:
    """This week and the next, day by day, and what is left over from before."""

    left_over: list[Scheduled]
    weeks: tuple[list[tuple[day, list[Scheduled]]], ...]

    @property
    def is_empty(self) -> bool:
        return not self.left_over and not any(self.weeks)


def fortnight(session: Session, here: Here, sends_texts: bool) -> Fortnight:
    """Three statements, however much is on."""
    this = week_with(clock.today(here.time_zone))
    shown = Span(this.first, this.after.end)
    begins, ends = shown.moments(here.time_zone)
    found = _with_tellings(session, here, _with_leaders(session, _dates(session, here, begins, ends)), sends_texts)
    left_over = [one for one in found if one.starts_at < begins and Owed.WHO_CAME in dict(one.errands)]
    return Fortnight(left_over, tuple(_by_day(found, week, here.time_zone) for week in (this, this.after)))


def _by_day(found: Sequence[Scheduled], week: Span, zone: str) -> list[tuple[day, list[Scheduled]]]:
    days: dict[day, list[Scheduled]] = {}
    for one in found:
        days.setdefault(one.starts_at.astimezone(ZoneInfo(zone)).date(), []).append(one)
    return [(on, theirs) for on, theirs in days.items() if week.first <= on < week.end]


def _dates(session: Session, here: Here, begins: datetime, ends: datetime) -> list[Scheduled]:
    came = exists().where(col(Attendance.date_id) == Date.id).correlate(Date)
    brought = func.coalesce(func.nullif(Activity.led_by, ""), Organisation.name, "")
    columns = (
        *(Activity.id, Activity.number, Date.number, Activity.title, Date.starts_at, Date.ends_at),
        *(Date.called_off_at, Activity.seats),
        func.coalesce(func.nullif(Date.elsewhere, ""), Place.name, Activity.elsewhere),
        *(brought, _heads(TAKES_A_SEAT), _heads((BookingState.WAITING,)), came),
        *(is_without_a_lift(), knows_of_no_lift()),
    )
    then = (
        select(*columns)  # type: ignore[call-overload]  # SQLModel names no type for a select of so many
        .select_from(Date)
        .join(Activity, col(Activity.id) == Date.activity_id)
        .outerjoin(Organisation, col(Organisation.id) == Activity.organisation_id)
        .outerjoin(Place, col(Place.id) == func.coalesce(col(Date.place_id), col(Activity.place_id)))
        .where(Date.neighbourhood_id == here.id, Date.starts_at >= begins - LOOKS_BACK, Date.starts_at < ends)
        .order_by(col(Date.starts_at), col(Date.id))
    )
    return [Scheduled(*row) for row in session.exec(then)]


def _heads(states: Sequence[BookingState]) -> ColumnElement[int]:
    """How many come, or wait, whom these bookings bring."""
    heads = select(func.coalesce(func.sum(Booking.heads), 0)).where(
        Booking.date_id == Date.id, col(Booking.state).in_(states)
    )
    return heads.correlate(Date).scalar_subquery()


def _with_leaders(session: Session, found: Sequence[Scheduled]) -> list[Scheduled]:
    leading = select(Leader.activity_id, Person.name).join(Person, col(Person.id) == Leader.person_id)
    led: dict[int, list[str]] = {}
    for activity_id, name in session.exec(
        leading.where(col(Leader.activity_id).in_({one.activity_id for one in found})).order_by(Person.name)
    ):
        led.setdefault(activity_id, []).append(name)
    return [replace(one, led_by=tuple(led.get(one.activity_id, ()))) for one in found]


def _with_tellings(session: Session, here: Here, found: Sequence[Scheduled], sends_texts: bool) -> list[Scheduled]:
    """Reminders and changes that have not reached someone: a message names the page of its date."""
    still = (
        select(Message.place, Telling.state)
        .join(Telling, col(Telling.message_id) == Message.id)
        .where(Telling.neighbourhood_id == here.id, is_for_a_person(here, sends_texts))
        .where(col(Message.place).in_({one.place for one in found}))
        .distinct()
    )
    tellings: dict[str, set[TellingState]] = {}
    for place, state in session.exec(still):
        tellings.setdefault(place, set()).add(TellingState(state))
    return [replace(one, tellings=frozenset(tellings.get(one.place, ()))) for one in found]
