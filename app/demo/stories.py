"""Lays in one need and everything that happened to it, in order, at the time it happened."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypedDict

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar
from starlette.datastructures import UploadFile

from app.core import clock
from app.core.outbox import Outbox, settle
from app.core.recordings import sound_of
from app.core.storage import Storage
from app.moderating.forms import HideForm, ReportForm, SecondLookForm
from app.moderating.kinds import HiddenFor, SecondOutcome
from app.moderating.service import ask_for_second_look, report
from app.needs import answering, moderating, raising, reviewing, talking
from app.needs.enclosing import Enclosures, cleaned_photo, enclosed
from app.needs.forms import AnswerForm, CommentForm, HelpedForm, RaiseForm, ReviewForm
from app.needs.kinds import AnswerKind, AttachmentKind, Helped, ReviewState
from app.needs.models import Attachment, Need
from app.needs.queries import asked_about
from app.needs.replies import Comment
from app.neighbourhoods.queries import Here
from app.notifications.models import Message, Telling, TellingState
from app.notifications.service import tick_off, told_by_machine
from app.people.actors import actor_called
from app.people.models import ToldBy
from app.people.queries import person_called
from app.permissions.who import Actor, Via

ENCLOSED = Path(__file__).parents[2] / "seed" / "enclosed"
POST_TAKES = timedelta(minutes=2)


class Spoken(TypedDict, total=False):
    """Who says something, who types it for them, and when."""

    by: str
    typed_by: str
    via: str
    read_back: bool
    days_ago: int


class Step(Spoken, total=False):
    """One `[[need.step]]` of needs.toml."""

    act: str
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
    hidden_for: str
    outcome: str


class Story(Spoken, total=False):
    """One `[[need]]` of needs.toml; `photo` and `voice` lie in seed/enclosed."""

    title: str
    story: str
    theme: str
    place: str
    photo: str
    voice: str
    step: list[Step]


@dataclass(frozen=True)
class Scene:
    """One step as it happens."""

    session: Session
    here: Here
    need: Need
    step: Step
    actor: Actor


def lay_in_story(session: Session, storage: Storage, here: Here, story: Story, now: datetime) -> None:
    """Raise the need, then let its steps happen."""
    with clock.at(moment_of(now, story, 0)):
        form = RaiseForm.model_validate({name: story.get(name, "") for name in ("title", "story", "theme", "place")})
        files = enclosed(session, storage, _enclosures(story))
        need = raising.raise_need(session, speaker(session, here, story), here, form, files)
    for order, step in enumerate(story.get("step", []), 1):
        moment = moment_of(now, step, order)
        with clock.at(moment):
            _STEPS[step["act"]](Scene(session, here, need, step, speaker(session, here, step)))
        with clock.at(moment + POST_TAKES):
            _mail_arrives(session, need)


def _enclosures(story: Story) -> Enclosures:
    photo, voice = story.get("photo"), story.get("voice")
    return Enclosures(cleaned_photo(_sent(photo)) if photo else None, sound_of(_sent(voice)) if voice else None)


def _sent(name: str) -> UploadFile:
    return UploadFile(io.BytesIO((ENCLOSED / name).read_bytes()))


def moment_of(now: datetime, spoken: Spoken, order: int) -> datetime:
    """By day, in the order of the story, and never still to come."""
    morning = (now - timedelta(days=spoken["days_ago"])).replace(hour=9, minute=10)
    return min(morning + timedelta(minutes=13 * order), now - timedelta(minutes=60 - min(order, 59)))


def speaker(session: Session, here: Here, spoken: Spoken) -> Actor:
    """Who says it, and who types it for them."""
    by, typed_by = spoken.get("by", ""), spoken.get("typed_by", "")
    typist = actor_called(session, typed_by or by, here.id)
    spoken_by = person_called(session, by).id if by else None
    return typist.writing_down(spoken_by, Via(spoken.get("via", "own_device")), spoken.get("read_back", False))


def _review(scene: Scene) -> None:
    outcome = _OUTCOMES[scene.step["act"]]
    if outcome == scene.need.review == ReviewState.SHOWN:
        return
    into = scene.session.exec(select(Need.number).where(Need.title == scene.step.get("into", ""))).first()
    form = ReviewForm(outcome=outcome, reason=scene.step.get("words") or scene.step.get("reason", ""), into=into)
    reviewing.review_need(scene.session, scene.actor, scene.need, form)


def _type_up(scene: Scene) -> None:
    of_this_need = select(Attachment).where(Attachment.need_id == scene.need.id)
    recording = scene.session.exec(of_this_need.where(Attachment.kind == AttachmentKind.VOICE)).one()
    reviewing.type_up(scene.session, scene.actor, scene.need, recording, scene.step["words"])


def _said(scene: Scene) -> Comment:
    """The comment this step is about, counted from one."""
    comments = select(Comment).where(Comment.need_id == scene.need.id).order_by(col(Comment.id))
    return scene.session.exec(comments.offset(scene.step["nth"] - 1).limit(1)).one()


def _answer(scene: Scene) -> None:
    step = scene.step
    form = AnswerForm(
        kind=AnswerKind(step["kind"]),
        words=step["words"],
        by_when=_in_days(step.get("by_when_in")),
        look_again_on=_in_days(step.get("look_again_in")),
        tell_by=_in_days(step.get("tell_by_in")),
        instead=step.get("instead", ""),
        decided_by=step.get("decided_by", ""),
    )
    answering.answer_need(scene.session, scene.actor, scene.here, scene.need, form)


def _in_days(number: int | None) -> date | None:
    return None if number is None else clock.today() + timedelta(days=number)


def _helped(scene: Scene) -> None:
    form = HelpedForm(how=Helped(scene.step["how"]), words=scene.step.get("words", ""))
    answering.say_whether_it_helped(
        scene.session, scene.actor, asked_about(scene.session, scene.need), scene.need, form
    )


def _tell(scene: Scene) -> None:
    """Tick off one person's telling of the newest message, or all that wait."""
    waiting = _waiting(scene.need).where(col(Telling.way) != ToldBy.EMAIL).order_by(col(Telling.id).desc())
    if scene.step["act"] == "tell":
        waiting = waiting.where(Telling.person_id == person_called(scene.session, scene.step["to"]).id).limit(1)
    for telling in scene.session.exec(waiting).all():
        tick_off(scene.session, scene.actor, telling, ToldBy(scene.step.get("how", telling.way)))
        _is_sent(scene.session, telling)


