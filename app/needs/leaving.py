"""What becomes of someone's words when they leave: they stay without a name, or go where nothing hangs on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from app.core import clock
from app.core.left import TAKEN_AWAY
from app.core.storage import Storage
from app.needs.enclosing import filed_by_its_words
from app.needs.kinds import AttachmentKind, ReviewState
from app.needs.models import Attachment, Backing, Need
from app.needs.replies import Answer, Comment, HelpedReply
from app.neighbourhoods.models import Neighbourhood
from app.notifications.service import forget_title


@dataclass(frozen=True)
class Hangs:
    """A need of mine that can't go, as others have joined in or it was answered."""

    slug: str
    number: int
    title: str


def needs_that_stay(session: Session, person_id: int | None) -> list[Hangs]:
    """The oldest first."""
    hanging = (
        select(Neighbourhood.slug, Need.number, Need.title)
        .join(Neighbourhood, col(Neighbourhood.id) == Need.neighbourhood_id)
        .where(Need.said_by_id == person_id, _others_hang_on(person_id))
    )
    return [Hangs(*row) for row in session.exec(hanging.order_by(Neighbourhood.name, col(Need.number)))]


def silence_recordings(session: Session, storage: Storage, person_id: int) -> None:
    """A voice is known without a name. What someone typed up from it stays as words."""
    for attachment, need in _enclosed_by(session, person_id):
        if attachment.kind == AttachmentKind.VOICE:
            need.story = "\n\n".join(words for words in (need.story, attachment.typed_up) if words)
            _forget(session, storage, attachment)
            session.flush()
            filed_by_its_words(session, need)


def take_words_away(session: Session, storage: Storage, person_id: int) -> None:
    """Of this person's words, all that others have not built upon. Whoever calls this has asked whether they may."""
    for attachment, need in _enclosed_by(session, person_id):
        _forget(session, storage, attachment)
        session.flush()
        filed_by_its_words(session, need)
    mine = select(Need).where(Need.said_by_id == person_id)
    for need in session.exec(mine.where(~_others_hang_on(person_id)).with_for_update()):
        _take_away(session, need)
    _quieten_talk(session, person_id)
    for helped in session.exec(select(HelpedReply).where(HelpedReply.said_by_id == person_id)):
        helped.words = ""
    for backing in session.exec(select(Backing).where(Backing.said_by_id == person_id)):
        session.delete(backing)


def _take_away(session: Session, need: Need) -> None:
    need.title, need.story, need.search_text = TAKEN_AWAY, "", ""
    need.theme_id = need.place_id = need.waits_from = None
    if need.review != ReviewState.MERGED:
        need.review, need.taken_back_at = ReviewState.TAKEN_BACK, clock.now()
    forget_title(session, need.id, TAKEN_AWAY)


def _quieten_talk(session: Session, person_id: int) -> None:
    """What was read keeps its place in the talk, without its words; what no one has seen yet goes."""
    for said in session.exec(select(Comment).where(Comment.said_by_id == person_id)):
        if said.shown_at is None and said.hidden_at is None:
            session.delete(said)
        else:
            said.words = TAKEN_AWAY


def _enclosed_by(session: Session, person_id: int) -> Sequence[tuple[Attachment, Need]]:
    mine = select(Attachment, Need).join(Need, col(Need.id) == Attachment.need_id)
    return session.exec(mine.where(Need.said_by_id == person_id).order_by(col(Attachment.id))).all()


def _forget(session: Session, storage: Storage, attachment: Attachment) -> None:
    storage.forget(session, attachment.key)
    session.delete(attachment)


def _others_hang_on(person_id: int | None) -> ColumnElement[bool]:
    """Someone else said something to it, or it was answered."""
    joined = aliased(Need)
    said = [
        select(table.id).where(table.need_id == Need.id, _by_another(table.said_by_id, person_id)).exists()
        for table in (Backing, Comment, HelpedReply)
    ]
    answered = select(Answer.id).where(Answer.need_id == Need.id).exists()
    return or_(*said, answered, select(joined.id).where(joined.merged_into_id == Need.id).exists())


def _by_another(said_by: object, person_id: int | None) -> ColumnElement[bool]:
    return or_(col(said_by).is_(None), col(said_by) != person_id)
