"""After an idea is done: those who were for it say whether it helped."""

from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.rooms import Room
from app.helping.speaking import SPOKEN, speaking, spoken_for
from app.ideas import did_it_help
from app.ideas.queries import Asked, asked_about, seen_idea
from app.needs.forms import HelpedForm
from app.needs.kinds import Helped
from app.people.arriving import Arrival, Arrived
from app.people.queries import Neighbour
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/ideas/{number}/helped")


@router.get("")
def begin_saying_helped(visit: Arrived, number: int) -> Response:
    asked = asked_about(visit.session, seen_idea(visit.session, visit.actor, visit.here, number))
    return visit.page("ideas/helped.html", **_to_say(visit, asked, _voices(visit, asked), NOTHING_TYPED))


@router.post("")
def say_whether_it_helped(visit: Arrived, number: int) -> Response:
    idea = seen_idea(visit.session, visit.actor, visit.here, number, to_change=True)
    asked = asked_about(visit.session, idea)
    voices = _voices(visit, asked)
    answers = read(HelpedForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            did_it_help.say_whether_it_helped(visit.session, actor, asked, answers.accepted)
            return visit.go(f"ideas/{number}#helped")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again("ideas/helped.html", "ideas/_helped_form.html", **_to_say(visit, asked, voices, answers))


def _voices(visit: Arrival, asked: Asked) -> list[Neighbour]:
    """Those who were for it and for whom this person may say it. Whoever has none of them must be one of them."""
    voices = [one for one in spoken_for(visit.session, visit.actor, visit.here) if one.id in asked.behind]
    if not voices:
        permit(visit.actor, Act.SAY_HELPED, asked)
    return voices


def _to_say(visit: Arrival, asked: Asked, voices: list[Neighbour], answers: Answers[HelpedForm]) -> dict[str, object]:
    others = {"residents": voices, "ways": SPOKEN, "may_be_unnamed": False}
    answer = did_it_help.done_answer(visit.session, asked.idea)
    return {"idea": asked.idea, "answer": answer, "answers": answers, "hows": Helped, **others}
