"""The front hall: which neighbourhood, the hello page with its doors, Today, and who can do what."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.core.transactions import OneTransaction
from app.home.hellos import hello_in
from app.home.queries import SomeShownNeed, language_of, work_waiting
from app.home.rules_in_words import who_can_do_what
from app.neighbourhoods.queries import all_neighbourhoods
from app.people.arriving import Arrived
from app.people.queries import neighbourhoods_of
from app.permissions.rules import Act, permit

router = APIRouter(route_class=OneTransaction)


@router.get("/")
def choose_neighbourhood(visit: Arrived) -> Response:
    """Someone who belongs to one neighbourhood goes straight there."""
    mine = neighbourhoods_of(visit.session, visit.actor.person_id or 0)
    if len(mine) == 1:
        return visit.go(f"/{mine[0][0]}")
    return visit.page("home/choose.html", neighbourhoods=all_neighbourhoods(visit.session), mine=mine)


@router.get("/{slug}")
def say_hello(visit: Arrived) -> Response:
    own = language_of(visit.session, visit.actor.person_id) or visit.language.code
    return visit.page("home/hello.html", place=visit.here, hello=hello_in(own))


@router.get("/{slug}/today")
def show_today(visit: Arrived) -> Response:
    permit(visit.actor, Act.SEE_TODAY, visit.here)
    today = work_waiting(
        visit.session,
        visit.here,
        reviews=visit.may("REVIEW_NEED", visit.here),
        tells=visit.may("SEE_TELLINGS", visit.here),
    )
    answers_needs = visit.may("ANSWER_NEED", SomeShownNeed(visit.here.id))
    return visit.page("home/today.html", place=visit.here, today=today, answers_needs=answers_needs)


@router.get("/{slug}/activities")
def show_activities(visit: Arrived) -> Response:
    """This room opens later; until then the page says where to look instead."""
    return visit.page("home/not_open_yet.html", place=visit.here, door="on")


@router.get("/{slug}/meetings")
def show_meetings(visit: Arrived) -> Response:
    """As above."""
    return visit.page("home/not_open_yet.html", place=visit.here, door="meetings")


@router.get("/{slug}/who-can-do-what")
def show_rules(visit: Arrived) -> Response:
    """Rendered from the rules themselves."""
    return visit.page("home/who_can_do_what.html", place=visit.here, rules=who_can_do_what(visit.say))
