"""What a form on the screen would clash with: a whole series, planned or changed, one more date, or one that moves."""

from datetime import datetime, timedelta

from sqlmodel import Session

from app.activities.changing import moves
from app.activities.clashes import Clash, Wanted, clashes_with
from app.activities.forms import DateForm, TakesForm, WhenForm
from app.activities.happenings import Happening, Planned, dates_to_come
from app.activities.planning import days_meant
from app.activities.recurring import moment
from app.neighbourhoods.queries import Here, places_of
from app.people.queries import member_called


def clashes_of_plan(session: Session, here: Here, form: WhenForm | None) -> list[Clash]:
    """What else is on when this would be: three statements, however long the series."""
    if form is None:
        return []
    leaders = _leaders(session, here, form)
    place, lasts = _place(session, here, form.place), timedelta(minutes=form.minutes)
    begins = (moment(day, form.at_time, here.time_zone) for day in days_meant(here, form))
    return clashes_with(session, here, [Wanted(at, at + lasts, place, leaders) for at in begins])


def clashes_of_change(session: Session, here: Here, planned: Planned, form: TakesForm | None) -> list[Clash]:
    """What else is on at its dates to come, in a place or with a leader that it has not had so far."""
    if form is None:
        return []
    leaders = _leaders(session, here, form) - planned.leaders
    place = _place(session, here, form.place)
    is_new = place != planned.activity.place_id
    dates = [date for date in dates_to_come(session, planned.activity) if date.is_on]
    wanted = [
        # A date that has a place of its own keeps it.
        Wanted(
            date.starts_at,
            date.ends_at,
            place if is_new and not date.place_id and not date.elsewhere else None,
            leaders,
        )
        for date in dates
    ]
    return clashes_with(session, here, wanted, but={date.id for date in dates})


def clashes_of_date(session: Session, here: Here, planned: Planned, form: DateForm | None) -> list[Clash]:
    """What else is on when one more date would be."""
    if form is None:
        return []
    wanted = _as_the_form_says(session, here, planned, form, [moment(form.day, form.at_time, here.time_zone)])
    return clashes_with(session, here, wanted)


def clashes_of_move(session: Session, here: Here, happening: Happening, form: DateForm | None) -> list[Clash]:
    """What else is on when this date, or it and all later ones, would be. What they leave is free."""
    if form is None:
        return []
    moved = moves(session, here, happening, form)
    wanted = _as_the_form_says(session, here, happening, form, [begins for _, begins in moved])
    return clashes_with(session, here, wanted, but={date.id for date, _ in moved})


def _as_the_form_says(
    session: Session, here: Here, planned: Planned, form: DateForm, begins: list[datetime]
) -> list[Wanted]:
    place = _place(session, here, form.place) or planned.activity.place_id
    lasts = timedelta(minutes=form.minutes)
    return [Wanted(at, at + lasts, None if form.elsewhere else place, planned.leaders) for at in begins]


def _leaders(session: Session, here: Here, form: TakesForm) -> frozenset[int]:
    found = (member_called(session, here.id, handle) for _, handle in form.leaders)
    return frozenset(one.id for one in found if one is not None)


def _place(session: Session, here: Here, key: str) -> int | None:
    return next((one.id for one in places_of(session, here) if one.key == key), None) if key else None
