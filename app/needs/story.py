"""A need's whole story in order: raised, backed, talked about, answered, told, looked at again, helped or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from sqlmodel import Session, col, select

from app.core import clock
from app.core.small_numbers import Shown, shown
from app.needs.models import Need, Review
from app.needs.replies import Answer, Comment, HelpedReply, Report
from app.neighbourhoods.models import Organisation
from app.neighbourhoods.queries import Here
from app.notifications.queries import Told, told_about
from app.participation.models import Said
from app.people.queries import names_of
from app.permissions.rules import Act, may
from app.permissions.who import Actor, Via


@dataclass(frozen=True)
class Step:
    """One thing that happened. `kind` names the template part that tells it."""

    kind: str
    at: datetime
    who_id: int | None = None
    typed_by_id: int | None = None
    via: Via | None = None
    read_back: bool = False
    words: str = ""
    who: str = ""
    typed_by: str = ""
    """Who typed it, when that was someone else."""
    organisation: str = ""
    answer: Answer | None = None
    comment: Comment | None = None
    reply: HelpedReply | None = None
    review: Review | None = None
    told: Told | None = None
    backing: Shown = 0
    is_current: bool = False
    is_asked_about: bool = False
    """Someone asked for a second look at this comment; only reviewers know."""


def story_of(session: Session, actor: Actor, here: Here, need: Need, backed: Sequence[datetime]) -> list[Step]:
    """What this person may see of it, oldest first. Six statements, however long the story."""
    answers = _answers(session, need)
    steps = [
        _said("raised", need, words=need.story),
        *_reviews(session, actor, need),
        *_backed(backed),
        *_comments(session, actor, need),
        *_answer_steps(answers),
        *_came_back(answers, here),
        *(Step("told", told.at or clock.now(), told=told) for told in told_about(session, need.id or 0)),
        *_helped(session, need),
    ]
    if need.taken_back_at:
        steps.append(Step("taken_back", need.taken_back_at, who_id=need.said_by_id))
    in_order = sorted(steps, key=lambda step: step.at)
    return _with_names(session, in_order) if may(actor, Act.SEE_NAMES, need) else in_order


def _said(kind: str, said: Said, **more: object) -> Step:
    return Step(
        kind=kind,
        at=said.said_at,
        who_id=said.said_by_id,
        typed_by_id=said.typed_by_id if said.typed_by_id != said.said_by_id else None,
        via=said.via,
        read_back=said.read_back,
        **more,  # type: ignore[arg-type]  # fields of Step
    )


def _reviews(session: Session, actor: Actor, need: Need) -> Iterator[Step]:
    """Why something was asked back or kept private is for its author and for reviewers."""
    sees_all = may(actor, Act.REVIEW_NEED, need) or actor.person_id == need.said_by_id is not None
    for review in session.exec(select(Review).where(Review.need_id == need.id)):
        if sees_all or review.outcome in ("shown", "merged"):
            yield Step(review.outcome.value, review.at, who_id=review.by_id, words=review.reason, review=review)


def _backed(moments: Sequence[datetime]) -> Iterator[Step]:
    """One step for all: who backed a need, and exactly how many, stays with the neighbours themselves."""
    if moments:
        yield Step("backed", min(moments), backing=shown(len(moments)))


def _comments(session: Session, actor: Actor, need: Need) -> Iterator[Step]:
    """What waits to be shown is seen by its author and by reviewers only."""
    reviews = may(actor, Act.REVIEW_COMMENT, need)
    open_reports = select(Report.id).where(Report.comment_id == Comment.id, col(Report.settled_at).is_(None))
    comments = select(Comment, open_reports.exists()).where(Comment.need_id == need.id)
    for said, is_asked_about in session.exec(comments):
        is_mine = said.said_by_id is not None and actor.person_id in (said.said_by_id, said.typed_by_id)
        if said.shown_at or said.hidden_at or reviews or is_mine:
            yield _said("comment", said, words=said.words, comment=said, is_asked_about=is_asked_about and reviews)


def _answers(session: Session, need: Need) -> list[tuple[Answer, str]]:
    given = (
        select(Answer, Organisation.name)
        .join(Organisation, col(Organisation.id) == Answer.organisation_id)
        .where(Answer.need_id == need.id)
        .order_by(col(Answer.id))
    )
    return list(session.exec(given))


def _answer_steps(answers: list[tuple[Answer, str]]) -> Iterator[Step]:
    for answer, organisation in answers:
        is_current = answer is answers[-1][0]
        yield _said(
            "answer", answer, words=answer.words, answer=answer, organisation=organisation, is_current=is_current
        )


def _came_back(answers: list[tuple[Answer, str]], here: Here) -> Iterator[Step]:
    """The days on which it came back by itself, because no newer answer had come before."""
    for (answer, _), (newer, _) in pairwise([*answers, (None, "")]):
        back_at = answer.comes_back_at(here.time_zone) if answer else None
        until = newer.said_at if newer else clock.now()
        if back_at is not None and back_at <= until:
            yield Step("came_back", back_at, answer=answer)


def _helped(session: Session, need: Need) -> Iterator[Step]:
    for reply in session.exec(select(HelpedReply).where(HelpedReply.need_id == need.id)):
        yield _said("helped", reply, words=reply.words, reply=reply)


def _with_names(session: Session, steps: list[Step]) -> list[Step]:
    """Names are for those who belong here; who decided an answer is for everyone, and stands in the answer itself."""
    names = names_of(session, {person for step in steps for person in (step.who_id, step.typed_by_id)})
    return [
        replace(step, who=names.get(step.who_id or 0, ""), typed_by=names.get(step.typed_by_id or 0, ""))
        for step in steps
    ]
