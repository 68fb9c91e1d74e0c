"""Setting up a neighbourhood. Done from the command line by whoever runs the house."""

from collections.abc import Iterable

from sqlmodel import Session

from app.neighbourhoods.models import Membership, MembershipRole, Neighbourhood, Organisation, Place
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.who import Role


def open_neighbourhood(
    session: Session,
    neighbourhood: Neighbourhood,
    places: Iterable[Place] = (),
    organisations: Iterable[Organisation] = (),
) -> Neighbourhood:
    """A new neighbourhood with its places and organisations (their `neighbourhood_id` is set here)."""
    session.add(neighbourhood)
    session.flush()
    assert neighbourhood.id is not None
    for part in (*places, *organisations):
        part.neighbourhood_id = neighbourhood.id
        session.add(part)
    record(session, None, Kind.NEIGHBOURHOOD_OPENED, neighbourhood, neighbourhood.id)
    return neighbourhood


def join(
    session: Session, neighbourhood_id: int, person_id: int, roles: Iterable[Role], organisation_id: int | None = None
) -> Membership:
    """A person becomes a member, with the parts they play."""
    membership = Membership(neighbourhood_id=neighbourhood_id, person_id=person_id, organisation_id=organisation_id)
    session.add(membership)
    session.flush()
    assert membership.id is not None
    session.add_all(MembershipRole(membership_id=membership.id, role=role) for role in roles)
    record(session, None, Kind.PERSON_JOINED, membership)
    return membership
