"""What waits for staff today, and the language someone likes to be greeted in."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, literal, text, union_all
from sqlmodel import Session, col, func, select

from app.core import clock
from app.core.few import MOST, Few
from app.core.small_numbers import Shown, shown
from app.home.things import LOOKS, REPORTED, things_that_wait
from app.home.waits import GIVEN, TO_VOUCH, Waits
from app.moderating.models import Report, SecondLook
from app.needs.kinds import AttachmentKind, ReviewState, Standing
from app.needs.models import IS_ANSWERED, Attachment, Need
from app.needs.replies import Comment
from app.neighbourhoods.queries import Here
from app.notifications.models import Message, Telling
from app.notifications.work_list import is_for_a_person
from app.people.models import Person


@dataclass(frozen=True)
class Theirs:
    """Which of the work is part of someone's day."""

    reviews: bool
    tells: bool
    types_up: bool
    vouches: bool


ASKED_OF_THEM = ("REVIEW_NEED", "SEE_TELLINGS", "TYPE_UP", "NOTE_VOUCH")
"""The acts that each of these stands for, in turn."""


@dataclass(frozen=True)
class Talk:
    """A comment that waits for a reviewer."""

    comment_id: int
    number: int
    title: str
    words: str


@dataclass(frozen=True)
class SomeShownNeed:
    """Any need on the board, to ask once for a whole list what may be done with it."""

    neighbourhood_id: int
    is_shown: bool = True
    is_open: bool = True


@dataclass(frozen=True)
class Today:
    """The work waiting, oldest first."""

    to_review: Few[Need]
    asked_back: Few[Need]
    to_answer: Few[Need]
    back_again: Few[Need]
    to_type_up: Few[Need]
    comments: Few[Talk]
    reported: Few[Talk]
    second_looks: Few[Talk]
    given: Few[Waits]
    to_vouch: Few[Waits]
    reported_things: Few[Waits]
    looks_at_things: Few[Waits]
    to_be_told: Shown

    @property
    def is_quiet(self) -> bool:
        needs = (self.to_review, self.to_answer, self.back_again, self.to_type_up)
        talk = (self.comments, self.reported, self.second_looks)
        things = (self.given, self.to_vouch, self.reported_things, self.looks_at_things)
        return not any((*needs, *talk, *things)) and self.to_be_told == 0


def work_waiting(session: Session, here: Here, theirs: Theirs, sends_texts: bool) -> Today:
    """Seven statements at most."""
    reviews = theirs.reviews
    in_review = _in_review(session, here) if reviews else []
    talk = _talk(session, here) if reviews else {}
    asked = things_that_wait(session, here) if reviews else {}
    return Today(
        to_review=Few.of(row for row in in_review if row[0].review == ReviewState.WAITING),
        asked_back=Few.of(row for row in in_review if row[0].review == ReviewState.ASKED_BACK),
        to_answer=_waiting(session, here, is_new=True),
        back_again=_waiting(session, here, is_new=False),
        to_type_up=_not_typed_up(session, here, reviews) if theirs.types_up else Few(),
        comments=Few.of(talk.get("unseen", [])),
        reported=Few.of(talk.get("reported", [])),
        second_looks=Few.of(talk.get("second_looks", [])),
        given=asked.get(GIVEN, Few()),
        to_vouch=asked.get(TO_VOUCH, Few()) if theirs.vouches else Few(),
        reported_things=asked.get(REPORTED, Few()),
        looks_at_things=asked.get(LOOKS, Few()),
        to_be_told=_to_be_told(session, here, sends_texts) if theirs.tells else 0,
    )


def language_of(session: Session, person_id: int | None) -> str:
    if person_id is None:
        return ""
    return session.exec(select(Person.language).where(Person.id == person_id)).first() or ""


