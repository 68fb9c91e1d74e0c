"""Closed is not fixed: once an idea is done, those who were for it say whether it helped. A no brings it back."""

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.core.languages import N_
from app.helping.speaking import speaks_only_for_themselves
from app.ideas.models import Idea, IdeaAnswer, IdeaHelped
from app.ideas.queries import Asked
from app.needs.answering import NOTHING_TO_ASK_ABOUT
from app.needs.forms import HelpedForm
from app.needs.kinds import AnswerKind, Helped
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

ONLY_THOSE_FOR_IT = N_("Only those who were for it can say whether it helped.")


def done_answer(session: Session, idea: Idea) -> IdeaAnswer | None:
    """The answer that stands, when it says that it is done and the idea was not taken back."""
    newest = select(IdeaAnswer).where(IdeaAnswer.idea_id == idea.id).order_by(col(IdeaAnswer.id).desc())
    answer = session.exec(newest).first()
    return answer if answer is not None and answer.kind == AnswerKind.DONE and idea.is_open else None


def say_whether_it_helped(session: Session, actor: Actor, asked: Asked, form: HelpedForm) -> IdeaHelped:
    """A "no" brings the idea back for another look, until the one who said it says otherwise."""
    permit(actor, Act.SAY_HELPED, asked)
    speaks_only_for_themselves(session, actor, asked)
    if actor.spoken_by_id not in asked.behind:
        raise NotLikeThis(ONLY_THOSE_FOR_IT, field="spoken_by")
    answer = done_answer(session, asked.idea)
    if answer is None:
        raise TooLate(NOTHING_TO_ASK_ABOUT)

    before = select(IdeaHelped).where(IdeaHelped.answer_id == answer.id, IdeaHelped.said_by_id == actor.spoken_by_id)
    reply = session.exec(before).first() or IdeaHelped(
        neighbourhood_id=asked.idea.neighbourhood_id, idea_id=asked.idea.id, answer_id=answer.id, how=form.how
    )
    for name, value in {"how": form.how, "words": form.words, **provenance(actor)}.items():
        setattr(reply, name, value)
    session.add(reply)
    record(session, actor, Kind.IDEA_HELPED_SAID, asked.idea)
    _bring_back_or_rest(session, asked.idea, answer)
    return reply


def _bring_back_or_rest(session: Session, idea: Idea, answer: IdeaAnswer) -> None:
    against = select(IdeaHelped.id).where(IdeaHelped.answer_id == answer.id, IdeaHelped.how == Helped.NO)
    if session.exec(against).first() is None:
        idea.waits_from = None
    elif idea.waits_from is None:
        idea.waits_from = clock.now()
