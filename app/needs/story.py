"""A need's whole story in order: raised, backed, talked about, answered, told, looked at again, helped or not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from app.belonging.readable import Known, known_of
from app.core import clock
from app.core.database import rows
from app.core.small_numbers import shown
from app.moderating.models import Report, SecondLook
from app.needs.kinds import ReviewState
from app.needs.models import Need, Review
from app.needs.replies import Answer, Comment, HelpedReply
from app.needs.steps import STILL_TO_COME, Backed, Given, News, Step, Talk
from app.neighbourhoods.models import Organisation
from app.neighbourhoods.queries import Here
from app.notifications.queries import told_about
from app.permissions.rules import Act, may
from app.permissions.who import Actor

NO_ONE = Known("", "")


def story_of(session: Session, actor: Actor, here: Here, need: Need, backed: Sequence[Backed]) -> list[Step]:
    """What this person may see of it, oldest first. Six statements, however long the story."""
    reviews, answers = _reviews(session, need), _answers(session, need)
    steps = [
        _said("raised", need.said_at, need.said_by_id, need.typed_by_id, need.via, need.read_back, need.story),
        *_seen(reviews, actor, need),
        *_backed(backed),
        *_comments(session, actor, need),
        *answers,
        *_came_back(answers, here, _waits_until(reviews, need)),
        *_told(session, need),
        *_helped(session, need),
    ]
    if need.taken_back_at:
        steps.append(Step("taken_back", need.taken_back_at, who_id=need.said_by_id))
    in_order = sorted(steps, key=lambda step: step.at)
    if not may(actor, Act.SEE_NAMES, need):
        return in_order
    people = {person for step in in_order for person in (step.who_id, step.typed_by_id)}
    return _with_names(in_order, here, known_of(session, actor, here, people))


def _said(kind: str, *said: object, **more: object) -> Step:
    """`said` is when, whose words, who typed them, how they came, whether they were read back, and the words."""
    at, who, typed_by, *rest = said
    return Step(kind, at, who, typed_by if typed_by != who else None, *rest, **more)  # type: ignore[arg-type]  # as said


def _reviews(session: Session, need: Need) -> list[Step]:
    found = rows(session, _REVIEWS, need=need.id)
    return [Step(outcome.value, at, who_id=by, words=why, into=into) for at, outcome, by, why, into in found]


def _seen(reviews: list[Step], actor: Actor, need: Need) -> Iterator[Step]:
    """Why something was asked back or kept private is for its author and for reviewers."""
    sees_all = may(actor, Act.REVIEW_NEED, need) or actor.person_id == need.said_by_id is not None
    return (step for step in reviews if sees_all or step.kind in (ReviewState.SHOWN, ReviewState.MERGED))


def _waits_until(reviews: list[Step], need: Need) -> datetime:
    """What was taken back, joined to another or kept private waits for no promised day from then on."""
    if need.is_open:
        return clock.now()
    return need.taken_back_at or max((step.at for step in reviews), default=need.said_at)


def _backed(backed: Sequence[Backed]) -> Iterator[Step]:
    """One step for all: who backed a need, and exactly how many, stays with the neighbours themselves.

    Hands that were counted in a room are a step of their own, as they say who counted.
    """
    one_by_one = [one.at for one in backed if one.heads == 1]
    if one_by_one:
        yield Step("backed", min(one_by_one), backing=shown(sum(one.heads for one in backed)))
    for one in backed:
        if one.heads > 1:
            yield Step("heads", one.at, typed_by_id=one.typed_by_id, backing=one.shown)


def _comments(session: Session, actor: Actor, need: Need) -> Iterator[Step]:
    """What waits to be shown is seen by its author, by who typed it, and by reviewers only."""
    reviews = may(actor, Act.REVIEW_COMMENT, need)
    for *said, is_asked_about, number, shown_at, hidden_at, why, asked_at, looked_at in rows(
        session, _COMMENTS, need=need.id
    ):
        _, who, typed_by, *_ = said
        talk = Talk(number, need.neighbourhood_id, who, typed_by, shown_at, hidden_at, why, asked_at, looked_at)
        if hidden_at or may(actor, Act.SEE_NEED, talk):
            yield _said("comment", *said, comment=talk, is_asked_about=reviews and bool(is_asked_about))


def _answers(session: Session, need: Need) -> list[Step]:
    found = rows(session, _ANSWERS, need=need.id)
    return [_said("answer", *row[:6], answer=Given(*row[6:]), is_current=row is found[-1]) for row in found]


def _came_back(answers: list[Step], here: Here, until: datetime) -> Iterator[Step]:
    """The days on which it came back by itself, because no newer answer had come before."""
    ends = [*(step.at for step in answers[1:]), until]
    for step, end in zip(answers, ends, strict=False):
        back_at = step.answer and step.answer.comes_back_at(here.time_zone)
        if back_at and back_at <= end:
            yield Step("came_back", back_at)


def _told(session: Session, need: Need) -> Iterator[Step]:
    for told in told_about(session, need.id):
        yield Step("told", told.at or STILL_TO_COME, news=News(told.subject, tuple(told.ways), told.still_to_be_told))


def _helped(session: Session, need: Need) -> Iterator[Step]:
    for *said, how in rows(session, _HELPED, need=need.id):
        yield _said("helped", *said, how=how)


def _with_names(steps: list[Step], here: Here, known: Mapping[int, Known]) -> list[Step]:
    """Names are for those who belong here; who decided an answer is for everyone, and stands in the answer itself."""
    met: dict[str, list[str]] = {}
    named = []
    for step in steps:
        who, typed_by = (known.get(person or 0, NO_ONE) for person in (step.who_id, step.typed_by_id))
        of_this_name = met.setdefault(who.name, [])
        if who.handle and who.handle not in of_this_name:
            of_this_name.append(who.handle)
        place = of_this_name.index(who.handle) if who.handle else 0
        profile = f"/{here.slug}/people/{who.handle}" if who.handle else ""
        namesake = place + 1 if place else 0
        named.append(replace(step, who=who.name, typed_by=typed_by.name, profile=profile, namesake=namesake))
    return named


def _columns(table: type[Comment | Answer | HelpedReply]) -> tuple[object, ...]:
    return (table.said_at, table.said_by_id, table.typed_by_id, table.via, table.read_back, table.words)


# A need's page is asked for often, so its statements are put together once and read into plain rows.
_REVIEWS = (
    select(Review.at, Review.outcome, Review.by_id, Review.reason, Review.into_number)  # type: ignore[call-overload]  # SQLModel names no type for a select of many columns
    .where(Review.need_id == bindparam("need"))
    .order_by(col(Review.id))
)
_HELPED = (
    select(*_columns(HelpedReply), HelpedReply.how)  # type: ignore[call-overload]  # as above
    .where(HelpedReply.need_id == bindparam("need"))
    .order_by(col(HelpedReply.id))
)
_open_reports = select(Report.id).where(Report.comment_id == Comment.id, col(Report.settled_at).is_(None))
_COMMENTS = (
    select(  # type: ignore[call-overload]  # as above
        *_columns(Comment),
        _open_reports.exists(),
        Comment.id,
        Comment.shown_at,
        Comment.hidden_at,
        Comment.hidden_reason,
        SecondLook.asked_at,
        SecondLook.looked_at,
    )
    .outerjoin(SecondLook, col(SecondLook.comment_id) == Comment.id)
    .where(Comment.need_id == bindparam("need"))
    .order_by(col(Comment.id))
)
_ANSWERS = (
    select(  # type: ignore[call-overload]  # as above
        *_columns(Answer),
        Answer.kind,
        Answer.by_when,
        Answer.look_again_on,
        Answer.tell_by,
        Answer.instead,
        Answer.decided_by,
        Organisation.name,
    )
    .join(Organisation, col(Organisation.id) == Answer.organisation_id)
    .where(Answer.need_id == bindparam("need"))
    .order_by(col(Answer.id))
)
