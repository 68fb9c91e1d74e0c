"""Answering a need, telling everyone behind it, and asking whether it helped."""

from datetime import date

from sqlmodel import Session, select

from app.core import clock
from app.core.errors import NotAllowed, NotLikeThis, TooLate
from app.core.languages import N_
from app.helping.speaking import speaks_only_for_themselves
from app.needs.as_answered import as_answered
from app.needs.forms import NOT_IN_THE_PAST, AnswerForm, HelpedForm
from app.needs.kinds import AnswerKind, Helped
from app.needs.models import Need
from app.needs.queries import Asked, is_someone_unnamed_behind, newest_answer, people_behind
from app.needs.replies import Answer, HelpedReply
from app.neighbourhoods.queries import Here
from app.notifications.models import About, Message
from app.notifications.service import tell
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor


def answer_need(session: Session, actor: Actor, here: Here, need: Need, form: AnswerForm) -> Answer:
    """Say honestly what will become of a need. It stands until a newer answer replaces it."""
    permit(actor, Act.ANSWER_NEED, need)
    if actor.organisation_id is None:
        raise NotAllowed(N_("An answer is given for an organisation. Please ask the steward to add yours."))
    if not need.is_open:
        raise TooLate(N_("This need has been taken back or joined to another."))
    _refuse_what_is_over(form, clock.today(here.time_zone))

    answer = _answer(actor, actor.organisation_id, need, form)
    session.add(answer)
    need.stands_at(answer.kind, answer.promise.comes_back_at(here.time_zone))
    record(session, actor, Kind.NEED_ANSWERED, need)
    tell(session, _message(actor, need, answer), people_behind(session, need), is_someone_unnamed_behind(session, need))
    return answer


def say_whether_it_helped(session: Session, actor: Actor, asked: Asked, need: Need, form: HelpedForm) -> HelpedReply:
    """Closed is not fixed: a "no" opens the need again, until the one who said it says otherwise."""
    permit(actor, Act.SAY_HELPED, asked)
    speaks_only_for_themselves(session, actor, need)
    if actor.spoken_by_id not in asked.behind:
        raise NotLikeThis(N_("Only those who raised or backed it can say whether it helped."), field="spoken_by")
    answer = newest_answer(session, need)
    if answer is None or answer.kind != AnswerKind.DONE or not need.is_open:
        raise TooLate(N_("There is no finished answer to ask about."))

    said_before = select(HelpedReply).where(
        HelpedReply.answer_id == answer.id, HelpedReply.said_by_id == actor.spoken_by_id
    )
    reply = session.exec(said_before).first() or HelpedReply(
        neighbourhood_id=need.neighbourhood_id, need_id=need.id, answer_id=answer.id, how=form.how
    )
    for name, value in {"how": form.how, "words": form.words, **provenance(actor)}.items():
        setattr(reply, name, value)
    session.add(reply)
    record(session, actor, Kind.HELPED_SAID, need)
    _open_or_close(session, need, answer)
    return reply


def _answer(actor: Actor, organisation_id: int, need: Need, form: AnswerForm) -> Answer:
    return Answer(
        neighbourhood_id=need.neighbourhood_id,
        need_id=need.id,
        organisation_id=organisation_id,
        **as_answered(form, actor.name),
        **provenance(actor),
    )


def _refuse_what_is_over(form: AnswerForm, today: date) -> None:
    """Which day it is depends on where the neighbourhood is, so the form lets one day more pass than this."""
    for name in ("by_when", "look_again_on", "tell_by"):
        day = form.day(name)
        if day is not None and day < today:
            raise NotLikeThis(NOT_IN_THE_PAST, field=name)


def _open_or_close(session: Session, need: Need, answer: Answer) -> None:
    against = select(HelpedReply.id).where(HelpedReply.answer_id == answer.id, HelpedReply.how == Helped.NO)
    if session.exec(against).first() is None:
        need.stands_at(AnswerKind.DONE, None)
    elif need.waits_from is None:
        need.opens_again()


def _message(actor: Actor, need: Need, answer: Answer) -> Message:
    return Message(
        neighbourhood_id=need.neighbourhood_id,
        need_id=need.id,
        need_number=need.number,
        title=need.title,
        about=About.ANSWER,
        subject="answer",
        subject_id=answer.id,
        kind=answer.kind.value,
        words=answer.words,
        instead=answer.instead,
        day=answer.promise.day,
        said_by=answer.decided_by,
        organisation=actor.organisation,
        asks_whether_it_helped=answer.kind == AnswerKind.DONE,
        made_at=clock.now(),
    )
