"""Answering an idea, with gentle hints; trying it out; what was learned."""

from datetime import timedelta

from fastapi.responses import Response

from app.core import clock
from app.core.forms import NOTHING_TYPED, read
from app.core.plain_words import hints
from app.core.rooms import Room
from app.ideas import answering
from app.ideas.forms import LearnedForm, TryForm
from app.ideas.models import Idea
from app.ideas.queries import seen_idea
from app.needs.forms import AnswerForm
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/ideas/{number}")


@router.get("/answers")
def begin_answer(visit: Arrived, number: int) -> Response:
    return visit.page("ideas/answer.html", **_words(visit, _mine_to_answer(visit, number), NOTHING_TYPED))


@router.post("/answers")
def answer_idea(visit: Arrived, number: int) -> Response:
    idea = _mine_to_answer(visit, number, to_change=True)
    answers = read(AnswerForm, visit.typed)
    words = _words(visit, idea, answers)
    if "check" in visit.typed:
        return visit.page("ideas/_answer_form.html" if visit.by_htmx else "ideas/answer.html", **words)
    if answers.accepted is None:
        return visit.again("ideas/answer.html", "ideas/_answer_form.html", **words)

    answering.answer_idea(visit.session, visit.actor, visit.here, idea, answers.accepted)
    return visit.then("ideas/_answered.html", to=f"ideas/{number}#answer", idea=idea)


@router.get("/trial")
def begin_trial(visit: Arrived, number: int) -> Response:
    return visit.page("ideas/trial.html", **_words(visit, _mine_to_answer(visit, number), NOTHING_TYPED))


@router.post("/trial")
def try_idea(visit: Arrived, number: int) -> Response:
    idea = _mine_to_answer(visit, number, to_change=True)
    answers = read(TryForm, visit.typed)
    if answers.accepted is None:
        return visit.again("ideas/trial.html", "ideas/_trial_form.html", **_words(visit, idea, answers))

    answering.try_idea(visit.session, visit.actor, idea, answers.accepted)
    return visit.go(f"ideas/{number}#trials")


@router.get("/learned")
def begin_learned(visit: Arrived, number: int) -> Response:
    return visit.page("ideas/learned.html", **_words(visit, _mine_to_answer(visit, number), NOTHING_TYPED))


@router.post("/learned")
def write_what_was_learned(visit: Arrived, number: int) -> Response:
    idea = _mine_to_answer(visit, number, to_change=True)
    answers = read(LearnedForm, visit.typed)
    if answers.accepted is None:
        return visit.again("ideas/learned.html", "ideas/_learned_form.html", **_words(visit, idea, answers))

    answering.write_what_was_learned(visit.session, visit.actor, idea, answers.accepted)
    return visit.go(f"ideas/{number}#trials")


def _mine_to_answer(visit: Arrival, number: int, to_change: bool = False) -> Idea:
    idea = seen_idea(visit.session, visit.actor, visit.here, number, to_change)
    permit(visit.actor, Act.ANSWER_IDEA, idea)
    return idea


def _words(visit: Arrival, idea: Idea, answers: object) -> dict[str, object]:
    written = visit.typed.get("words", "") if "check" in visit.typed else ""
    return {
        "idea": idea,
        "answers": answers,
        "trial": answering.running_trial(visit.session, idea),
        "hints": hints(written) if written else [],
        "tomorrow": clock.today(visit.zone) + timedelta(days=1),
        "name": visit.actor.name,
        "organisation": visit.actor.organisation,
    }
