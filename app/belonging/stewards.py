"""A neighbourhood always has a steward: someone who can give parts and look after its settings."""

from sqlmodel import Session, col, func, select

from app.core.errors import NotLikeThis
from app.core.languages import N_
from app.neighbourhoods.models import Membership, MembershipRole, Neighbourhood
from app.permissions.who import Role

LAST_STEWARD = N_("They are the only steward here. Please make someone else steward first.")


def another_steward_stays(session: Session, membership: Membership) -> None:
    """Raises NotLikeThis beside `role` if this member is the only steward. Two who leave at once wait for each other:
    the neighbourhood's row is held until the transaction ends.
    """
    held = select(Neighbourhood.id).where(Neighbourhood.id == membership.neighbourhood_id)
    session.exec(held.with_for_update()).one()
    stewards = (
        select(MembershipRole.membership_id)
        .join(Membership, col(Membership.id) == MembershipRole.membership_id)
        .where(Membership.neighbourhood_id == membership.neighbourhood_id, MembershipRole.role == Role.STEWARD)
        .where(col(Membership.left_at).is_(None), col(MembershipRole.ended_at).is_(None))
    )
    if set(session.exec(stewards)) == {membership.id}:
        raise NotLikeThis(LAST_STEWARD, field="role")


def looked_after_alone(session: Session, person_id: int | None) -> list[str]:
    """The names of the neighbourhoods where no one but this person is steward."""
    alone = (
        select(Neighbourhood.name)
        .join(Membership, col(Membership.neighbourhood_id) == Neighbourhood.id)
        .join(MembershipRole, col(MembershipRole.membership_id) == Membership.id)
        .where(MembershipRole.role == Role.STEWARD)
        .where(col(Membership.left_at).is_(None), col(MembershipRole.ended_at).is_(None))
        .group_by(col(Neighbourhood.id), Neighbourhood.name)
        .having(func.min(Membership.person_id) == person_id, func.max(Membership.person_id) == person_id)
    )
    return list(session.exec(alone.order_by(Neighbourhood.name)))
