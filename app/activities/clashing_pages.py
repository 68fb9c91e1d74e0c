"""While a time is typed: what else is on then. It only tells; the forms themselves ask (docs/decisions)."""

from collections.abc import Iterable, Mapping

from fastapi.responses import Response

from app.activities.clashes import ALL_THE_SAME, Clash
from app.activities.clashing import clashes_of_change, clashes_of_date, clashes_of_move, clashes_of_plan
from app.activities.forms import DateForm, TakesForm, WhenForm
from app.activities.happenings import the_activity
from app.activities.origins import idea_to_turn
from app.activities.showing import happening_here
from app.core.forms import Answers, F, read
from app.core.rooms import Room
from app.ideas.models import Idea
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

LONGEST_NUMBER = 9

router = Room(prefix="/{slug}/activities")


@router.get("/clashes")
def show_clashes(visit: Arrived) -> Response:
    idea_or_plan(visit, visit.request.query_params.get("idea", ""))
    answers = read(WhenForm, _asked(visit))
    return _part(visit, clashes_of_plan(visit.session, visit.here, answers.accepted))


@router.get("/{number}/clashes")
def show_clashes_of_one_more(visit: Arrived, number: int) -> Response:
    planned = the_activity(visit.session, visit.here, number)
    permit(visit.actor, Act.CHANGE_ACTIVITY, planned)
    answers = read(DateForm, visit.request.query_params)
    return _part(visit, clashes_of_date(visit.session, visit.here, planned, answers.accepted))


@router.get("/{number}/change/clashes")
def show_clashes_of_a_change(visit: Arrived, number: int) -> Response:
    planned = the_activity(visit.session, visit.here, number)
    permit(visit.actor, Act.CHANGE_ACTIVITY, planned)
    answers = read(TakesForm, _asked(visit))
    return _part(visit, clashes_of_change(visit.session, visit.here, planned, answers.accepted))


@router.get("/{number}/dates/{date_number}/clashes")
def show_clashes_of_a_move(visit: Arrived, number: int, date_number: int) -> Response:
    happening = happening_here(visit, number, date_number)
    permit(visit.actor, Act.CHANGE_ACTIVITY, happening)
    answers = read(DateForm, visit.request.query_params)
    return _part(visit, clashes_of_move(visit.session, visit.here, happening, answers.accepted))


def idea_or_plan(visit: Arrival, number: str) -> Idea | None:
    """The idea that is to be turned into dates; or else one must be allowed to plan. Raises NotFound and NotAllowed."""
    if number.isdecimal() and len(number) <= LONGEST_NUMBER:
        return idea_to_turn(visit.session, visit.actor, visit.here, int(number))
    permit(visit.actor, Act.PLAN_ACTIVITY, visit.here)
    return None


def with_all_leaders(typed: Mapping[str, str], also: Iterable[str]) -> dict[str, str]:
    """As typed, with each neighbour who was chosen to lead it too: a page has one field for each."""
    return {**typed, "also_leaders": " ".join(filter(None, also))}


def _asked(visit: Arrival) -> dict[str, str]:
    """What stands in the form so far."""
    asked = visit.request.query_params
    return with_all_leaders(asked, asked.getlist("also_leaders"))


def asked_once(answers: Answers[F], clashes: list[Clash], words: str = ALL_THE_SAME) -> Answers[F]:
    """The same answers, with the question whether to go ahead, unless it has been answered."""
    if not clashes or answers.accepted is None or answers.value("all_the_same"):
        return answers
    return answers.but("all_the_same", words)


def _part(visit: Arrival, clashes: list[Clash]) -> Response:
    return visit.page("activities/_clashes.html", clashes=clashes)
