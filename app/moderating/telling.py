"""Telling the author of something that it was hidden, or what a second look at it came to."""

from dataclasses import asdict, dataclass

from sqlmodel import Session

from app.core import clock
from app.moderating.models import MayBeHidden
from app.notifications.models import About, Message
from app.notifications.service import tell
from app.participation.models import Participation
from app.permissions.who import Actor


@dataclass(frozen=True)
class News:
    """What they are told, and where it stands: in a place of its own, or on a need's page."""

    about: About
    title: str
    words: str
    kind: str = ""
    place: str = ""
    need_id: int | None = None
    need_number: int | None = None


def tell_author(session: Session, actor: Actor, said: MayBeHidden, act: Participation, news: News) -> None:
    """In their own way, never on the noticeboard. Who gave no name can't be told; who did it themselves knows."""
    if said.said_by_id in (None, actor.person_id):
        return
    session.flush()
    message = Message(
        neighbourhood_id=said.neighbourhood_id,
        # A thing may be hidden more than once, so the news is about the act.
        subject=str(Participation.__tablename__),
        subject_id=act.id,
        said_by=actor.name,
        organisation=actor.organisation,
        made_at=clock.now(),
        **asdict(news),
    )
    tell(session, message, [said.said_by_id])
