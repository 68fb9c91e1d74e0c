"""The work list: who is still to be told by a person, and what was ticked off a short while ago."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, not_
from sqlmodel import Session, col, func, or_, select

from app.core import clock
from app.core.errors import NotFound
from app.neighbourhoods.queries import Here
from app.notifications.addressed import EVERY
from app.notifications.in_time import by_when, comes_after, has_begun, is_near, is_of_no_use, soonest_first
from app.notifications.models import Message, Telling, TellingState
from app.people.models import Person, ToldBy
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

PAGE = 60
PLACE = r"^[a-z0-9/-]{1,80}$"
"""What the address of a page looks like."""
MACHINE_HAS = timedelta(days=1)
"""The machine tries again for nearly a day. What waits then can't be sent here at all, and someone is to know."""
HURRIES = timedelta(minutes=10)
"""By then it has tried four times; so long it alone has what begins before its day is over."""


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
    is_near: bool
    """What it is about begins soon: it stands before all that can wait."""

    @property
    def by(self) -> datetime | None:
        """When it is too late to tell them, as the clocks of their neighbourhood show it."""
        return by_when(self.message)

    @property
    def mark(self) -> "Mark":
        return Mark(self.id, self.by if self.is_near else None)


def ways_of_machine(sends_texts: bool) -> tuple[ToldBy, ...]:
    """What no one here has to do by hand. Mail waits for a mail server; texts that can't leave are for a person."""
    return (ToldBy.EMAIL, ToldBy.TEXT) if sends_texts else (ToldBy.EMAIL,)


def is_for_a_person(here: Here, sends_texts: bool) -> ColumnElement[bool]:
    """Still to be told by someone's hand; what the machine could not get through is among it.

    For selects in which a telling's message is joined.
    """
    is_by_hand = or_(col(Telling.way).not_in(ways_of_machine(sends_texts)), _machine_is_late(here))
    waits = (col(Telling.state) == TellingState.WAITING) & is_by_hand
    return (waits | (col(Telling.state) == TellingState.GIVEN_UP)) & not_(is_of_no_use(here))


@dataclass(frozen=True)
class Mark:
    """A place in the list: behind this telling, and by when it was to be told when it stood among what is near."""

    telling: int = 0
    by: datetime | None = None

    def __str__(self) -> str:
        return f"{self.by.isoformat()}_{self.telling}" if self.by else str(self.telling)

    @classmethod
    def read(cls, spelled: str) -> "Mark":
        """What is no mark is the beginning of the list."""
        by, _, telling = spelled.rpartition("_")
        try:
            moment = datetime.fromisoformat(by).replace(tzinfo=None) if by else None
            return cls(min(max(int(telling), 0), EVERY), moment)
        except ValueError:
            return cls()


@dataclass(frozen=True)
class Part:
    """Which part of the list someone wants to see."""

    way: ToldBy | None = None
    about: str = ""
    """The page of one date, as "activities/7/dates/3"; "" is everything."""
    after: Mark = Mark()
    """Where the page before ended."""


@dataclass(frozen=True)
class Work:
    """The work list as one person sees it."""

    tasks: list[Task]
    after: Mark | None
    """Where the next page begins, or None at the end."""
    just_told: list[Task]
    last: dict[ToldBy, int]
    """The newest telling that waits, for each way that has any."""


def work_list(session: Session, here: Here, sends_texts: bool, part: Part) -> tuple[list[Task], Mark | None]:
    """A page of who is still to be told by a person's hand, and where the next page begins.

    What is about something near comes first, by when it begins; then the rest, oldest first.
    """
    waiting = _tasks(here).where(is_for_a_person(here, sends_texts))
    if part.way is not None:
        waiting = waiting.where(Telling.way == part.way)
    if part.about:
        waiting = waiting.where(Message.place == part.about)
    if part.after != Mark():
        waiting = waiting.where(comes_after(here, part.after.telling, part.after.by))
    found = [Task(*row) for row in session.exec(waiting.order_by(*soonest_first(here)).limit(PAGE + 1))]
    return found[:PAGE], found[PAGE - 1].mark if len(found) > PAGE else None


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


def task_about(session: Session, actor: Actor, here: Here, number: int) -> Task:
    """One telling as the work list shows it. Raises NotAllowed, NotFound."""
    permit(actor, Act.SEE_TELLINGS, here)

    found = session.exec(_tasks(here).where(Telling.id == number)).first()
    if found is None:
        raise NotFound()
    return Task(*found)


def _machine_is_late(here: Here) -> ColumnElement[bool]:
    """It still tries, but the list waits no longer."""
    made = col(Telling.made_at)
    return (made < clock.now() - MACHINE_HAS) | (has_begun(here, MACHINE_HAS) & (made < clock.now() - HURRIES))


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
        is_near(here),
    )
    return (
        select(*columns)  # type: ignore[call-overload]  # as above
        .join(Message, col(Message.id) == Telling.message_id)
        .outerjoin(Person, col(Person.id) == Telling.person_id)
        .where(Telling.neighbourhood_id == here.id)
    )
