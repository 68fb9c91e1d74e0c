"""Lays in one need and everything that happened to it, in order, at the time it happened."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypedDict

from sqlmodel import Session, col, select

from app.core import clock
from app.core.outbox import Outbox, settle
from app.needs import answering, raising, reviewing, talking
from app.needs.forms import AnswerForm, CommentForm, HelpedForm, RaiseForm, ReasonForm, ReportForm, ReviewForm
from app.needs.kinds import ReviewState
from app.needs.models import Need
from app.needs.queries import asked_about
from app.needs.replies import Comment
from app.neighbourhoods.queries import Here
from app.notifications.models import Message, Telling, TellingState
from app.notifications.service import tick_off, told_by_machine
from app.people.models import ToldBy
from app.people.queries import actor_called, person_called
from app.permissions.who import Actor, Via

POST_TAKES = timedelta(minutes=2)


class Step(TypedDict, total=False):
    """One `[[need.step]]` of needs.toml."""

    act: str
    days_ago: int
    by: str
    typed_by: str
    via: str
    read_back: bool
    words: str
    reason: str
    into: str
    nth: int
    kind: str
    by_when_in: int
    look_again_in: int
    tell_by_in: int
    instead: str
    decided_by: str
    to: str
    how: str


class Story(TypedDict, total=False):
    """One `[[need]]` of needs.toml."""

    title: str
    story: str
    by: str
    typed_by: str
    via: str
    read_back: bool
    days_ago: int
    theme: str
    place: str
    step: list[Step]


def lay_in_story(session: Session, here: Here, story: Story, now: datetime) -> Need:
    """Raise the need, then let its steps happen."""
    with clock.at(_moment(now, story["days_ago"], 0)):
        form = RaiseForm(
            title=story["title"],
            story=story.get("story", ""),
            theme=story.get("theme", ""),
            place=story.get("place", ""),
        )
        need = raising.raise_need(session, _speaker(session, here, story), here, form)
    for order, step in enumerate(story.get("step", []), 1):
        moment = _moment(now, step["days_ago"], order)
        with clock.at(moment):
            _STEPS[step["act"]](session, here, need, step)
        with clock.at(moment + POST_TAKES):
            _mail_arrives(session, need)
    return need


def _moment(now: datetime, days_ago: int, order: int) -> datetime:
    """By day, in the order of the story, and never still to come."""
    day = now - timedelta(days=days_ago)
    return min(
        day.replace(hour=9, minute=10) + timedelta(minutes=13 * order), now - timedelta(minutes=60 - min(order, 59))
    )


def _speaker(session: Session, here: Here, said: Story | Step) -> Actor:
    """Who says it, and who types it for them."""
    by, typed_by = said.get("by", ""), said.get("typed_by", "")
    typist = actor_called(session, typed_by or by, here.id)
    via = Via(said.get("via", "own_device"))
    spoken_by = person_called(session, by).id if by else None
    return typist.writing_down(spoken_by, via, said.get("read_back", False))


def _review(session: Session, here: Here, need: Need, step: Step) -> None:
    outcomes = {
        "show": ReviewState.SHOWN,
        "ask_back": ReviewState.ASKED_BACK,
        "keep_private": ReviewState.PRIVATE,
        "merge": ReviewState.MERGED,
    }
    into = session.exec(select(Need.number).where(Need.title == step.get("into", ""))).first()
    outcome = outcomes[step["act"]]
    if outcome == ReviewState.SHOWN and need.review == ReviewState.SHOWN:
        return
    form = ReviewForm(outcome=outcome, reason=step.get("words") or step.get("reason", ""), into=into)
    reviewing.review_need(session, _speaker(session, here, step), need, form)


def _comment(session: Session, here: Here, need: Need, step: Step) -> None:
    form = CommentForm(words=step["words"])
    talking.comment(session, _speaker(session, here, step), here, need, form)


def _nth(session: Session, need: Need, step: Step) -> Comment:
    said = session.exec(select(Comment).where(Comment.need_id == need.id).order_by(col(Comment.id))).all()
    return said[step["nth"] - 1]


def _answer(session: Session, here: Here, need: Need, step: Step) -> None:
    dates = {"by_when": "by_when_in", "look_again_on": "look_again_in", "tell_by": "tell_by_in"}
    days = {name: step.get(key) for name, key in dates.items()}
    promised = {name: clock.today() + timedelta(days=int(str(number))) for name, number in days.items() if number}
    words = {name: str(step.get(name, "")) for name in ("kind", "words", "instead", "decided_by")}
    form = AnswerForm.model_validate({**words, **promised})
    answering.answer_need(session, _speaker(session, here, step), here, need, form)


def _helped(session: Session, here: Here, need: Need, step: Step) -> None:
    form = HelpedForm.model_validate({"how": step["how"], "words": step.get("words", "")})
    answering.say_whether_it_helped(session, _speaker(session, here, step), asked_about(session, need), need, form)


def _tell(session: Session, here: Here, need: Need, step: Step) -> None:
    """Tick off one person's telling of the newest message, or all that wait."""
    actor = _speaker(session, here, step)
    waiting = (
        select(Telling)
        .join(Message, col(Message.id) == Telling.message_id)
        .where(Message.need_id == need.id, Telling.state == TellingState.WAITING, col(Telling.way) != ToldBy.EMAIL)
        .order_by(col(Telling.id).desc())
    )
    if step["act"] == "tell":
        waiting = waiting.where(Telling.person_id == person_called(session, step["to"]).id).limit(1)
    for telling in session.exec(waiting).all():
        tick_off(session, actor, telling, ToldBy(step["how"]) if "how" in step else telling.way)


def _mail_arrives(session: Session, need: Need) -> None:
    """In the past, the worker has long done its work."""
    mailed = (
        select(Telling)
        .join(Message, col(Message.id) == Telling.message_id)
        .where(Message.need_id == need.id, Telling.state == TellingState.WAITING, Telling.way == ToldBy.EMAIL)
    )
    for telling in session.exec(mailed).all():
        told_by_machine(session, telling)
        for job in session.exec(select(Outbox).where(Outbox.dedupe == f"telling {telling.id}")):
            settle(job)


_STEPS: dict[str, Callable[[Session, Here, Need, Step], object]] = {
    "show": _review,
    "ask_back": _review,
    "keep_private": _review,
    "merge": _review,
    "back": lambda session, here, need, step: raising.back_need(session, _speaker(session, here, step), need),
    "unback": lambda session, here, need, step: raising.stop_backing(session, _speaker(session, here, step), need),
    "comment": _comment,
    "show_comment": lambda session, here, need, step: talking.show_comment(
        session, _speaker(session, here, step), _nth(session, need, step)
    ),
    "hide_comment": lambda session, here, need, step: talking.hide_comment(
        session, _speaker(session, here, step), _nth(session, need, step), ReasonForm(reason=step["reason"])
    ),
    "report_comment": lambda session, here, need, step: talking.report_comment(
        session, _speaker(session, here, step), _nth(session, need, step), ReportForm(words=step.get("words", ""))
    ),
    "answer": _answer,
    "tell": _tell,
    "tell_all": _tell,
    "helped": _helped,
    "take_back": lambda session, here, need, step: raising.take_back(session, _speaker(session, here, step), need),
}
