"""Reading about people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from app.core import clock
from app.core.database import rows
from app.core.errors import NotFound
from app.core.secrets import hashed
from app.neighbourhoods.models import Membership, MembershipRole, Neighbourhood, Organisation
from app.people.models import AccessToken, Person, ToldBy, WebSession
from app.permissions.who import VISITOR, Actor, Role, Via


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


def actor_with_cookie(session: Session, key: str, neighbourhood_id: int | None) -> Actor:
    """Who holds this session key, with the roles they have in this neighbourhood. A stranger is a visitor."""
    parts = rows(session, _part_by_cookie(), key=hashed(key), now=clock.now(), home=neighbourhood_id)
    return _actor([part[:5] for part in parts], neighbourhood_id, Via(parts[0][5])) if parts else VISITOR


def actor_with_token(session: Session, key: str, neighbourhood_id: int | None) -> Actor:
    """Who made this program's key; it opens only the neighbourhood it was made for."""
    known = select(AccessToken).where(AccessToken.key == hashed(key), col(AccessToken.revoked_at).is_(None))
    token = session.exec(known).first()
    if token is None or token.neighbourhood_id != neighbourhood_id:
        return VISITOR
    scopes = frozenset({"read", "write"} if token.may_write else {"read"})
    return replace(_actor_with_id(session, token.person_id, neighbourhood_id), scopes=scopes)


def actor_called(session: Session, handle: str, neighbourhood_id: int) -> Actor:
    """For the command line and the demo. Raises NotFound."""
    return _actor_with_id(session, person_called(session, handle).id, neighbourhood_id)


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
    )
    return [Neighbour(*row) for row in session.exec(living.order_by(Person.name))]


def names_of(session: Session, ids: Iterable[int | None]) -> dict[int, str]:
    wanted = set(ids) - {None}
    if not wanted:
        return {}
    named = select(Person.id, Person.name).where(col(Person.id).in_(wanted))
    return dict(session.exec(named).all())


def ways_of(session: Session, ids: Iterable[int]) -> dict[int, ToldBy]:
    """How each person likes to be told."""
    preferred = select(Person.id, Person.told_by).where(col(Person.id).in_(set(ids)))
    return {number: ToldBy(way) for number, way in session.exec(preferred)}


def neighbourhoods_of(session: Session, person_id: int) -> list[tuple[str, str]]:
    """Slug and name of each neighbourhood a person belongs to."""
    theirs = (
        select(Neighbourhood.slug, Neighbourhood.name)
        .join(Membership, col(Membership.neighbourhood_id) == Neighbourhood.id)
        .where(Membership.person_id == person_id, col(Membership.left_at).is_(None))
    )
    return list(session.exec(theirs.order_by(Neighbourhood.name)))


def person_with_id(session: Session, person_id: int | None) -> Person:
    return session.get_one(Person, person_id)


def is_anothers_email(session: Session, email: str, person_id: int | None) -> bool:
    other = select(Person.id).where(Person.email == email, Person.id != person_id)
    return session.exec(other).first() is not None


def tokens_of(session: Session, person_id: int | None) -> list[KeyForProgram]:
    """The keys that still open something, oldest first."""
    theirs = (
        select(AccessToken, Neighbourhood.name)
        .join(Neighbourhood, col(Neighbourhood.id) == AccessToken.neighbourhood_id)
        .where(AccessToken.person_id == person_id, col(AccessToken.revoked_at).is_(None))
    )
    found = session.exec(theirs.order_by(col(AccessToken.id)))
    return [KeyForProgram(key.id or 0, key.name, key.may_write, key.made_at, home) for key, home in found]


Part = tuple[int, str, int | None, str | None, Role | None]
"""Person, name, organisation and its name, and one of the roles held here."""


def _actor_with_id(session: Session, person_id: int, neighbourhood_id: int | None) -> Actor:
    parts = rows(session, _part_by_id(), person=person_id, home=neighbourhood_id)
    return _actor(parts, neighbourhood_id, Via.OWN_DEVICE)


def _actor(parts: Sequence[Part], neighbourhood_id: int | None, via: Via) -> Actor:
    """A person without a part here keeps only the name."""
    person_id, name, organisation_id, organisation, _ = parts[0]
    return Actor(
        person_id=person_id,
        name=name,
        neighbourhood_id=neighbourhood_id,
        roles=frozenset(Role(role) for *_, role in parts if role),
        organisation_id=organisation_id,
        organisation=organisation or "",
        via=via,
        spoken_by_id=person_id,
    )


# Asked on every page, so these are put together once: building a statement costs more than running it.


@cache
def _part_by_id():  # type: ignore[no-untyped-def]  # SQLModel names no type for a select of five columns
    people = select(*_PART).where(Person.id == bindparam("person"))  # type: ignore[call-overload]  # as above
    return _with_part(people)  # type: ignore[no-untyped-call]  # as above


@cache
def _part_by_cookie():  # type: ignore[no-untyped-def]  # as above
    signed_in = select(*_PART, WebSession.via).join(WebSession, col(WebSession.person_id) == Person.id)  # type: ignore[call-overload]  # as above
    people = signed_in.where(WebSession.key == bindparam("key"), col(WebSession.ends_at) > bindparam("now"))
    return _with_part(people)  # type: ignore[no-untyped-call]  # as above


def _with_part(people):  # type: ignore[no-untyped-def]  # as above
    here = (
        (col(Membership.person_id) == Person.id)
        & (col(Membership.neighbourhood_id) == bindparam("home"))
        & col(Membership.left_at).is_(None)
    )
    return (
        people.outerjoin(Membership, here)
        .outerjoin(Organisation, col(Organisation.id) == Membership.organisation_id)
        .outerjoin(MembershipRole, col(MembershipRole.membership_id) == Membership.id)
    )


_PART = (Person.id, Person.name, Organisation.id, Organisation.name, MembershipRole.role)
