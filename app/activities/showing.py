"""One date's page, as each of its verbs shows it again."""

from fastapi.responses import Response

from app.activities.as_event import as_event
from app.activities.happenings import Happening, dates_to_come, the_happening
from app.activities.how_many_came import heads_here
from app.activities.money import in_coins
from app.activities.origins import origin_of
from app.activities.rides import my_lift
from app.core.forms import NOTHING_TYPED, Answers, F
from app.core.languages import LANGUAGES, language_for
from app.helping.speaking import for_whom
from app.notifications.addressed import Asked, whom_to_ask
from app.people.arriving import Arrival
from app.permissions.who import SessionKind

MORE_DATES = 6
LANGUAGE_NAMES = [(one.code, one.own_name) for one in LANGUAGES.values()]
"""What a sheet can be printed in: each under the name that its own readers know."""


def happening_here(visit: Arrival, number: int, date_number: int) -> Happening:
    """Raises NotFound."""
    return the_happening(visit.session, visit.here, number, date_number, mine=visit.actor.person_id)


def date_page(visit: Arrival, number: int, date_number: int) -> Response:
    visit.session.flush()
    return visit.page("activities/date.html", **date_words(visit, happening_here(visit, number, date_number)))


def date_words(visit: Arrival, happening: Happening, answers: Answers[F] = NOTHING_TYPED) -> dict[str, object]:
    """What the page of a date shows to this person."""
    asks_for_others = visit.actor.session != SessionKind.TABLE and not visit.actor.is_visitor
    others = for_whom(visit.session, visit.actor, visit.here) if asks_for_others else {"residents": []}
    more = dates_to_come(visit.session, happening.activity, after=happening.date, most=MORE_DATES)
    return {
        "happening": happening,
        "activity": happening.activity,
        "date": happening.date,
        "event": as_event(happening, visit.zone, f"{visit.settings.base_url}{visit.at()}"),
        "place_name": visit.here.name,
        "cost": in_coins(happening.activity.cost_minor, visit.zone, visit.language),
        "more": more,
        "next_on": next((one for one in more if one.is_on), None),
        "sees_comers": visit.may("SEE_COMERS", happening),
        "came": _counted(visit, happening),
        "answers": answers,
        "untouched": NOTHING_TYPED,
        "lift": my_lift(visit.session, happening),
        "origin": origin_of(visit.session, happening.activity),
        "asked": asked_here(visit),
        "languages": LANGUAGE_NAMES,
        "own_language": language_for(visit.here.language).code,
        **others,
    }


def _counted(visit: Arrival, happening: Happening) -> dict[int | None, int]:
    """How many came, for those who see whole numbers; nothing is asked before it begins."""
    has_begun = happening.date.has_begun()
    return heads_here(visit.session, happening) if has_begun and visit.may("SEE_COMERS", happening) else {}


def asked_here(visit: Arrival) -> Asked | None:
    """By name for those who have a part here; to everyone else it is “us”."""
    return whom_to_ask(visit.session, visit.here) if visit.actor.roles else None
