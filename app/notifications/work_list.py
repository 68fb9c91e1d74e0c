"""The work list: who is still to be told by a person, and what was ticked off a short while ago."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, or_, select

from app.core import clock
from app.core.errors import NotFound
from app.neighbourhoods.queries import Here
from app.notifications.models import Message, Telling, TellingState
from app.people.models import Person, ToldBy
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

PAGE = 60
MACHINE_HAS = timedelta(days=1)
"""The machine tries again for nearly a day. What waits then can't be sent here at all, and someone is to know."""


@dataclass(frozen=True)
class Task:
    """One person to be told, as the work list shows it."""

    id: int
    way: ToldBy
    state: TellingState
    told_at: datetime | None
    person: str | None
    phone: str | None
    email: str | None
    flat: str | None
    language: str | None
    message: Message
    told_how: ToldBy | None


def ways_of_machine(sends_texts: bool) -> tuple[ToldBy, ...]:
    """What no one here has to do by hand. Mail waits for a mail server; texts that can't leave are for a person."""
    return (ToldBy.EMAIL, ToldBy.TEXT) if sends_texts else (ToldBy.EMAIL,)


def is_for_a_person(sends_texts: bool) -> ColumnElement[bool]:
    """Still to be told by someone's hand; what the machine could not get through is among it."""
    is_by_hand = or_(
        col(Telling.way).not_in(ways_of_machine(sends_texts)), col(Telling.made_at) < clock.now() - MACHINE_HAS
    )
    waits = (col(Telling.state) == TellingState.WAITING) & is_by_hand
    return waits | (col(Telling.state) == TellingState.GIVEN_UP)


@dataclass(frozen=True)
class Part:
    """Which part of the list someone wants to see."""

    way: ToldBy | None = None
    after: int = 0
    """The last telling of the page before."""


@dataclass(frozen=True)
class Work:
    """The work list as one person sees it."""

    tasks: list[Task]
    after: int | None
    """Where the next page begins, or None at the end."""
    just_told: list[Task]
    last: dict[ToldBy, int]
    """The newest telling that waits, for each way that has any."""


def work_list(session: Session, here: Here, sends_texts: bool, part: Part) -> tuple[list[Task], int | None]:
    """A page of who is still to be told by a person's hand, oldest first; and where the next page begins."""
    waiting = _tasks(here).where(is_for_a_person(sends_texts), col(Telling.id) > part.after)
    if part.way is not None:
        waiting = waiting.where(Telling.way == part.way)
    found = [Task(*row) for row in session.exec(waiting.order_by(col(Telling.id)).limit(PAGE + 1))]
    return found[:PAGE], found[PAGE - 1].id if len(found) > PAGE else None


def just_told(session: Session, here: Here, since: datetime) -> list[Task]:
    """What was ticked off a short while ago, so that a slip can be undone."""
    done = _tasks(here).where(Telling.state == TellingState.TOLD, col(Telling.told_at) >= since)
    by_hand = done.where(col(Telling.told_by_id).is_not(None))
    return [Task(*row) for row in session.exec(by_hand.order_by(col(Telling.told_at).desc()).limit(PAGE))]


def work_of(session: Session, actor: Actor, here: Here, sends_texts: bool, part: Part) -> Work:
    """Who is still to be told, and what was ticked off in the last hour. Raises NotAllowed."""
    permit(actor, Act.SEE_TELLINGS, here)

    hour_ago = clock.now() - timedelta(hours=1)
    newest = (
        select(Telling.way, func.max(Telling.id))
        .where(Telling.neighbourhood_id == here.id, Telling.state == TellingState.WAITING)
        .group_by(Telling.way)
    )
    last = {ToldBy(told_by): number or 0 for told_by, number in session.exec(newest)}
    tasks, after = work_list(session, here, sends_texts, part)
    return Work(tasks, after, just_told(session, here, hour_ago), last)


def task_about(session: Session, here: Here, number: int) -> Task:
    """One telling as the work list shows it. Raises NotFound."""
    found = session.exec(_tasks(here).where(Telling.id == number)).first()
    if found is None:
        raise NotFound()
    return Task(*found)


def _tasks(here: Here):  # type: ignore[no-untyped-def]  # SQLModel names no type for a select of many columns
    columns = (
        Telling.id,
        Telling.way,
        Telling.state,
        Telling.told_at,
        Person.name,
        Person.phone,
        Person.email,
        Person.flat,
        Person.language,
        Message,
        Telling.told_how,
    )
    return (
        select(*columns)  # type: ignore[call-overload]  # as above
        .join(Message, col(Message.id) == Telling.message_id)
        .outerjoin(Person, col(Person.id) == Telling.person_id)
        .where(Telling.neighbourhood_id == here.id)
    )
