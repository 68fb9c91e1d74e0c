"""Another term of one activity: its dates are shown, and only then planned."""

from collections.abc import Mapping
from dataclasses import replace

from fastapi.responses import Response

from app.activities.clashes import Clash, clashes_with
from app.activities.clashing_pages import asked_once
from app.activities.forms import WhenForm
from app.activities.happenings import Planned, the_activity
from app.activities.kinds import Repeats
from app.activities.next_term import NextTerm, as_typed, follower_of, next_term, plan_next_term, term_of
from app.core.errors import NotFound, NotLikeThis
from app.core.forms import Answers
from app.core.rooms import Room
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/activities/{number}/next-term")


@router.get("")
def show_next_term(visit: Arrived, number: int) -> Response:
    planned = _to_follow(visit, number)
    after = follower_of(visit.session, planned.activity)
    if after is not None:
        return visit.go(f"activities/{after}")
    answers, following, clashes = _following(visit, planned, visit.request.query_params)
    return visit.page("activities/next_term.html", **_words(planned, answers, following, clashes))


@router.post("")
def plan_it(visit: Arrived, number: int) -> Response:
    planned = _to_follow(visit, number)
    answers, following, clashes = _following(visit, planned, visit.typed)
    answers = asked_once(answers, clashes)
    if answers.accepted is not None:
        try:
            activity = plan_next_term(visit.session, visit.actor, visit.here, planned, answers.accepted)
            return visit.go(f"activities/{activity.number}")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    words = _words(planned, answers, following, clashes)
    return visit.again("activities/next_term.html", "activities/_next_term.html", **words)


def _to_follow(visit: Arrival, number: int) -> Planned:
    """What is on once has no next term. Raises NotFound."""
    planned = the_activity(visit.session, visit.here, number)
    permit(visit.actor, Act.CHANGE_ACTIVITY, planned)
    if planned.activity.repeats == Repeats.ONCE:
        raise NotFound()
    return planned


def _following(
    visit: Arrival, planned: Planned, typed: Mapping[str, str]
) -> tuple[Answers[WhenForm], NextTerm | None, list[Clash]]:
    term = term_of(visit.session, planned)
    answers, following = next_term(visit.here, term, as_typed(visit.here, term, typed))
    answers = replace(answers, typed={**typed, **answers.typed})
    clashes = clashes_with(visit.session, visit.here, following.wanted(visit.here)) if following else []
    return answers, following, clashes


def _words(
    planned: Planned, answers: Answers[WhenForm], following: NextTerm | None, clashes: list[Clash]
) -> dict[str, object]:
    return {
        "planned": planned,
        "activity": planned.activity,
        "answers": answers,
        "following": following,
        "clashes": clashes,
    }
