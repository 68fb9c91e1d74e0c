"""Answering a need, with gentle hints; and “Did it help?”."""

from datetime import timedelta

from fastapi.responses import Response

from app.core import clock
from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.plain_words import hints
from app.core.rooms import Room
from app.helping.speaking import SPOKEN, speaking, spoken_for
from app.needs import answering
from app.needs.forms import AnswerForm, HelpedForm
from app.needs.kinds import AnswerKind, Helped
from app.needs.queries import Asked, asked_about, newest_answer, seen_need
from app.people.arriving import Arrival, Arrived
from app.people.queries import Neighbour
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/needs/{number}")


@router.get("/answers")
def begin_answer(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.ANSWER_NEED, need)
    return visit.page("needs/answer.html", need=need, answers=NOTHING_TYPED, **_to_choose_from(visit, ""))


@router.post("/answers")
def answer_need(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number, to_change=True)
    permit(visit.actor, Act.ANSWER_NEED, need)
    answers = read(AnswerForm, visit.typed)
    words = {"need": need, "answers": answers, **_to_choose_from(visit, visit.typed.get("words", ""))}
    if "check" in visit.typed:
        return visit.page("needs/_answer_form.html" if visit.by_htmx else "needs/answer.html", **words)
    if answers.accepted is not None:
        try:
            answer = answering.answer_need(visit.session, visit.actor, visit.here, need, answers.accepted)
            return visit.then("needs/_answered.html", to=f"needs/{number}#answer", need=need, answer=answer)
        except NotLikeThis as refusal:
            words["answers"] = answers.but(refusal.field, refusal.words)
    return visit.again("needs/answer.html", "needs/_answer_form.html", **words)


@router.post("/answers/hints")
def show_hints(visit: Arrived, number: int) -> Response:
    """As staff write: what would make the words plainer. Changes nothing."""
    need = seen_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.ANSWER_NEED, need)
    return visit.page("needs/_hints.html", hints=hints(visit.typed.get("words", "")))


@router.get("/helped")
def begin_saying_helped(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number)
    asked = asked_about(visit.session, need)
    voices = _voices(visit, asked)
    answer = newest_answer(visit.session, need)
    return visit.page("needs/helped.html", need=need, answer=answer, **_to_say_for(voices, NOTHING_TYPED))


@router.post("/helped")
def say_whether_it_helped(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number, to_change=True)
    asked = asked_about(visit.session, need)
    voices = _voices(visit, asked)
    answers = read(HelpedForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            reply = answering.say_whether_it_helped(visit.session, actor, asked, need, answers.accepted)
            return visit.then("needs/_helped_said.html", to=f"needs/{number}#helped", need=need, reply=reply)
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    answer = newest_answer(visit.session, need)
    words = {"need": need, "answer": answer, **_to_say_for(voices, answers)}
    return visit.again("needs/helped.html", "needs/_helped_form.html", **words)


def _to_choose_from(visit: Arrival, written: str) -> dict[str, object]:
    return {
        "kinds": AnswerKind,
        "hints": hints(written) if written else [],
        "tomorrow": clock.today(visit.zone) + timedelta(days=1),
        "name": visit.actor.name,
        "organisation": visit.actor.organisation,
    }


def _voices(visit: Arrival, asked: Asked) -> list[Neighbour]:
    """Those behind the need for whom this person may say it. Whoever has none of them must stand behind it."""
    voices = [one for one in spoken_for(visit.session, visit.actor, visit.here) if one.id in asked.behind]
    if not voices:
        permit(visit.actor, Act.SAY_HELPED, asked)
    return voices


def _to_say_for(voices: list[Neighbour], answers: Answers[HelpedForm]) -> dict[str, object]:
    return {"answers": answers, "hows": Helped, "residents": voices, "ways": SPOKEN, "may_be_unnamed": False}