def _mail_arrives(session: Session, need: Need) -> None:
    """In the past, the worker has long done its work. Texts are not set up in the demo, so Mina has them to do."""
    for telling in session.exec(_waiting(need).where(col(Telling.way).in_((ToldBy.EMAIL, ToldBy.TEXT)))).all():
        if telling.way == ToldBy.EMAIL:
            told_by_machine(session, telling)
        _is_sent(session, telling)


def _is_sent(session: Session, telling: Telling) -> None:
    for job in session.exec(select(Outbox).where(Outbox.dedupe == f"telling {telling.id}")):
        settle(job)


def _waiting(need: Need) -> SelectOfScalar[Telling]:
    tellings = select(Telling).join(Message, col(Message.id) == Telling.message_id)
    return tellings.where(Message.need_id == need.id, Telling.state == TellingState.WAITING)


_OUTCOMES = {
    "show": ReviewState.SHOWN,
    "ask_back": ReviewState.ASKED_BACK,
    "keep_private": ReviewState.PRIVATE,
    "merge": ReviewState.MERGED,
}
_STEPS: dict[str, Callable[[Scene], object]] = {
    **dict.fromkeys(_OUTCOMES, _review),
    "back": lambda scene: raising.back_need(scene.session, scene.actor, scene.need),
    "unback": lambda scene: raising.stop_backing(scene.session, scene.actor, scene.need),
    "take_back": lambda scene: raising.take_back(scene.session, scene.actor, scene.need),
    "type_up": _type_up,
    "comment": lambda scene: talking.comment(
        scene.session, scene.actor, scene.here, scene.need, CommentForm(words=scene.step["words"])
    ),
    "show_comment": lambda scene: moderating.show_comment(scene.session, scene.actor, _said(scene)),
    "hide_comment": lambda scene: moderating.hide_comment(
        scene.session,
        scene.actor,
        scene.need,
        _said(scene),
        HideForm(hidden_for=HiddenFor(scene.step["hidden_for"]), reason=scene.step["reason"]),
    ),
    "ask_second_look": lambda scene: ask_for_second_look(scene.session, scene.actor, _said(scene)),
    "give_second_look": lambda scene: moderating.give_second_look(
        scene.session,
        scene.actor,
        scene.need,
        _said(scene),
        SecondLookForm(outcome=SecondOutcome(scene.step["outcome"]), words=scene.step["words"]),
    ),
    "report_comment": lambda scene: report(
        scene.session, scene.actor, _said(scene), ReportForm(words=scene.step.get("words", ""))
    ),
    "answer": _answer,
    "helped": _helped,
    "tell": _tell,
    "tell_all": _tell,
}
