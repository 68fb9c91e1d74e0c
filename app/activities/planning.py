"""Planning an activity and its dates, and changing what holds for all of them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from sqlmodel import Session, col, select

from app.activities import recurring
from app.activities.differing import are_different
from app.activities.forms import PlanForm, WhatForm, WhenForm
from app.activities.granted import grant_numbered
from app.activities.happenings import Planned, dates_to_come
from app.activities.kinds import Repeats
from app.activities.models import Activity, Date, Leader
from app.activities.origins import comes_of, idea_to_turn
from app.activities.seats import held, most_wanted, moves_up
from app.activities.telling import Different, tell_what_changed, to_know
from app.core import clock
from app.core.errors import NotFound, NotLikeThis
from app.core.languages import N_
from app.needs.queries import seen_need
from app.neighbourhoods.choosing import next_number, one_of
from app.neighbourhoods.queries import Here, organisations_of, places_of, themes_of
from app.participation.models import Kind
from app.participation.service import record
from app.people.queries import member_called
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

WHEN = ("first_on", "at_time", "minutes", "repeats", "skips_holidays")
WORDS = ("title", "about", "kind", "elsewhere", "led_by", "bring", "language", "seats", "cost_minor")
POINTS_TO = ("organisation_id", "place_id", "theme_id", "need_id")
NO_SUCH_NEED = N_("There is no need with this number here.")
NO_SUCH_PERSON = N_("We don't know anyone here by that name.")
ALL_HOLIDAYS = N_("All these days are bank holidays. Please choose other days.")
SOMEONE_WAITS_FOR_MORE = N_("Someone waits for more places at once. Ask them first how many come with them.")
IS_OVER = N_("That time is over. Please choose one that is still to come.")


def plan_activity(session: Session, actor: Actor, here: Here, form: PlanForm) -> Activity:
    """It gets the neighbourhood's next number, and a row for each of its dates. For an idea, see `idea_to_turn`."""
    idea = idea_to_turn(session, actor, here, form.idea) if form.idea else None
    if idea is None:
        permit(actor, Act.PLAN_ACTIVITY, here)
    days = days_to_plan(here, form)
    described, leaders = _described(session, actor, here, form), _leaders(session, here, form)
    activity = put_on(session, actor, here, form, {**described, "idea_id": idea.id if idea else None})
    _lead(session, activity, leaders)
    _put_in_the_calendar(session, here, activity, days)
    comes_of(session, actor, here, idea, activity)
    return activity


def plan_again(session: Session, actor: Actor, here: Here, planned: Planned, when: WhenForm) -> Activity:
    """The same at another time: its next term. What it says and who leads it are as before."""
    permit(actor, Act.CHANGE_ACTIVITY, planned)
    days = days_to_plan(here, when)
    described = {name: getattr(planned.activity, name) for name in (*WORDS, *POINTS_TO)}
    activity = put_on(session, actor, here, when, {**described, "follows_id": planned.activity.id})
    _lead(session, activity, sorted(planned.leaders))
    _put_in_the_calendar(session, here, activity, days)
    return activity


def put_on(session: Session, actor: Actor, here: Here, when: WhenForm, described: Mapping[str, object]) -> Activity:
    """Writes it down; whoever calls this has asked whether they may, and adds its dates."""
    activity = Activity(
        neighbourhood_id=here.id,
        number=next_number(session, here, "last_activity_number"),
        last_on=when.last_on if when.repeats != Repeats.ONCE else None,
        **{name: getattr(when, name) for name in WHEN},
        planned_by_id=actor.person_id,
        planned_at=clock.now(),
    )
    _say(activity, described)
    session.add(activity)
    record(session, actor, Kind.ACTIVITY_PLANNED, activity)
    return activity


