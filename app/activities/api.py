"""The JSON twin of the pages: what's on, planning, and dates that are different."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import Query
from fastapi.responses import Response

from app.activities import api_clashes, api_coming, api_contacts, api_glance, api_terms, api_trips, changing, planning
from app.activities.api_coming import as_it_is
from app.activities.api_forms import DateBody, PlanBody, WhatsOnForm
from app.activities.api_values import DateNumber
from app.activities.forms import CallOffForm, WhatForm
from app.activities.granted import granted_to
from app.activities.happenings import Planned, dates_to_come, need_of, the_activity
from app.activities.models import Activity
from app.activities.origins import origin_of
from app.activities.queries import Wish, whats_on
from app.activities.shapes import ActivityShape, Around, DateShape, WhatShape
from app.activities.shapes_of_whats_on import WhatsOnShape
from app.activities.showing import happening_here
from app.core.money import currency_of
from app.helping.api_calls import Call, Number, Reading, Writing, twin
from app.helping.api_values import as_amount
from app.neighbourhoods.queries import Named, organisations_of, place_at, places_of, themes_of
from app.people.queries import neighbours_with
from app.permissions.rules import Act, may

router = twin("activities")
for before_a_number in (api_glance, api_clashes):
    router.include_router(before_a_number.router)


@router.get("/activities", summary="What’s on: the next dates of everything")
def list_whats_on(visit: Reading, form: Annotated[WhatsOnForm, Query()]) -> WhatsOnShape:
    """Dates that are not over, soonest first, a page at a time; those called off as well."""
    found = whats_on(visit.session, visit.actor, visit.here, Wish(**form.model_dump()))
    return WhatsOnShape.of(found, visit.here)


@router.post("/activities", status_code=201, response_model=ActivityShape, summary="Plan an activity and its dates")
def plan_activity(visit: Writing, form: PlanBody) -> Response:
    """`place`, `theme`, `organisation` are keys, `leader` and `also_leaders` short names. Times are local.

    `need`, `idea` and `grant` are numbers: what it answers, what it comes from, what pays for it.

    `repeats` says how often, up to `last_on`: 120 dates or two years at most.
    """
    activity = planning.plan_activity(visit.session, visit.actor, visit.here, form)
    return visit.made(_as_planned(visit, activity.number), f"activities/{activity.number}")


@router.get("/activities/{number}", summary="An activity and its dates to come")
def show_activity(visit: Reading, number: Number) -> ActivityShape:
    return _as_planned(visit, number)


@router.post("/activities/{number}/change", summary="Change what holds for every date")
def change_activity(visit: Writing, number: Number, form: WhatForm) -> ActivityShape:
    """Send all of it, as `to_change` gives it: what is left out is taken away. When it is, is said date by date."""
    planning.change_activity(visit.session, visit.actor, visit.here, _planned(visit, number), form)
    return _as_planned(visit, number)


@router.post("/activities/{number}/calling-off", summary="Call all dates off that are still to come")
def call_off_activity(visit: Writing, number: Number, form: CallOffForm) -> ActivityShape:
    """Those who were coming are told why."""
    changing.call_off_activity(visit.session, visit.actor, visit.here, _planned(visit, number), form)
    return _as_planned(visit, number)


@router.post("/activities/{number}/dates", status_code=201, response_model=DateShape, summary="Add one more date")
def add_date(visit: Writing, number: Number, form: DateBody) -> Response:
    date = changing.add_date(visit.session, visit.actor, visit.here, _planned(visit, number), form)
    return visit.made(as_it_is(visit, number, date.number), f"activities/{number}/dates/{date.number}")


@router.get("/activities/{number}/dates/{date_number}", summary="One date of an activity")
def show_date(visit: Reading, number: Number, date_number: DateNumber) -> DateShape:
    return as_it_is(visit, number, date_number)


@router.post("/activities/{number}/dates/{date_number}/change", summary="Move a date, or it and every later one")
def move_date(visit: Writing, number: Number, date_number: DateNumber, form: DateBody) -> DateShape:
    """Without `place` and `elsewhere` it is where the activity is. With `and_later` all later ones move by as much."""
    changing.move_date(visit.session, visit.actor, visit.here, happening_here(visit, number, date_number), form)
    return as_it_is(visit, number, date_number)


@router.post("/activities/{number}/dates/{date_number}/calling-off", summary="Call one date off")
def call_off_date(visit: Writing, number: Number, date_number: DateNumber, form: CallOffForm) -> DateShape:
    changing.call_off_date(visit.session, visit.actor, visit.here, happening_here(visit, number, date_number), form)
    return as_it_is(visit, number, date_number)


@router.post("/activities/{number}/dates/{date_number}/put-back", summary="It is on after all")
def put_date_back(visit: Writing, number: Number, date_number: DateNumber) -> DateShape:
    changing.put_back(visit.session, visit.actor, visit.here, happening_here(visit, number, date_number))
    return as_it_is(visit, number, date_number)


def _planned(visit: Call, number: int) -> Planned:
    return the_activity(visit.session, visit.here, number)


def _as_planned(visit: Call, number: int) -> ActivityShape:
    visit.session.flush()
    planned = _planned(visit, number)
    to_change = _to_change(visit, planned) if may(visit.actor, Act.CHANGE_ACTIVITY, planned) else None
    return ActivityShape.of(planned, visit.here, _around(visit, planned.activity), to_change)


def _around(visit: Call, activity: Activity) -> Around:
    place = place_at(visit.session, visit.here, activity.place_id)
    return Around(place, origin_of(visit.session, activity), dates_to_come(visit.session, activity))


def _to_change(visit: Call, planned: Planned) -> WhatShape:
    session, here, activity = visit.session, visit.here, planned.activity
    leaders = [one.handle for one in neighbours_with(session, planned.leaders)]
    grant = granted_to(session, activity)
    own = ("title", "about", "kind", "elsewhere", "led_by", "bring", "language", "seats")
    return WhatShape(
        **{name: getattr(activity, name) for name in own},
        place=_key(places_of(session, here), activity.place_id),
        theme=_key(themes_of(session, here), activity.theme_id),
        organisation=_key(organisations_of(session, here), activity.organisation_id),
        leader=next(iter(leaders), ""),
        also_leaders=leaders[1:],
        need=need_of(session, visit.actor, activity),
        grant=grant.number if grant else None,
        cost=as_amount(activity.cost_minor, currency_of(here.time_zone)),
    )


def _key(choices: Sequence[Named], number: int | None) -> str:
    return next((one.key for one in choices if one.id == number), "")


for twin_of in (api_coming, api_trips, api_contacts, api_terms):
    router.include_router(twin_of.router)
