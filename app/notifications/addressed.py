"""Reading what the machine and the printer need: whom a message goes to, where they live, and who can be asked."""

from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from app.neighbourhoods.models import Neighbourhood
from app.neighbourhoods.queries import Here, roles_given
from app.notifications.models import Message, Telling, TellingState
from app.people.models import Person, ToldBy
from app.permissions.rules import Act, permit
from app.permissions.who import Actor, Role

EVERY = 2**31 - 1


@dataclass(frozen=True)
class Addressed:
    """A telling that waits, with all that its mail or letter needs."""

    telling_id: int
    person_id: int
    name: str
    email: str | None
    phone: str | None
    flat: str | None
    language: str
    message: Message
    neighbourhood: Neighbourhood


@dataclass(frozen=True)
class Asked:
    """Whom to ask about a letter."""

    name: str
    phone: str


def newest_waiting(session: Session, here: Here, way: ToldBy, through: int = EVERY) -> int:
    """The telling a printed batch ends with: what comes in while it is being printed is not in it. 0: none waits."""
    waiting = select(func.max(Telling.id)).where(
        Telling.neighbourhood_id == here.id,
        Telling.state == TellingState.WAITING,
        Telling.way == way,
        col(Telling.id) <= max(0, min(through, EVERY)),
    )
    return session.exec(waiting).one() or 0


def letters_of(session: Session, actor: Actor, here: Here, through: int) -> list[Addressed]:
    """Every letter still to be sent, up to one telling, person by person. Raises NotAllowed."""
    permit(actor, Act.SEE_TELLINGS, here)

    wanted = _addressed(here.id).where(Telling.way == ToldBy.LETTER, col(Telling.id) <= through)
    return [Addressed(*row) for row in session.exec(wanted.order_by(Person.flat, col(Person.id), col(Telling.id)))]


def for_the_board(session: Session, actor: Actor, here: Here, through: int) -> list[Message]:
    """What is to be put up, each message once. Raises NotAllowed."""
    permit(actor, Act.SEE_TELLINGS, here)

    posted = select(Telling.message_id).where(
        Telling.neighbourhood_id == here.id,
        Telling.state == TellingState.WAITING,
        Telling.way == ToldBy.NOTICEBOARD,
        col(Telling.id) <= through,
    )
    return list(session.exec(select(Message).where(col(Message.id).in_(posted)).order_by(col(Message.id))))


def still_waiting(session: Session, telling_id: int) -> Addressed | None:
    """What the machine is to send, or None when the person has been told already."""
    row = session.exec(_addressed().where(Telling.id == telling_id)).first()
    return Addressed(*row) if row else None


def whom_to_ask(session: Session, here: Here) -> Asked | None:
    """The development officer, when their number is known."""
    officers = roles_given(here, Role.DEVELOPMENT_OFFICER)
    named = select(Person.name, Person.phone).where(col(Person.id).in_(officers), col(Person.phone).is_not(None))
    row = session.exec(named.order_by(col(Person.id))).first()
    return Asked(row[0], row[1] or "") if row else None


def _addressed(neighbourhood_id: int | None = None):  # type: ignore[no-untyped-def]  # SQLModel names no type for a select of many columns
    columns = (
        Telling.id,
        Person.id,
        Person.name,
        Person.email,
        Person.phone,
        Person.flat,
        Person.language,
        Message,
        Neighbourhood,
    )
    waiting = (
        select(*columns)  # type: ignore[call-overload]  # as above
        .join(Message, col(Message.id) == Telling.message_id)
        .join(Person, col(Person.id) == Telling.person_id)
        .join(Neighbourhood, col(Neighbourhood.id) == Telling.neighbourhood_id)
        .where(Telling.state == TellingState.WAITING)
    )
    return waiting if neighbourhood_id is None else waiting.where(Telling.neighbourhood_id == neighbourhood_id)
