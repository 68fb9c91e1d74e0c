"""Reading about cards: whose they are, who has none yet, and who can help when a PIN is forgotten."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, or_, select

from app.cards.models import Card, Pin
from app.core.errors import NotFound
from app.neighbourhoods.models import Membership, MembershipRole, Neighbourhood
from app.neighbourhoods.queries import Here
from app.people.models import Person
from app.permissions.rules import Act, permit
from app.permissions.who import Actor, Role

MOST = 30
"""People on one page, and so the cards of one batch."""
MOST_STOPPED = 12


@dataclass(frozen=True)
class Held:
    """A card as officers see it; its code is known to no one but its owner."""

    id: int
    name: str
    made_at: datetime
    stopped_at: datetime | None
    stopped_because: str


@dataclass(frozen=True)
class Member:
    """Someone a card can be made for, and since when they have one."""

    person_id: int
    name: str
    flat: str | None
    language: str
    has_one_since: datetime | None


@dataclass(frozen=True)
class Helpers:
    """Whom to ask here, when, and by which number."""

    contact: str
    hours: str
    phone: str
    officers: tuple[str, ...]


def working_cards(session: Session, actor: Actor, here: Here, after: int = 0) -> list[Held]:
    """The cards that open something, newest first; one more than a page holds. Raises NotAllowed."""
    permit(actor, Act.MAKE_CARD, here)
    working = _held(here.id).where(col(Card.stopped_at).is_(None)).order_by(col(Card.id).desc())
    if after:
        working = working.where(col(Card.id) < after)
    return [Held(*row) for row in session.exec(working.limit(MOST + 1))]


def stopped_cards(session: Session, here: Here) -> list[Held]:
    """The last few that were stopped."""
    stopped = _held(here.id).where(col(Card.stopped_at).is_not(None)).order_by(col(Card.stopped_at).desc())
    return [Held(*row) for row in session.exec(stopped.limit(MOST_STOPPED))]


def the_card(session: Session, here: Here, number: int) -> tuple[Card, str]:
    """A card and its owner's name. Raises NotFound."""
    wanted = select(Card, Person.name).join(Person, col(Person.id) == Card.person_id)
    found = session.exec(wanted.where(Card.id == number, Card.neighbourhood_id == here.id)).first()
    if found is None:
        raise NotFound()
    return found[0], found[1]


def members(session: Session, actor: Actor, here: Here, words: str = "", after: int = 0) -> list[Member]:
    """Who belongs here, by name; one more than a page holds. `words`: part of a name or a flat. Raises NotAllowed."""
    permit(actor, Act.MAKE_CARD, here)
    belonging = _members(here.id).order_by(Person.name, col(Person.id)).limit(MOST + 1)
    for word in words.split()[:4]:
        found = (col(part).icontains(word, autoescape=True) for part in (Person.name, Person.flat))
        belonging = belonging.where(or_(*found))
    if after:
        last = aliased(Person)
        name = select(last.name).where(last.id == after).scalar_subquery()
        belonging = belonging.where(or_(Person.name > name, and_(Person.name == name, Person.id > after)))
    return [Member(*row) for row in session.exec(belonging)]


def members_with_ids(session: Session, here: Here, people: list[int]) -> dict[int, Member]:
    found = session.exec(_members(here.id).where(col(Person.id).in_(people)))
    return {row[0]: Member(*row) for row in found}


def has_pin(session: Session, person_id: int | None) -> bool:
    return pin_of(session, person_id) is not None


def pin_of(session: Session, person_id: int | None) -> Pin | None:
    return session.get(Pin, person_id) if person_id is not None else None


def whom_to_ask(session: Session, neighbourhood_id: int) -> Helpers:
    """The words the neighbourhood wrote for this, and its development officers."""
    home = session.get_one(Neighbourhood, neighbourhood_id)
    named = (
        select(Person.name, Person.phone)
        .join(Membership, col(Membership.person_id) == Person.id)
        .join(MembershipRole, col(MembershipRole.membership_id) == Membership.id)
        .where(Membership.neighbourhood_id == neighbourhood_id, MembershipRole.role == Role.DEVELOPMENT_OFFICER)
        .where(col(Membership.left_at).is_(None), col(MembershipRole.ended_at).is_(None))
    )
    officers = session.exec(named.order_by(Person.name)).all()
    phone = home.phone or next((phone for _, phone in officers if phone), "")
    return Helpers(home.contact, home.hours, phone, tuple(name for name, _ in officers))


def _held(neighbourhood_id: int):  # type: ignore[no-untyped-def]  # SQLModel names no type for a select of many columns
    columns = (Card.id, Person.name, Card.made_at, Card.stopped_at, Card.stopped_because)
    cards = select(*columns).join(Person, col(Person.id) == Card.person_id)  # type: ignore[call-overload]  # as above
    return cards.where(Card.neighbourhood_id == neighbourhood_id)


def _members(neighbourhood_id: int):  # type: ignore[no-untyped-def]  # as above
    theirs = (
        (col(Card.person_id) == Person.id)
        & (col(Card.neighbourhood_id) == neighbourhood_id)
        & col(Card.stopped_at).is_(None)
    )
    columns = (Person.id, Person.name, Person.flat, Person.language, Card.made_at)
    belonging = select(*columns).join(Membership, col(Membership.person_id) == Person.id)  # type: ignore[call-overload]  # as above
    return belonging.outerjoin(Card, theirs).where(
        Membership.neighbourhood_id == neighbourhood_id, col(Membership.left_at).is_(None)
    )
