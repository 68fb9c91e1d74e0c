"""Reading needs: one, a board of them, those that are alike, and who stands behind one."""

from dataclasses import dataclass
from functools import cached_property

from sqlmodel import Session, col, func, select

from app.core.errors import NotFound
from app.needs.models import Attachment, Backing, Need
from app.needs.replies import Answer, Comment
from app.neighbourhoods.queries import Here
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

MOST_OF_ONE = 20
"""Needs of one person that a page of their own lists."""


@dataclass(frozen=True)
class Asked:
    """A need together with those who may say whether it helped."""

    need: Need
    behind: frozenset[int]
    unnamed: int = 0
    """How many said “me too” without giving a name."""

    @property
    def neighbourhood_id(self) -> int:
        return self.need.neighbourhood_id

    @property
    def said_by_id(self) -> int | None:
        return self.need.said_by_id

    @property
    def typed_by_id(self) -> int | None:
        return self.need.typed_by_id

    @property
    def is_shown(self) -> bool:
        return self.need.is_shown

    @cached_property
    def backers(self) -> int:
        return len(self.behind - {self.need.said_by_id}) + self.unnamed


def the_need(session: Session, here: Here, number: int, to_change: bool = False) -> Need:
    """Raises NotFound. `to_change` holds the row until the transaction ends."""
    if not 0 < number < 2**31:
        raise NotFound()
    wanted = select(Need).where(Need.neighbourhood_id == here.id, Need.number == number)
    found = session.exec(wanted.with_for_update() if to_change else wanted).first()
    if found is None:
        raise NotFound()
    return found


def seen_need(session: Session, actor: Actor, here: Here, number: int, to_change: bool = False) -> Need:
    """The need, if this person may see it; else it is not even said to exist."""
    need = the_need(session, here, number, to_change)
    permit(actor, Act.SEE_NEED, need)
    return need


def comment_on(session: Session, need: Need, comment_id: int, to_change: bool = False) -> Comment:
    """Raises NotFound. `to_change` holds the row until the transaction ends."""
    found = session.get(Comment, comment_id, with_for_update=to_change or None) if 0 < comment_id < 2**31 else None
    if found is None or found.need_id != need.id:
        raise NotFound()
    return found


def recording_of(session: Session, need: Need, recording_id: int) -> Attachment:
    """Raises NotFound."""
    found = session.get(Attachment, recording_id) if 0 < recording_id < 2**31 else None
    if found is None or found.need_id != need.id:
        raise NotFound()
    return found


def enclosed_with(session: Session, need: Need, key: str) -> Attachment:
    """Raises NotFound."""
    found = session.exec(select(Attachment).where(Attachment.key == key, Attachment.need_id == need.id)).first()
    if found is None:
        raise NotFound()
    return found


def people_behind(session: Session, need: Need) -> list[int]:
    """Who raised it and who backed it."""
    backers = session.exec(select(Backing.said_by_id).where(Backing.need_id == need.id))
    return [person for person in dict.fromkeys((need.said_by_id, *backers)) if person is not None]


def is_someone_unnamed_behind(session: Session, need: Need) -> bool:
    """Whether someone who gave no name raised or backed it, or one joined to it: they read the noticeboard."""
    joined = select(Need.id).where(Need.merged_into_id == need.id, col(Need.said_by_id).is_(None))
    backed = select(Backing.id).where(Backing.need_id == need.id, col(Backing.said_by_id).is_(None))
    return need.said_by_id is None or any(session.exec(one).first() is not None for one in (joined, backed))


def asked_about(session: Session, need: Need) -> Asked:
    unnamed = select(func.sum(Backing.heads)).where(Backing.need_id == need.id, col(Backing.said_by_id).is_(None))
    return Asked(need, frozenset(people_behind(session, need)), session.exec(unnamed).one() or 0)


def newest_answer(session: Session, need: Need) -> Answer | None:
    return session.exec(select(Answer).where(Answer.need_id == need.id).order_by(col(Answer.id).desc())).first()


def raised_by(session: Session, here: Here, person_id: int, after: int | None = None) -> tuple[list[Need], int | None]:
    """A page of what one person has raised, newest first, shown or not; and where the next page begins."""
    theirs = select(Need).where(Need.neighbourhood_id == here.id, Need.said_by_id == person_id)
    if after is not None:
        theirs = theirs.where(col(Need.number) < after)
    found = list(session.exec(theirs.order_by(col(Need.number).desc()).limit(MOST_OF_ONE + 1)))
    return found[:MOST_OF_ONE], found[MOST_OF_ONE - 1].number if len(found) > MOST_OF_ONE else None
