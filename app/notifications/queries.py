"""Reading how far a message has come."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from app.core.database import rows
from app.core.errors import NotFound
from app.core.small_numbers import Shown, shown
from app.neighbourhoods.queries import Here
from app.notifications.addressed import EVERY
from app.notifications.models import ABOUT_A_NEED, Message, Telling, TellingState
from app.people.models import ToldBy


@dataclass
class Told:
    """How far one message has come: told in which ways, and how many are still to be told."""

    subject: str
    subject_id: int
    at: datetime | None = None
    by: Counter[ToldBy] = field(default_factory=Counter)
    waiting: int = 0

    @property
    def still_to_be_told(self) -> Shown:
        return shown(self.waiting)

    @property
    def ways(self) -> list[tuple[ToldBy, Shown]]:
        return [(way, shown(number)) for way, number in self.by.most_common()]


def told_about(session: Session, need_id: int) -> list[Told]:
    """Every message about a need, oldest first, in one statement; what its talkers are told is between us and them."""
    found: dict[tuple[str, int], Told] = {}
    for subject, subject_id, state, how, at in rows(session, _TOLD_ABOUT, need=need_id):
        told = found.setdefault((subject, subject_id), Told(subject, subject_id))
        if state == TellingState.TOLD and how is not None:
            told.by[how] += 1
            told.at = max(filter(None, (told.at, at)), default=None)
        else:
            told.waiting += 1
    return list(found.values())


def the_telling(session: Session, here: Here, number: int) -> Telling:
    """Held until the transaction ends. Raises NotFound."""
    wanted = select(Telling).where(Telling.neighbourhood_id == here.id, Telling.id == number).with_for_update()
    # A number no telling can have is not even asked about: the database would not know what to do with it.
    found = session.exec(wanted).first() if 0 < number <= EVERY else None
    if found is None:
        raise NotFound()
    return found


# Asked on every need's page, so it is put together once.
_TOLD_ABOUT = (
    select(Message.subject, Message.subject_id, Telling.state, Telling.told_how, Telling.told_at)  # type: ignore[call-overload]  # SQLModel names no type for a select of many columns
    .join(Telling, col(Telling.message_id) == Message.id)
    .where(Message.need_id == bindparam("need"), col(Message.about).in_(ABOUT_A_NEED))
    .order_by(col(Message.id), col(Telling.told_at))
)
