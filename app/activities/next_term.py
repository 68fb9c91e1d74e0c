"""The next term from the last: the same weekday, time, place and people, after the last one ends."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from sqlmodel import Session, col, func, select, union

from app.activities import recurring
from app.activities.asking import question_about
from app.activities.clashes import Wanted
from app.activities.forms import WhenForm
from app.activities.happenings import Planned
from app.activities.kinds import BookingState, Repeats
from app.activities.models import Activity, Attendance, Booking, Date, Leader
from app.activities.planning import days_left_out, days_meant, plan_again
from app.activities.telling import send
from app.core import clock
from app.core.errors import TooLate
from app.core.forms import Answers, read
from app.core.languages import N_
from app.neighbourhoods.models import Membership
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.participation.service import record
from app.people.models import Person
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

IS_PLANNED = N_("The next term is planned already.")
ENDS_SOON, ENDED = timedelta(weeks=6), timedelta(weeks=2)
"""Which terms the officer's week asks about: what ends in so many weeks, or ended so long ago."""
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Term:
    """A term that has come or is coming to its end."""

    planned: Planned
    last_at: datetime

    @property
    def number(self) -> int:
        return self.planned.activity.number


@dataclass(frozen=True)
class NextTerm:
    """What the next term would be, before anyone plans it."""

    term: Term
    when: WhenForm
    days: list[date]
    left_out: Mapping[date, str]

    def wanted(self, here: Here) -> list[Wanted]:
        activity, leaders = self.term.planned.activity, self.term.planned.leaders
        begins = (recurring.moment(day, self.when.at_time, here.time_zone) for day in self.days)
        lasts = timedelta(minutes=self.when.minutes)
        return [Wanted(at, at + lasts, activity.place_id, leaders) for at in begins]


def follower_of(session: Session, activity: Activity) -> int | None:
    """The number of the term that has been made from this one."""
    after = select(Activity.number).where(
        Activity.neighbourhood_id == activity.neighbourhood_id, Activity.follows_id == activity.id
    )
    return session.exec(after.order_by(col(Activity.number).desc())).first()


def term_of(session: Session, planned: Planned) -> Term:
    last = select(func.max(Date.starts_at)).where(Date.activity_id == planned.activity.id)
    return Term(planned, session.exec(last).one())


def terms_that_end(session: Session, here: Here) -> list[Term]:
    """Series that end soon, or have ended, and that nothing follows yet. Two statements."""
    last = func.max(Date.starts_at)
    followed = select(Activity.follows_id).where(
        Activity.neighbourhood_id == here.id, col(Activity.follows_id).is_not(None)
    )
    ending = (
        select(Activity, last)
        .join(Date, col(Date.activity_id) == Activity.id)
        .where(Activity.neighbourhood_id == here.id, Activity.repeats != Repeats.ONCE)
        .where(col(Activity.called_off_at).is_(None), col(Activity.id).not_in(followed))
        .group_by(col(Activity.id))
        .having(last > clock.now() - ENDED, last < clock.now() + ENDS_SOON)
        .order_by(last, col(Activity.id))
    )
    found = session.exec(ending).all()
    led = _led(session, [activity.id for activity, _ in found])
    return [Term(Planned(activity, led.get(activity.id, ())), last_at) for activity, last_at in found]


def as_typed(here: Here, term: Term, typed: Mapping[str, str]) -> dict[str, str]:
    """The form as the last term fills it in: from the day after its end, as many dates, bank holidays as before."""
    activity = term.planned.activity
    after = max(term.last_at.astimezone(ZoneInfo(here.time_zone)).date(), clock.today(here.time_zone)) + DAY
    holidays = typed.get("skips_holidays", "") if "first_on" in typed else "yes" if activity.skips_holidays else ""
    return {
        "first_on": typed.get("first_on") or f"{after}",
        "last_on": typed.get("last_on", ""),
        "skips_holidays": holidays,
    }


def next_term(here: Here, term: Term, typed: Mapping[str, str]) -> tuple[Answers[WhenForm], NextTerm | None]:
    """What it would be with this form; None where something is to be put right."""
    answers = read(WhenForm, {**typed, **_when(term.planned.activity, typed)})
    when = answers.accepted
    if when is None:
        return Answers(typed, None, answers.mistakes), None
    left_out = days_left_out(here, when) if when.skips_holidays else {}
    return Answers(typed, when), NextTerm(term, when, days_meant(here, when), left_out)


