"""Pages of leaving: what becomes of what one said, then what happens and what can't go, then goodbye."""

from fastapi.responses import Response

from app.belonging.stewards import looked_after_alone
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.rooms import Room
from app.grants.leaving import grants_that_stay
from app.home import leaving
from app.home.leaving_forms import LeavingForm, MyWords
from app.ideas.leaving import ideas_that_stay
from app.needs.leaving import needs_that_stay
from app.people.arriving import Arrival, Arrived
from app.people.signing_in import signed_out

router = Room()

CHOOSE = "home/leaving.html"


@router.get("/me/leaving")
def choose_what_stays(visit: Arrived) -> Response:
    actor = visit.comes_home()
    return _page(visit, NOTHING_TYPED, looked_after_alone(visit.session, actor.person_id))


@router.post("/me/leaving")
def look_once_more(visit: Arrived) -> Response:
    actor, answers = visit.comes_home(), read(LeavingForm, visit.typed)
    if answers.accepted is None:
        return _page(visit, answers, looked_after_alone(visit.session, actor.person_id))
    return visit.go(f"/me/leaving/{answers.accepted.my_words}")


@router.get("/me/leaving/{my_words}")
def show_what_happens(visit: Arrived, my_words: MyWords) -> Response:
    actor = visit.comes_home()
    goes = my_words == MyWords.GO
    stay = needs_that_stay(visit.session, actor.person_id) if goes else []
    ideas = ideas_that_stay(visit.session, actor.person_id) if goes else []
    grants = grants_that_stay(visit.session, actor.person_id) if goes else []
    return visit.page("home/leaving_now.html", my_words=my_words.value, stay=stay, ideas=ideas, grants=grants)


@router.post("/me/leaving/{my_words}")
def leave(visit: Arrived, my_words: MyWords) -> Response:
    leaving.leave(visit.session, visit.request.app.state.storage, visit.comes_home(), my_words)
    response = signed_out(visit)
    response.headers["location"] = "/me/left"
    return response


@router.get("/me/left")
def say_goodbye(visit: Arrived) -> Response:
    return visit.page("home/left.html") if visit.actor.is_visitor else visit.go("/me")


def _page(visit: Arrival, answers: Answers[LeavingForm], alone: list[str]) -> Response:
    if answers.mistakes:
        return visit.again(CHOOSE, CHOOSE, answers=answers, alone=alone)
    return visit.page(CHOOSE, answers=answers, alone=alone)
