"""Reading about people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from app.core.database import rows
from app.core.errors import NotFound
from app.neighbourhoods.models import Membership, MembershipRole, Neighbourhood, Organisation
from app.people.models import AccessToken, Person, ToldBy
from app.permissions.who import Role


@dataclass(frozen=True)
class Neighbour:
    """A person to choose from a list."""

    id: int
    handle: str
    name: str


@dataclass(frozen=True)
class KeyForProgram:
    """A key as its owner's page lists it; the key itself is known to no one any more."""

    id: int
    name: str
    may_write: bool
    made_at: datetime
    neighbourhood: str


def person_called(session: Session, handle: str) -> Person:
    """Raises NotFound."""
    found = session.exec(select(Person).where(Person.handle == handle)).first()
    if found is None:
        raise NotFound()
    return found


def member_called(session: Session, neighbourhood_id: int, handle: str) -> Person | None:
    """A person of this neighbourhood by handle or number, or None."""
    mine = select(Person).join(Membership, col(Membership.person_id) == Person.id)
    called = mine.where(Membership.neighbourhood_id == neighbourhood_id, Person.handle == handle)
    return session.exec(called.where(col(Membership.left_at).is_(None))).first()


def residents_of(session: Session, neighbourhood_id: int) -> list[Neighbour]:
    """Those who live here, by name."""
    living = (
        select(Person.id, Person.handle, Person.name)
        .join(Membership, col(Membership.person_id) == Person.id)
        .join(MembershipRole, col(MembershipRole.membership_id) == Membership.id)
        .where(Membership.neighbourhood_id == neighbourhood_id, MembershipRole.role == Role.RESIDENT)
        .where(col(Membership.left_at).is_(None), col(MembershipRole.ended_at).is_(None))
    )
    return [Neighbour(*row) for row in session.exec(living.order_by(Person.name))]


def others_of(session: Session, neighbourhood_id: int) -> list[Neighbour]:
    """Those who work here and do not live here, by name, with whom they are from: “Dr Shah, Elm Surgery”."""
    living = select(MembershipRole.membership_id).where(
        MembershipRole.role == Role.RESIDENT, col(MembershipRole.ended_at).is_(None)
    )
    others = (
        select(Person.id, Person.handle, Person.name, Organisation.name)
        .join(Membership, col(Membership.person_id) == Person.id)
        .outerjoin(Organisation, col(Organisation.id) == Membership.organisation_id)
        .where(Membership.neighbourhood_id == neighbourhood_id, col(Membership.left_at).is_(None))
        .where(col(Membership.id).not_in(living))
    )
    found = session.exec(others.order_by(Person.name))
    return [Neighbour(id_, handle, ", ".join(filter(None, (name, whose)))) for id_, handle, name, whose in found]


def neighbours_with(session: Session, ids: Iterable[int]) -> list[Neighbour]:
    """These people, in the order in which they came to be known."""
    wanted = select(Person.id, Person.handle, Person.name).where(col(Person.id).in_(set(ids)))
    return [Neighbour(*row) for row in session.exec(wanted.order_by(col(Person.id)))]


def names_of(session: Session, ids: Iterable[int | None]) -> dict[int, str]:
    wanted = set(ids) - {None}
    if not wanted:
        return {}
    return dict(rows(session, _NAMED, people=list(wanted)))


def ways_of(session: Session, ids: Iterable[int]) -> dict[int, ToldBy]:
    """How each person likes to be told."""
    preferred = select(Person.id, Person.told_by).where(col(Person.id).in_(set(ids)))
    return {number: ToldBy(way) for number, way in session.exec(preferred)}


def neighbourhoods_of(session: Session, person_id: int, only_id: int | None = None) -> list[tuple[str, str]]:
    """Slug and name of each neighbourhood a person belongs to, or of the one that was asked about."""
    theirs = (
        select(Neighbourhood.slug, Neighbourhood.name)
        .join(Membership, col(Membership.neighbourhood_id) == Neighbourhood.id)
        .where(Membership.person_id == person_id, col(Membership.left_at).is_(None))
    )
    if only_id is not None:
        theirs = theirs.where(Neighbourhood.id == only_id)
    return list(session.exec(theirs.order_by(Neighbourhood.name)))


def person_with_id(session: Session, person_id: int | None) -> Person:
    return session.get_one(Person, person_id)


def is_anothers_email(session: Session, email: str, person_id: int | None) -> bool:
    other = select(Person.id).where(Person.email == email, Person.id != person_id)
    return session.exec(other).first() is not None


def people_with_number(session: Session, number: str) -> list[Person]:
    """Those who have shown that this number is theirs; two may share one."""
    confirmed = select(Person).where(Person.confirmed_phone == number)
    return list(session.exec(confirmed.order_by(col(Person.id))))


def first_confirmed(session: Session, numbers: list[str]) -> str:
    """Of the numbers that someone may have meant, one that we know, else the first."""
    known = select(Person.confirmed_phone).where(col(Person.confirmed_phone).in_(numbers)).order_by(col(Person.id))
    return session.exec(known).first() or numbers[0]


def tokens_of(session: Session, person_id: int | None) -> list[KeyForProgram]:
    """The keys that still open something, oldest first."""
    theirs = (
        select(AccessToken, Neighbourhood.name)
        .join(Neighbourhood, col(Neighbourhood.id) == AccessToken.neighbourhood_id)
        .where(AccessToken.person_id == person_id, col(AccessToken.revoked_at).is_(None))
    )
    found = session.exec(theirs.order_by(col(AccessToken.id)))
    return [KeyForProgram(key.id or 0, key.name, key.may_write, key.made_at, home) for key, home in found]


# Asked on every need's page, so it is put together once.
_NAMED = select(Person.id, Person.name).where(col(Person.id).in_(bindparam("people", expanding=True)))
