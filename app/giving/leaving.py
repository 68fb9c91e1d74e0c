"""The words of what someone gave stand in messages too; when they go, they go there as well."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from app.core.left import TAKEN_AWAY
from app.notifications.models import Message
from app.participation.models import Participation

ABOUT_ACTS = ("participation", "participation_echo")


def acts_about(session: Session, table: str, ids: Iterable[int]) -> list[int]:
    """The rows of the log about these rows: messages that may come more than once are about an act."""
    about = select(Participation.id).where(Participation.subject == table, col(Participation.subject_id).in_(list(ids)))
    return list(session.exec(about))


def forget_titles(session: Session, table: str, ids: Iterable[int]) -> None:
    """What it was called stands in no message any more."""
    acts = acts_about(session, table, ids)
    said = select(Message).where(col(Message.subject).in_(ABOUT_ACTS), col(Message.subject_id).in_(acts))
    for message in session.exec(said):
        message.title = TAKEN_AWAY
