"""What's on, an activity, and one of its dates. Planning, changing, coming and the door have pages of their own."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from fastapi.responses import Response
from pydantic import Field

from app.activities import (
    calendar_pages,
    changing_pages,
    clashing_pages,
    coming_pages,
    door_pages,
    door_tablet_pages,
    emergency_pages,
    glance_pages,
    next_term_pages,
    own_calendar_pages,
    paper_pages,
    planning_pages,
    reminding,  # noqa: F401 - the worker beside the pages reminds, too
    trip_pages,
    week_pages,
)
from app.activities.happenings import dates_to_come, the_activity
from app.activities.kinds import ActivityKind
from app.activities.models import Activity
from app.activities.next_term import follower_of
from app.activities.origins import origin_of
from app.activities.queries import Card, Found, Wish, coming_to, whats_on
from app.activities.showing import asked_here, date_page
from app.core.forms import Form
from app.core.hellos import language_called
from app.core.rooms import Room
from app.ideas.queries import newest_ideas
from app.neighbourhoods.access import access_of
from app.neighbourhoods.queries import place_at, places_of, themes_of
from app.people.arriving import Arrival, Arrived

MY_NEXT = 3
"""The rest stands on the page Me."""

router = Room()
for before_a_number in (planning_pages, clashing_pages, calendar_pages, glance_pages, paper_pages):
    router.include_router(before_a_number.router)


class OnForm(Form):
    """What the page is asked for, in its address."""

    kind: str = Field(default="", max_length=40)
    place: str = Field(default="", max_length=40)
    theme: str = Field(default="", max_length=40)
    language: str = Field(default="", max_length=16)
    after: int | None = Field(default=None, ge=1, le=2**31 - 1)

    def wish(self) -> Wish:
        known = ActivityKind(self.kind) if self.kind in set(ActivityKind) else None
        return Wish(known, self.place, self.theme, self.language, self.after)


@router.get("/{slug}/activities")
def show_whats_on(visit: Arrived, asked: Annotated[OnForm, Query()]) -> Response:
    wish = asked.wish()
    found = whats_on(visit.session, visit.actor, visit.here, wish)
    is_first = wish == Wish()
    return visit.page(
        "activities/whats_on.html",
        place=visit.here,
        wish=wish,
        days=list(found.by_day(visit.zone)),
        next_page=_next_page(visit, found),
        mine=_my_next(visit) if is_first else [],
        ideas=newest_ideas(visit.session, visit.here) if is_first else None,
        kinds=ActivityKind,
        places=places_of(visit.session, visit.here),
        themes=themes_of(visit.session, visit.here),
        tongues=_tongues(visit),
    )


@router.get("/{slug}/activities/{number}")
def show_activity(visit: Arrived, number: int) -> Response:
    planned = the_activity(visit.session, visit.here, number)
    dates = dates_to_come(visit.session, planned.activity)
    if planned.activity.repeats == "once" and len(dates) == 1:
        return visit.go(f"activities/{number}/dates/{dates[0].number}")
    place = place_at(visit.session, visit.here, planned.activity.place_id)
    return visit.page(
        "activities/activity.html",
        planned=planned,
        activity=planned.activity,
        dates=dates,
        place=place,
        theme=_theme(visit, planned.activity),
        access=access_of(place),
        asked=asked_here(visit),
        origin=origin_of(visit.session, planned.activity),
        follower=follower_of(visit.session, planned.activity),
    )


@router.get("/{slug}/activities/{number}/dates/{date_number}")
def show_date(visit: Arrived, number: int, date_number: int) -> Response:
    return date_page(visit, number, date_number)


def _tongues(visit: Arrival) -> tuple[tuple[str, str], ...]:
    """The languages that people speak here."""
    spoken = dict.fromkeys((visit.here.language, *visit.here.languages.split()))
    return tuple((code, language_called(visit.language.locale, code)) for code in spoken)


def _theme(visit: Arrival, activity: Activity) -> str:
    return next((one.name for one in themes_of(visit.session, visit.here) if one.id == activity.theme_id), "")


def _my_next(visit: Arrival) -> list[Card]:
    if visit.actor.person_id is None:
        return []
    return coming_to(visit.session, visit.here, visit.actor.person_id)[:MY_NEXT]


def _next_page(visit: Arrival, found: Found) -> str:
    if found.after is None:
        return ""
    asked = {name: value for name, value in visit.request.query_params.items() if value and name != "after"}
    return f"{visit.at('activities')}?{urlencode({**asked, 'after': found.after})}"


LATER = (
    changing_pages,
    coming_pages,
    door_pages,
    door_tablet_pages,
    trip_pages,
    emergency_pages,
    next_term_pages,
    week_pages,
)
for verb in (*LATER, own_calendar_pages):
    router.include_router(verb.router)
