"""The front hall: which neighbourhood, the hello page with its doors, Today, and who can do what."""

from fastapi.responses import Response

from app.core.hellos import hello_in
from app.core.rooms import Room
from app.grants.waiting import grants_of
from app.home import organisations_pages, places_pages, settings_pages, sheets_pages, statements_pages
from app.home.queries import ASKED_OF_THEM, SomeShownNeed, Theirs, language_of, work_waiting
from app.home.rules_in_words import parts_in_words, played_by, who_can_do_what
from app.ideas.waiting import ideas_of
from app.neighbourhoods.queries import all_neighbourhoods
from app.people.arriving import Arrived
from app.people.queries import neighbourhoods_of
from app.permissions.rules import Act, permit

router = Room()
for topic in (places_pages, organisations_pages, settings_pages, statements_pages, sheets_pages):
    router.include_router(topic.router)


@router.get("/")
def choose_neighbourhood(visit: Arrived) -> Response:
    """Straight there when there is only one, or one of one's own; else one's own first."""
    if visit.at_table:
        return visit.go("/table")
    places = all_neighbourhoods(visit.session)
    own = dict(neighbourhoods_of(visit.session, visit.actor.person_id or 0, visit.actor.only_home_id))
    mine = [place for place in places if place.slug in own]
    straight = mine or places
    if len(straight) == 1:
        return visit.go(f"/{straight[0].slug}")
    others = [place for place in places if place.slug not in own]
    return visit.page("home/choose.html", mine=mine, others=others)


@router.get("/{slug}")
def say_hello(visit: Arrived) -> Response:
    own = language_of(visit.session, visit.actor.person_id) or visit.language.code
    return visit.page("home/hello.html", place=visit.here, hello=hello_in(own))


@router.get("/{slug}/today")
def show_today(visit: Arrived) -> Response:
    permit(visit.actor, Act.SEE_TODAY, visit.here)
    theirs = Theirs(*(visit.may(act, visit.here) for act in ASKED_OF_THEM))
    today = work_waiting(visit.session, visit.here, theirs, visit.settings.sends_texts)
    answers_needs = visit.may("ANSWER_NEED", SomeShownNeed(visit.here.id))
    ideas = ideas_of(visit.session, visit.actor, visit.here)
    grants = grants_of(visit.session, visit.actor, visit.here)
    return visit.page(
        "home/today.html", place=visit.here, today=today, answers_needs=answers_needs, ideas=ideas, grants=grants
    )


@router.get("/{slug}/meetings")
def show_meetings(visit: Arrived) -> Response:
    """This room opens later; until then the page says where to look instead."""
    return visit.page("home/not_open_yet.html", place=visit.here)


@router.get("/{slug}/who-can-do-what")
def show_rules(visit: Arrived) -> Response:
    """Rendered from the rules themselves."""
    parts, rules = parts_in_words(visit.say), who_can_do_what(visit.say)
    return visit.page("home/who_can_do_what.html", parts=parts, rules=rules, mine=played_by(visit.actor))