def change_activity(session: Session, actor: Actor, here: Here, planned: Planned, form: WhatForm) -> None:
    """What holds for every date; when it is, is said date by date. More places let in those who wait.

    Where it is anew is told to everyone who comes, but to those dates that are elsewhere anyway; and so is what it
    costs, and what to bring. With fewer places than are taken, whoever has one keeps it.
    """
    permit(actor, Act.CHANGE_ACTIVITY, planned)
    activity = planned.activity
    to_come = [held(session, one) for one in dates_to_come(session, activity)]
    if form.seats is not None and form.seats < most_wanted(session, to_come):
        raise NotLikeThis(SOMEONE_WAITS_FOR_MORE, field="seats")
    described, leaders = _described(session, actor, here, form, activity.grant_id), _leaders(session, here, form)
    was_at, was = (activity.place_id, activity.elsewhere), to_know(here, activity)
    activity.revision += 1
    _say(activity, described)
    _lead_no_more(session, activity)
    _lead(session, activity, leaders)
    act = record(session, actor, Kind.ACTIVITY_CHANGED, activity)
    is_elsewhere = was_at != (activity.place_id, activity.elsewhere)
    moved = [one for one in to_come if is_elsewhere and one.is_on and one.place_id is None and not one.elsewhere]
    are_different(session, actor, here, Different(moved), lambda _: act)
    tell_what_changed(session, actor, here, was, act)
    for one in to_come:
        moves_up(session, here, one)


def days_left_out(here: Here, form: WhenForm) -> Mapping[date, str]:
    """The bank holidays among its days, by name, whether or not they are to be left out."""
    days = form.days()
    country = recurring.country_of(here.bank_holidays, here.time_zone)
    known = recurring.bank_holidays(country, days[0], days[-1])
    return {day: known[day] for day in days if day in known}


def days_meant(here: Here, form: WhenForm) -> list[date]:
    """All its days but the bank holidays, where those are left out; none if that leaves none."""
    left_out = days_left_out(here, form) if form.skips_holidays else {}
    return [day for day in form.days() if day not in left_out]


def days_to_plan(here: Here, form: WhenForm) -> list[date]:
    """Raises NotLikeThis when there are none, or all are over."""
    days = days_meant(here, form)
    if not days:
        raise NotLikeThis(ALL_HOLIDAYS, field="first_on")
    if recurring.moment(days[-1], form.at_time, here.time_zone) <= clock.now():
        raise NotLikeThis(IS_OVER, field="first_on")
    return days


def _described(
    session: Session, actor: Actor, here: Here, form: WhatForm, paid_from: int | None = None
) -> dict[str, object]:
    """The columns the form fills. Raises NotLikeThis beside a field that names nothing here, and writes nothing."""
    return {name: getattr(form, name) for name in WORDS} | {
        "organisation_id": one_of(organisations_of(session, here), form.organisation, "organisation"),
        "place_id": one_of(places_of(session, here), form.place, "place"),
        "theme_id": one_of(themes_of(session, here), form.theme, "theme"),
        "need_id": _need(session, actor, here, form.need) if form.need else None,
        "grant_id": grant_numbered(session, here, form.grant, paid_from).id if form.grant else None,
    }


def _say(activity: Activity, described: Mapping[str, object]) -> None:
    for name, value in described.items():
        setattr(activity, name, value)
    activity.changed_at = clock.now()


def _need(session: Session, actor: Actor, here: Here, number: int) -> int:
    try:
        return seen_need(session, actor, here, number).id
    except NotFound:
        raise NotLikeThis(NO_SUCH_NEED, field="need") from None


def _leaders(session: Session, here: Here, form: WhatForm) -> list[int]:
    found = []
    for field, handle in form.leaders:
        person = member_called(session, here.id, handle)
        if person is None:
            raise NotLikeThis(NO_SUCH_PERSON, field=field)
        found.append(person.id)
    return found


def _lead_no_more(session: Session, activity: Activity) -> None:
    for before in session.exec(select(Leader).where(Leader.activity_id == activity.id)):
        session.delete(before)
    session.flush()


def _lead(session: Session, activity: Activity, people: Iterable[int]) -> None:
    for person_id in people:
        session.add(Leader(neighbourhood_id=activity.neighbourhood_id, activity_id=activity.id, person_id=person_id))


def _put_in_the_calendar(session: Session, here: Here, activity: Activity, days: Iterable[date]) -> None:
    for number, day in enumerate(days, start=1):
        starts_at = recurring.moment(day, activity.at_time, here.time_zone)
        session.add(
            Date(
                neighbourhood_id=here.id,
                activity_id=activity.id,
                number=number,
                meant_for=starts_at,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(minutes=activity.minutes),
            )
        )
    session.flush()


def last_number(session: Session, activity: Activity) -> int:
    newest = select(Date.number).where(Date.activity_id == activity.id).order_by(col(Date.number).desc())
    return session.exec(newest).first() or 0
