"""Reading one activity, and one of its dates, with all that a page or a rule asks about them."""

from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from app.activities.kinds import TAKES_A_SEAT, ActivityKind, BookingState
from app.activities.models import Activity, Booking, Date, Leader
from app.core import clock
from app.core.errors import NotFound, TooLate
from app.core.languages import N_
from app.needs.models import Need
from app.neighbourhoods.access import Access, access_of
from app.neighbourhoods.models import Organisation, Place, Theme
from app.neighbourhoods.queries import Here
from app.people.models import Person
from app.permissions.rules import Act, may
from app.permissions.who import Actor

MOST_NUMBER = 2**31
A_FEW_LEFT = 3
IT_IS_OVER = N_("This date is over. It stays as it was.")


@dataclass(frozen=True)
class Planned:
    """An activity with those who lead it."""

    activity: Activity
    led: tuple[tuple[int, str], ...] = ()
    """Person and name of each who leads it."""

    @property
    def neighbourhood_id(self) -> int:
        return self.activity.neighbourhood_id

    @property
    def planned_by_id(self) -> int | None:
        return self.activity.planned_by_id

    @cached_property
    def leaders(self) -> frozenset[int]:
        return frozenset(person for person, _ in self.led)

    @property
    def led_by(self) -> list[str]:
        return [*(name for _, name in self.led), *filter(None, [self.activity.led_by])]


@dataclass(frozen=True, kw_only=True)
class Happening(Planned):
    """One date of an activity, as its page shows it."""

    date: Date
    place: Place | None = None
    organisation: str = ""
    theme: str = ""
    coming: int = 0
    taken: int = 0
    """By those who come, and by those for whom a place is kept."""
    waiting: int = 0
    mine: Booking | None = None
    zone: str = "UTC"

    @property
    def address(self) -> str:
        """Where its page stands in its neighbourhood."""
        return page_of(self.activity, self.date)

    @property
    def is_trip(self) -> bool:
        return self.activity.kind == ActivityKind.TRIP

    @property
    def is_the_day(self) -> bool:
        """From the morning of the day it begins to the night of the day it ends, as the clocks here show it."""
        days = (self.date.starts_at, clock.now(), self.date.ends_at)
        first, today, last = (moment.astimezone(ZoneInfo(self.zone)).date() for moment in days)
        return self.activity.is_on and self.date.is_on and first <= today <= last

    @property
    def is_to_come(self) -> bool:
        return self.activity.is_on and self.date.is_on and not self.date.is_over()

    @property
    def spot(self) -> str:
        """Where it is, in words."""
        return self.date.elsewhere or (self.place.name if self.place else "") or self.activity.elsewhere

    @property
    def access(self) -> Access:
        """What it is like there. Of what is elsewhere nothing is known."""
        return access_of(None if self.date.elsewhere else self.place)

    @property
    def left(self) -> int | None:
        """Places that nobody has; None when whoever comes, comes."""
        return None if self.activity.seats is None else max(0, self.activity.seats - self.taken)

    @property
    def is_full(self) -> bool:
        """No one can have a place at once: all are taken, or those who wait come first."""
        return self.left is not None and (self.left == 0 or self.waiting > 0)

    @property
    def is_nearly_full(self) -> bool:
        return self.left is not None and not self.is_full and self.left <= A_FEW_LEFT


def the_activity(session: Session, here: Here, number: int) -> Planned:
    """Raises NotFound."""
    wanted = select(Activity).where(Activity.neighbourhood_id == here.id, Activity.number == number)
    found = session.exec(wanted).first() if 0 < number < MOST_NUMBER else None
    if found is None:
        raise NotFound()
    return Planned(found, _led(session, found))


