"""Reading who has been told what, and who is still to be told."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from app.core import clock
from app.core.errors import NotFound
from app.core.small_numbers import Shown, shown
from app.neighbourhoods.queries import Here
from app.notifications.models import Message, Telling, TellingState
from app.people.models import Person, ToldBy
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

PAGE = 60


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


@dataclass(frozen=True)
class Task:
    """One person to be told, as the work list shows it."""

    id: int
    way: ToldBy
    state: TellingState
    made_at: datetime
    told_at: datetime | None
    person: str | None
    phone: str | None
    email: str | None
    flat: str | None
    language: str | None
    message: Message
    printed_at: datetime | None

    told_how: ToldBy | None

    @property
    def is_told(self) -> bool:
        return self.state == TellingState.TOLD


@dataclass(frozen=True)
class Work:
    """The work list as one person sees it."""

    tasks: list[Task]
    just_told: list[Task]
    last: dict[ToldBy, int]
    """The newest telling that waits, for each way that has any."""

    @property
    def is_cut_short(self) -> bool:
        return len(self.tasks) == PAGE


def told_about(session: Session, need_id: int) -> list[Told]:
    """Every message about a need, oldest first, in one statement."""
    rows = (
        select(Message.subject, Message.subject_id, Telling.state, Telling.told_how, Telling.told_at)  # type: ignore[call-overload]  # as below
        .join(Telling, col(Telling.message_id) == Message.id)
        .where(Message.need_id == need_id)
        .order_by(col(Message.id), col(Telling.told_at))
    )
    found: dict[tuple[str, int], Told] = {}
    for subject, subject_id, state, how, at in session.exec(rows):
        told = found.setdefault((subject, subject_id), Told(subject, subject_id))
        if state == TellingState.TOLD and how is not None:
            told.by[how] += 1
            told.at = max(filter(None, (told.at, at)), default=None)
        else:
            told.waiting += 1
    return list(found.values())


def work_list(session: Session, here: Here, way: ToldBy | None = None) -> list[Task]:
    """Who is still to be told by a person's hand, oldest first; mail that failed for good is among them."""
    by_hand = (col(Telling.state) == TellingState.WAITING) & (col(Telling.way) != ToldBy.EMAIL)
    waiting = _tasks(here).where(by_hand | (Telling.state == TellingState.GIVEN_UP))
    if way is not None:
        waiting = waiting.where(Telling.way == way)
    return [Task(*row) for row in session.exec(waiting.order_by(col(Telling.id)).limit(PAGE))]


def just_told(session: Session, here: Here, since: datetime) -> list[Task]:
    """What was ticked off a short while ago, so that a slip can be undone."""
    done = _tasks(here).where(Telling.state == TellingState.TOLD, col(Telling.told_at) >= since)
    by_hand = done.where(col(Telling.told_by_id).is_not(None))
    return [Task(*row) for row in session.exec(by_hand.order_by(col(Telling.told_at).desc()).limit(PAGE))]


def work_of(session: Session, actor: Actor, here: Here, way: ToldBy | None = None) -> Work:
    """Who is still to be told, and what was ticked off in the last hour. Raises NotAllowed."""
    permit(actor, Act.SEE_TELLINGS, here)

    hour_ago = clock.now() - timedelta(hours=1)
    newest = (
        select(Telling.way, func.max(Telling.id))
        .where(Telling.neighbourhood_id == here.id, Telling.state == TellingState.WAITING)
        .group_by(Telling.way)
    )
    last = {ToldBy(told_by): number or 0 for told_by, number in session.exec(newest)}
    return Work(work_list(session, here, way), just_told(session, here, hour_ago), last)


def task_about(session: Session, here: Here, number: int) -> Task:
    """One telling as the work list shows it. Raises NotFound."""
    found = session.exec(_tasks(here).where(Telling.id == number)).first()
    if found is None:
        raise NotFound()
    return Task(*found)


def the_telling(session: Session, here: Here, number: int) -> Telling:
    """Held until the transaction ends. Raises NotFound."""
    wanted = select(Telling).where(Telling.neighbourhood_id == here.id, Telling.id == number).with_for_update()
    found = session.exec(wanted).first()
    if found is None:
        raise NotFound()
    return found


def _tasks(here: Here):  # type: ignore[no-untyped-def]  # SQLModel names no type for a select of many columns
    columns = (
        Telling.id,
        Telling.way,
        Telling.state,
        Telling.made_at,
        Telling.told_at,
        Person.name,
        Person.phone,
        Person.email,
        Person.flat,
        Person.language,
        Message,
        Telling.printed_at,
        Telling.told_how,
    )
    return (
        select(*columns)  # type: ignore[call-overload]  # as above
        .join(Message, col(Message.id) == Telling.message_id)
        .outerjoin(Person, col(Person.id) == Telling.person_id)
        .where(Telling.neighbourhood_id == here.id)
    )