def _in_review(session: Session, here: Here) -> list[tuple[Need, int]]:
    """Those to look at and those asked back, the oldest few of each, and how many there are of each."""
    of_each = func.count().over(partition_by=Need.review)
    place = func.row_number().over(partition_by=Need.review, order_by=col(Need.number))
    states = col(Need.review).in_((ReviewState.WAITING, ReviewState.ASKED_BACK))
    ranked = (
        select(Need.id, place.label("place"), of_each.label("of"))
        .where(Need.neighbourhood_id == here.id, states)
        .subquery()
    )
    oldest = select(Need, ranked.c.of).join(ranked, ranked.c.id == Need.id).where(ranked.c.place <= MOST)
    return list(session.exec(oldest.order_by(col(Need.number))))


def _waiting(session: Session, here: Here, is_new: bool) -> Few[Need]:
    waiting = select(Need, func.count().over()).where(
        Need.neighbourhood_id == here.id,
        Need.review == ReviewState.SHOWN,
        col(Need.waits_from) <= clock.now(),
        col(Need.stands) == Standing.WAITING if is_new else text(f"need.{IS_ANSWERED}"),
    )
    return Few.of(session.exec(waiting.order_by(col(Need.waits_from)).limit(MOST)))


def _not_typed_up(session: Session, here: Here, reviews: bool) -> Few[Need]:
    """Needs with a voice note that not everyone can read yet; before they are shown only for those who review them."""
    seen = [ReviewState.SHOWN, *((ReviewState.WAITING, ReviewState.ASKED_BACK) if reviews else ())]
    spoken = select(Attachment.need_id).where(
        Attachment.neighbourhood_id == here.id, Attachment.kind == AttachmentKind.VOICE, Attachment.typed_up == ""
    )
    waiting = select(Need, func.count().over()).where(Need.neighbourhood_id == here.id, col(Need.review).in_(seen))
    waiting = waiting.where(col(Need.id).in_(spoken))
    return Few.of(session.exec(waiting.order_by(col(Need.number)).limit(MOST)))


def _talk(session: Session, here: Here) -> dict[str, list[tuple[Talk, int]]]:
    """One statement: comments no one has shown, those someone asked about, and those hidden that wait for another."""
    reported = select(Report.comment_id).where(Report.neighbourhood_id == here.id, col(Report.settled_at).is_(None))
    asked = select(SecondLook.comment_id).where(
        SecondLook.neighbourhood_id == here.id, col(SecondLook.looked_at).is_(None)
    )
    is_hidden = col(Comment.hidden_at).is_not(None)
    kinds = {
        "unseen": col(Comment.shown_at).is_(None) & ~is_hidden,
        "reported": col(Comment.id).in_(reported),
        "second_looks": col(Comment.id).in_(asked) & is_hidden,
    }
    every = union_all(*(_comments_that(here, kind, which) for kind, which in kinds.items())).subquery()
    found: dict[str, list[tuple[Talk, int]]] = {kind: [] for kind in kinds}
    for kind, of, *talk in session.exec(select(*every.c).order_by(every.c.id)):
        found[kind].append((Talk(*talk), of))
    return found


def _comments_that(here: Here, kind: str, which: ColumnElement[bool]):  # type: ignore[no-untyped-def]  # SQLModel names no type for so many
    some = (
        select(  # type: ignore[call-overload]  # as above
            *(literal(kind).label("kind"), func.count().over().label("of")),
            *(Comment.id, Need.number, Need.title, Comment.words),
        )
        .join(Need, col(Need.id) == Comment.need_id)
        .where(Comment.neighbourhood_id == here.id, which)
        .order_by(col(Comment.id))
        .limit(MOST)
        .subquery()
    )
    return select(*some.c)


def _to_be_told(session: Session, here: Here, sends_texts: bool) -> Shown:
    waiting = select(func.count()).select_from(Telling).join(Message, col(Message.id) == Telling.message_id)
    here_and_by_hand = (Telling.neighbourhood_id == here.id, is_for_a_person(here, sends_texts))
    return shown(session.exec(waiting.where(*here_and_by_hand)).one())
