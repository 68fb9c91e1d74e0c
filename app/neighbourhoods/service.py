"""Setting up a neighbourhood, and who belongs to it with which parts."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from app.core import clock
from app.neighbourhoods.models import Membership, MembershipRole, Neighbourhood, Organisation, Place
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.who import Actor, Role


def open_neighbourhood(
    session: Session,
    neighbourhood: Neighbourhood,
    places: Iterable[Place] = (),
    organisations: Iterable[Organisation] = (),
    actor: Actor | None = None,
) -> Neighbourhood:
    """A new neighbourhood with its places and organisations (their `neighbourhood_id` is set here)."""
    session.add(neighbourhood)
    session.flush()
    assert neighbourhood.id is not None
    for part in (*places, *organisations):
        part.neighbourhood_id = neighbourhood.id
        session.add(part)
    record(session, actor, Kind.NEIGHBOURHOOD_OPENED, neighbourhood, neighbourhood.id)
    return neighbourhood


def join(
    session: Session, neighbourhood_id: int, person_id: int, roles: Iterable[Role], organisation_id: int | None = None
) -> Membership:
    """A person becomes a member, with the parts they play."""
    membership = become_member(session, neighbourhood_id, person_id, organisation_id)
    for role in roles:
        give(session, membership, role, given_by_id=None)
    record(session, None, Kind.PERSON_JOINED, membership)
    return membership


def become_member(
    session: Session, neighbourhood_id: int, person_id: int, organisation_id: int | None = None
) -> Membership:
    """For services that write down themselves who did it. Someone who left and is back has their old row again."""
    mine = select(Membership).where(Membership.neighbourhood_id == neighbourhood_id, Membership.person_id == person_id)
    membership = session.exec(mine.with_for_update()).first()
    if membership is None:
        membership = Membership(neighbourhood_id=neighbourhood_id, person_id=person_id, joined_at=clock.now())
    elif membership.left_at is not None:
        membership.joined_at, membership.left_at = clock.now(), None
    membership.organisation_id = organisation_id or membership.organisation_id
    session.add(membership)
    session.flush()
    return membership


def give(session: Session, membership: Membership, role: Role, given_by_id: int | None) -> MembershipRole | None:
    """A part to play from now on; None when they play it already. The caller writes it down."""
    if held(session, membership, role) is not None:
        return None
    given = MembershipRole(
        neighbourhood_id=membership.neighbourhood_id,
        membership_id=membership.id,
        role=role,
        given_at=clock.now(),
        given_by_id=given_by_id,
    )
    session.add(given)
    session.flush()
    return given


def held(session: Session, membership: Membership, *roles: Role) -> MembershipRole | None:
    """The first of these parts that they play now."""
    now = select(MembershipRole).where(
        MembershipRole.membership_id == membership.id, col(MembershipRole.ended_at).is_(None)
    )
    return session.exec(now.where(col(MembershipRole.role).in_(roles))).first()
