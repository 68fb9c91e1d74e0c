"""Answering an idea by the rules of every answer; trying it out, and saying what was learned."""

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import TooLate
from app.core.languages import N_
from app.ideas.forms import LearnedForm, TryForm
from app.ideas.kinds import IdeaStands
from app.ideas.models import Idea, IdeaAnswer, Trial
from app.ideas.queries import is_someone_unnamed_for_it, people_for_it
from app.needs.as_answered import Answered, as_answered
from app.needs.forms import AnswerForm
from app.needs.kinds import AnswerKind
from app.neighbourhoods.queries import Here
from app.notifications.models import About, Message
from app.notifications.service import tell
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

IS_TRIED = N_("This is being tried already. First write what you learned.")
NOT_TRIED = N_("Nothing is being tried here.")


def answer_idea(session: Session, actor: Actor, here: Here, idea: Idea, form: AnswerForm) -> IdeaAnswer:
    """Say honestly what will become of an idea. It stands until a newer answer replaces it."""
    _decides(actor, idea)

    answer = _stands_from_now(session, actor, here, idea, as_answered(form, actor.name))
    message = _message(actor, idea, About.IDEA_ANSWERED, "idea_answer", answer.id)
    message.kind, message.words, message.instead = answer.kind.value, answer.words, answer.instead
    message.day, message.said_by = answer.promise.day, answer.decided_by
    _tell_those_for_it(session, idea, message)
    return answer


def it_is_planned(session: Session, actor: Actor, here: Here, idea: Idea, message: Message) -> None:
    """Dates stand for it, as the message says: that is an answer, too. Whoever planned them sends the message."""
    permit(actor, Act.TURN_IDEA, idea)
    _is_still_open(idea)
    answered: Answered = {
        "kind": AnswerKind.DOING,
        "words": message.words,
        "by_when": message.day,
        "look_again_on": None,
        "tell_by": None,
        "instead": "",
        "decided_by": actor.name,
    }
    _stands_from_now(session, actor, here, idea, answered)


def try_idea(session: Session, actor: Actor, idea: Idea, form: TryForm) -> Trial:
    """It is tried until a day; then the question is to be answered."""
    _decides(actor, idea)
    if running_trial(session, idea) is not None:
        raise TooLate(IS_TRIED)

    trial = Trial(
        neighbourhood_id=idea.neighbourhood_id,
        idea_id=idea.id,
        question=form.question,
        ends_on=form.ends_on,
        **provenance(actor),
    )
    session.add(trial)
    record(session, actor, Kind.IDEA_TRIED, trial)
    return trial


def write_what_was_learned(session: Session, actor: Actor, idea: Idea, form: LearnedForm) -> Trial:
    """For all to read, and those who were for the idea are told."""
    _decides(actor, idea)
    trial = running_trial(session, idea)
    if trial is None:
        raise TooLate(NOT_TRIED)

    trial.learned, trial.learned_at, trial.learned_by_id = form.words, clock.now(), actor.person_id
    record(session, actor, Kind.IDEA_LEARNED, trial)
    message = _message(actor, idea, About.IDEA_LEARNED, "trial", trial.id)
    message.words = form.words
    _tell_those_for_it(session, idea, message)
    return trial


def running_trial(session: Session, idea: Idea) -> Trial | None:
    """What is being tried, and has not been learned from yet."""
    running = select(Trial).where(Trial.idea_id == idea.id, col(Trial.learned_at).is_(None))
    return session.exec(running).first()


def _stands_from_now(session: Session, actor: Actor, here: Here, idea: Idea, answered: Answered) -> IdeaAnswer:
    answer = IdeaAnswer(
        neighbourhood_id=idea.neighbourhood_id,
        idea_id=idea.id,
        organisation_id=actor.organisation_id,
        **answered,
        **provenance(actor),
    )
    session.add(answer)
    idea.stands = IdeaStands.after(answer.kind)
    idea.waits_from = answer.promise.comes_back_at(here.time_zone)
    record(session, actor, Kind.IDEA_ANSWERED, idea)
    return answer


def _decides(actor: Actor, idea: Idea) -> None:
    permit(actor, Act.ANSWER_IDEA, idea)
    _is_still_open(idea)


def _is_still_open(idea: Idea) -> None:
    if not idea.is_open:
        raise TooLate(N_("This idea has been taken back."))


def _message(actor: Actor, idea: Idea, about: About, subject: str, subject_id: int) -> Message:
    return Message(
        neighbourhood_id=idea.neighbourhood_id,
        title=idea.title,
        place=f"ideas/{idea.number}",
        about=about,
        subject=subject,
        subject_id=subject_id,
        words="",
        said_by=actor.name,
        organisation=actor.organisation,
        made_at=clock.now(),
    )


def _tell_those_for_it(session: Session, idea: Idea, message: Message) -> None:
    tell(session, message, people_for_it(session, idea), is_someone_unnamed_for_it(session, idea))