def plan_next_term(session: Session, actor: Actor, here: Here, planned: Planned, when: WhenForm) -> Activity:
    """Once only. Those who came regularly are asked whether they come again. Raises TooLate, NotLikeThis."""
    permit(actor, Act.CHANGE_ACTIVITY, planned)
    session.exec(select(Activity.id).where(Activity.id == planned.activity.id).with_for_update()).one()
    if follower_of(session, planned.activity) is not None:
        raise TooLate(IS_PLANNED)

    activity = plan_again(session, actor, here, planned, when)
    regulars = regulars_of(session, planned.activity)
    if regulars:
        first = session.exec(select(Date).where(Date.activity_id == activity.id, Date.number == 1)).one()
        act = record(session, actor, Kind.REGULARS_ASKED, first)
        send(session, question_about(session, actor, here, first), first.starts_at, regulars, act)
    return activity


def regulars_of(session: Session, activity: Activity) -> list[int]:
    """Members who had a place at, or came to, at least half of the dates that were on; not those who lead it."""
    on = select(Date.id).where(Date.activity_id == activity.id, col(Date.called_off_at).is_(None))
    booked = select(Booking.date_id, Booking.said_by_id).where(
        Booking.state == BookingState.COMING, col(Booking.date_id).in_(on)
    )
    came = select(Attendance.date_id, Attendance.said_by_id).where(col(Attendance.date_id).in_(on))
    there = union(booked, came).subquery()
    person = there.c.said_by_id
    leading = select(Leader.person_id).where(Leader.activity_id == activity.id)
    half = select(func.count()).select_from(on.subquery()).scalar_subquery()
    regular = (
        select(person)
        .join(Membership, (col(Membership.person_id) == person) & col(Membership.left_at).is_(None))
        .where(Membership.neighbourhood_id == activity.neighbourhood_id, person.not_in(leading))
        .group_by(person)
        .having(func.count() * 2 >= half)
        .order_by(person)
    )
    return list(session.exec(regular))


def _when(activity: Activity, typed: Mapping[str, str]) -> dict[str, str]:
    """The first day on which the rule falls on or after the one that was typed, and as many dates as before."""
    repeats, first_on, asked = activity.repeats, activity.first_on, day_in(typed["first_on"])
    same = {"at_time": f"{activity.at_time}", "minutes": f"{activity.minutes}", "repeats": f"{repeats}"}
    if asked is None:
        return same
    if repeats == Repeats.MONTHLY_WEEKDAY and first_on.day > 28:
        same["repeats"] = Repeats.MONTHLY_LAST  # whoever began on a fifth Friday means the last
    rule = recurring.rule_of(Repeats.WEEKLY if repeats == Repeats.FORTNIGHTLY else repeats, first_on)
    begins = datetime.combine(asked, datetime.min.time())
    first = rrulestr(f"RRULE:{rule}", dtstart=begins)[0].date()
    dates = len(recurring.days_of(repeats, first_on, activity.last_on))
    last = recurring.days_of(Repeats(same["repeats"]), first, first + recurring.LONGEST)[:dates][-1]
    return {**same, "first_on": f"{first}", "last_on": typed["last_on"] or f"{last}"}


def day_in(typed: str) -> date | None:
    """None where the words name no day, or one that no clock has rules for."""
    try:
        found = date.fromisoformat(typed)
    except ValueError:
        return None
    return found if found.year < 2200 else None


def _led(session: Session, activities: Iterable[int]) -> dict[int, tuple[tuple[int, str], ...]]:
    leading = select(Leader.activity_id, Person.id, Person.name).join(Person, col(Person.id) == Leader.person_id)
    theirs = leading.where(col(Leader.activity_id).in_(list(activities))).order_by(Person.name)
    led: dict[int, tuple[tuple[int, str], ...]] = {}
    for activity_id, person_id, name in session.exec(theirs):
        led[activity_id] = (*led.get(activity_id, ()), (person_id, name))
    return led
