"""Reading the demo's cast."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from app.neighbourhoods.models import Membership, MembershipRole, Neighbourhood, Organisation
from app.people.models import Person
from app.permissions.who import Role


@dataclass
class Member:
    """Someone to be in the demo."""

    handle: str
    name: str
    about: str
    neighbourhood: str
    organisation: str
    roles: list[Role]


def the_cast(session: Session) -> list[Member]:
    """Everyone in the cast, residents first, in one statement."""
    rows = (
        select(Person, Neighbourhood.name, Organisation.name, MembershipRole.role)
        .join(Membership, col(Membership.person_id) == Person.id)
        .join(Neighbourhood, col(Neighbourhood.id) == Membership.neighbourhood_id)
        .join(MembershipRole, col(MembershipRole.membership_id) == Membership.id)
        .where(col(MembershipRole.ended_at).is_(None))
        .outerjoin(Organisation, col(Organisation.id) == Membership.organisation_id)
        .where(col(Person.is_in_demo_cast))
        .order_by(col(Person.id))
    )
    cast: dict[str, Member] = {}
    for person, neighbourhood, organisation, role in session.exec(rows):
        member = Member(person.handle, person.name, person.about, neighbourhood, organisation or "", [])
        cast.setdefault(person.handle, member).roles.append(Role(role))
    return list(cast.values())
