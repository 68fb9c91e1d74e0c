"""Coming in through one's organisation: whom its provider vouches for, and who that is here."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from app.neighbourhoods.sign_ins import memberships_through, stewards_at
from app.participation.models import Kind
from app.participation.service import record
from app.people.models import Person
from app.people.providers import Vouched
from app.people.queries import names_of
from app.people.ways_in import Identity
from app.permissions.who import Actor


def person_vouched_for(session: Session, provider: str, who: Vouched) -> int | None:
    """The person it is, as long as they belong somewhere for an organisation that comes in this way; else None.

    The first time they are known by their e-mail address, then by the provider's own name for them: an address that
    is given to someone else later opens nothing of theirs.
    """
    known = session.exec(select(Identity).where(Identity.provider == provider, Identity.subject == who.subject)).first()
    if known is not None:
        return known.person_id if memberships_through(session, provider, known.person_id) else None
    return _linked(session, provider, who)


def whom_to_ask(session: Session, provider: str) -> Iterable[str]:
    """Names of stewards who can add someone."""
    return sorted(names_of(session, stewards_at(session, provider)).values())


def _linked(session: Session, provider: str, who: Vouched) -> int | None:
    person = session.exec(select(Person).where(Person.email == who.email)).first() if who.email else None
    if person is None or _has_another(session, provider, person.id):
        return None
    memberships = memberships_through(session, provider, person.id)
    if not memberships:
        return None

    identity = Identity(person_id=person.id, provider=provider, subject=who.subject)
    session.add(identity)
    home = memberships[0].neighbourhood_id
    actor = Actor(person_id=person.id, spoken_by_id=person.id, neighbourhood_id=home)
    record(session, actor, Kind.IDENTITY_LINKED, identity, home)
    return person.id


def _has_another(session: Session, provider: str, person_id: int) -> bool:
    """Their provider knows them by another name already, so this is someone else with the same address."""
    other = select(Identity.id).where(Identity.provider == provider, col(Identity.person_id) == person_id)
    return session.exec(other).first() is not None