def the_happening(session: Session, here: Here, number: int, date_number: int, mine: int | None = None) -> Happening:
    """One date with everything about it, and the booking of person `mine`. Raises NotFound."""
    if not (0 < number < MOST_NUMBER and 0 < date_number < MOST_NUMBER):
        raise NotFound()
    row = session.exec(_whole(here).where(Activity.number == number, Date.number == date_number)).first()
    if row is None:
        raise NotFound()
    activity, day, place, organisation, theme = row
    heads = heads_booked(session, day)
    return Happening(
        activity,
        _led(session, activity),
        date=day,
        place=place,
        organisation=organisation or "",
        theme=theme or "",
        coming=heads.get(BookingState.COMING, 0),
        taken=sum(heads.get(state, 0) for state in TAKES_A_SEAT),
        waiting=heads.get(BookingState.WAITING, 0),
        mine=booking_of(session, day, mine) if mine else None,
        zone=here.time_zone,
    )


def is_not_over(happening: Happening) -> None:
    """Raises TooLate: what was, stays as it was."""
    if happening.date.is_over():
        raise TooLate(IT_IS_OVER)


def is_not_called_off(happening: Happening) -> None:
    """Raises TooLate: it may have been called off while someone wrote."""
    if not happening.is_to_come:
        raise TooLate()


def page_of(activity: Activity, day: Date) -> str:
    """Where a date's page stands in its neighbourhood."""
    return f"activities/{activity.number}/dates/{day.number}"


def dates_to_come(session: Session, activity: Activity, after: Date | None = None, most: int = 200) -> list[Date]:
    """Those that are not over, soonest first."""
    theirs = select(Date).where(Date.activity_id == activity.id, Date.ends_at > clock.now())
    if after is not None:
        theirs = theirs.where(Date.starts_at > after.starts_at)
    return list(session.exec(theirs.order_by(col(Date.starts_at), col(Date.id)).limit(most)))


def next_on(session: Session, happening: Happening) -> Date | None:
    """The date after this one that is on, soonest first."""
    later = dates_to_come(session, happening.activity, after=happening.date)
    return next((one for one in later if one.is_on), None)


def need_of(session: Session, actor: Actor, activity: Activity) -> int | None:
    """The number of the need it answers, for those who may see that need."""
    need = session.get(Need, activity.need_id) if activity.need_id else None
    return need.number if need is not None and may(actor, Act.SEE_NEED, need) else None


def booking_of(session: Session, day: Date, person_id: int | None) -> Booking | None:
    mine = select(Booking).where(Booking.date_id == day.id, Booking.said_by_id == person_id)
    return session.exec(mine).first() if person_id is not None else None


def heads_booked(session: Session, day: Date) -> dict[BookingState, int]:
    """How many people come, wait, and so on."""
    counted = select(Booking.state, func.sum(Booking.heads)).where(Booking.date_id == day.id).group_by(Booking.state)
    return {BookingState(state): number or 0 for state, number in session.exec(counted)}


def most_taken(session: Session, activity: Activity) -> int:
    """Of the places on any one of its dates to come."""
    heads = select(func.coalesce(func.sum(Booking.heads), 0)).join(Date, col(Date.id) == Booking.date_id)
    theirs = heads.where(Date.activity_id == activity.id, Date.ends_at > clock.now(), col(Date.called_off_at).is_(None))
    taken = theirs.where(col(Booking.state).in_(TAKES_A_SEAT)).group_by(col(Date.id))
    return max(session.exec(taken), default=0)


def _led(session: Session, activity: Activity) -> tuple[tuple[int, str], ...]:
    leading = select(Person.id, Person.name).join(Leader, col(Leader.person_id) == Person.id)
    return tuple(session.exec(leading.where(Leader.activity_id == activity.id).order_by(Person.name)))


def _whole(here: Here):  # type: ignore[no-untyped-def]  # SQLModel names no type for a select of so many
    where = func.coalesce(col(Date.place_id), col(Activity.place_id))
    return (
        select(Activity, Date, Place, Organisation.name, Theme.name)  # type: ignore[call-overload]  # as above
        .join(Date, col(Date.activity_id) == Activity.id)
        .outerjoin(Place, col(Place.id) == where)
        .outerjoin(Organisation, col(Organisation.id) == Activity.organisation_id)
        .outerjoin(Theme, col(Theme.id) == Activity.theme_id)
        .where(Activity.neighbourhood_id == here.id)
    )
