"""Which organisations' people come in through which provider (OpenID Connect)."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from app.core.errors import NotFound
from app.neighbourhoods.models import Membership, MembershipRole, Neighbourhood, Organisation, OrganisationSignIn
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.participation.service import record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor, Role


@dataclass(frozen=True)
class Choice:
    """An organisation, and the provider its people come in through; "" when they come in like everyone else."""

    organisation_id: int
    name: str
    provider: str


def choose_sign_in(session: Session, actor: Actor, here: Here, organisation_id: int, provider: str) -> None:
    """From now on this organisation's people come in through this provider; "" for none. The pages offer the keys."""
    permit(actor, Act.CHANGE_SETTINGS, here)

    organisation = session.get(Organisation, organisation_id)
    if organisation is None or organisation.neighbourhood_id != here.id:
        raise NotFound()
    chosen = _chosen(session, organisation_id)
    if [one.provider for one in chosen] == ([provider] if provider else []):
        return

    for former in chosen:
        session.delete(former)
    session.flush()
    if provider:
        session.add(OrganisationSignIn(neighbourhood_id=here.id, organisation_id=organisation_id, provider=provider))
    record(session, actor, Kind.SIGN_IN_CHOSEN, organisation)


def sign_ins_of(session: Session, here: Here) -> list[Choice]:
    """Every organisation of a neighbourhood, by name."""
    of_it = col(OrganisationSignIn.organisation_id) == Organisation.id
    listed = (
        select(Organisation.id, Organisation.name, func.coalesce(OrganisationSignIn.provider, ""))
        .outerjoin(OrganisationSignIn, of_it)
        .where(Organisation.neighbourhood_id == here.id)
    )
    return [Choice(*row) for row in session.exec(listed.order_by(Organisation.name))]


def memberships_through(session: Session, provider: str, person_id: int) -> list[Membership]:
    """Where this person belongs for an organisation that comes in through this provider."""
    theirs = (
        select(Membership)
        .join(OrganisationSignIn, col(OrganisationSignIn.organisation_id) == Membership.organisation_id)
        .where(OrganisationSignIn.provider == provider, Membership.person_id == person_id)
        .where(col(Membership.left_at).is_(None))
    )
    return list(session.exec(theirs.order_by(col(Membership.id))))


def shortest_idle(session: Session, providers: Iterable[str]) -> int | None:
    """After how many quiet minutes someone who comes in through these may have to sign in again."""
    shortest = (
        select(func.min(Neighbourhood.staff_idle))
        .join(OrganisationSignIn, col(OrganisationSignIn.neighbourhood_id) == Neighbourhood.id)
        .where(col(OrganisationSignIn.provider).in_(list(providers)))
    )
    return session.exec(shortest).one()


def stewards_at(session: Session, provider: str) -> list[int]:
    """Who can add someone that comes in through this provider."""
    stewards = (
        select(Membership.person_id)
        .join(MembershipRole, col(MembershipRole.membership_id) == Membership.id)
        .join(OrganisationSignIn, col(OrganisationSignIn.neighbourhood_id) == Membership.neighbourhood_id)
        .where(OrganisationSignIn.provider == provider, MembershipRole.role == Role.STEWARD)
        .where(col(Membership.left_at).is_(None), col(MembershipRole.ended_at).is_(None))
    )
    return list(session.exec(stewards.distinct().limit(3)))


def _chosen(session: Session, organisation_id: int) -> list[OrganisationSignIn]:
    chosen = select(OrganisationSignIn).where(OrganisationSignIn.organisation_id == organisation_id)
    return list(session.exec(chosen))
