"""Whose names lead to something to read, for those who may read it: one statement, however many they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam
from sqlmodel import Session, col, or_, select

from app.belonging.models import Profile
from app.core.database import rows
from app.neighbourhoods.models import Membership, MembershipRole
from app.neighbourhoods.queries import Here
from app.people.models import Person
from app.permissions.rules import Act, may
from app.permissions.who import STAFF, Actor


@dataclass(frozen=True)
class Known:
    """A name, and the handle under which there is something to read; "" when there is nothing, or not for them."""

    name: str
    handle: str


def known_of(session: Session, actor: Actor, here: Here, ids: Iterable[int | None]) -> dict[int, Known]:
    """The same people that `queries.whole_person` shows this reader."""
    wanted = set(ids) - {None}
    if not wanted:
        return {}
    reads, looks_after = may(actor, Act.SEE_PROFILE, here), may(actor, Act.SEE_PEOPLE, here)

    def is_readable(person_id: int, belonged: bool, belongs: bool, has_something: bool) -> bool:
        is_met = belongs and (has_something or person_id == actor.person_id)
        return reads and belonged and (looks_after or is_met)

    return {
        person_id: Known(name, handle if is_readable(person_id, *rest) else "")
        for person_id, name, handle, *rest in rows(session, _KNOWN, people=list(wanted), here=here.id)
    }


_wrote = select(Profile.id).where(
    col(Profile.person_id) == Person.id, col(Profile.neighbourhood_id) == bindparam("here")
)
_works = select(MembershipRole.id).where(
    col(MembershipRole.membership_id) == Membership.id,
    col(MembershipRole.ended_at).is_(None),
    col(MembershipRole.role).in_(STAFF),
)
_belonged = col(Membership.id).is_not(None) & col(Person.left_at).is_(None)
_KNOWN = (
    select(  # type: ignore[call-overload]  # SQLModel names no type for a select of many columns
        Person.id,
        Person.name,
        Person.handle,
        _belonged,
        _belonged & col(Membership.left_at).is_(None),
        or_(_wrote.exists(), _works.exists()),
    )
    .outerjoin(
        Membership,
        (col(Membership.person_id) == Person.id) & (col(Membership.neighbourhood_id) == bindparam("here")),
    )
    .where(col(Person.id).in_(bindparam("people", expanding=True)))
)
