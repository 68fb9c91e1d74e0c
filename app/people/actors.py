"""Who is asking: the actor behind a cookie, a program's key or a name, with the part they play here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from sqlalchemy import bindparam
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from app.core import clock
from app.core.database import rows
from app.core.isolation import HomesOf
from app.core.secrets import hashed
from app.neighbourhoods.models import Membership, MembershipRole, Organisation
from app.people.models import AccessToken, Person, WebSession
from app.people.queries import person_called
from app.permissions.who import RESIDENTS, VISITOR, Actor, Role, SessionKind, Via

SEEN_EVERY = timedelta(minutes=1)
"""A session's last sight is written down no more often than this."""


@dataclass(frozen=True)
class Holder:
    """Who holds a session, and whether it is time to write down that they were seen."""

    actor: Actor
    to_be_seen: bool = False
    has_idled: bool = False
    """They were someone until a moment ago, and were away for too long."""
    has_several_homes: bool = False
    keeps_words_of: int | None = None
    """Whose words are kept when they first have to show who they are; never of one who holds a table's tablet."""


NOBODY = Holder(VISITOR)


def holder_of_cookie(session: Session, key: str, neighbourhood_id: int | None) -> Holder:
    """Who holds this session key, with the roles they have in this neighbourhood. A stranger is a visitor."""
    found = rows(session, _by_cookie(), key=hashed(key), now=clock.now(), home=neighbourhood_id)
    if not found:
        return NOBODY

    held = Held(*found[0][5:])
    writer = None if held.kind == SessionKind.TABLE else found[0][0]
    if held.is_over_by_idling:
        return Holder(VISITOR, has_idled=True, keeps_words_of=writer)
    actor = _actor([part[:5] for part in found], neighbourhood_id)
    is_to_be_seen = clock.now() - held.last_seen_at > SEEN_EVERY
    has_several = held.homes > 1 and held.home is None
    return Holder(_as_held(actor, held), is_to_be_seen, has_several_homes=has_several, keeps_words_of=writer)


def actor_with_token(session: Session, key: str, neighbourhood_id: int | None) -> Actor:
    """Who made this program's key; it opens only the neighbourhood it was made for."""
    known = select(AccessToken).where(AccessToken.key == hashed(key), col(AccessToken.revoked_at).is_(None))
    token = session.exec(known).first()
    if token is None or token.neighbourhood_id != neighbourhood_id:
        return VISITOR
    scopes = frozenset({"read", "write"} if token.may_write else {"read"})
    actor = _actor_with_id(session, token.person_id, neighbourhood_id)
    return replace(actor, scopes=scopes, session=SessionKind.PROGRAM)


def actor_called(session: Session, handle: str, neighbourhood_id: int) -> Actor:
    """For the command line and the demo. Raises NotFound."""
    return _actor_with_id(session, person_called(session, handle).id, neighbourhood_id)


Part = tuple[int | None, str | None, int | None, str | None, Role | None]
"""Person, name, organisation and its name, and one of the roles held here."""


class Held(NamedTuple):
    """What the session itself says."""

    kind: str
    via: str
    home: int | None
    tablet_id: int | None
    proved_until: datetime | None
    idle_minutes: int | None
    last_seen_at: datetime
    homes: int
    """To how many neighbourhoods the person belongs."""

    @property
    def is_over_by_idling(self) -> bool:
        return self.idle_minutes is not None and clock.now() - self.last_seen_at > timedelta(minutes=self.idle_minutes)

    @property
    def is_proved(self) -> bool:
        if self.kind == SessionKind.OWN_DEVICE:
            return True
        return self.kind == SessionKind.CARD and self.proved_until is not None and self.proved_until > clock.now()


def _actor_with_id(session: Session, person_id: int, neighbourhood_id: int | None) -> Actor:
    return _actor(rows(session, _by_id(), person=person_id, home=neighbourhood_id), neighbourhood_id)


def _actor(parts: Sequence[Part], neighbourhood_id: int | None) -> Actor:
    """A person without a part here keeps only the name."""
    person_id, name, organisation_id, organisation, _ = parts[0]
    return Actor(
        person_id=person_id,
        name=name or "",
        neighbourhood_id=neighbourhood_id,
        roles=frozenset(Role(role) for *_, role in parts if role),
        organisation_id=organisation_id,
        organisation=organisation or "",
        spoken_by_id=person_id,
    )


def _as_held(actor: Actor, held: Held) -> Actor:
    """The actor as this session lets them act: whoever holds a tablet or only a card is a neighbour, no more."""
    roles = actor.roles
    if not held.is_proved:
        takes_part = bool(roles & RESIDENTS) or actor.person_id is None
        roles = frozenset({Role.RESIDENT}) if takes_part else frozenset()
    if held.home is not None and held.home != actor.neighbourhood_id:
        roles = frozenset()
    return replace(
        actor,
        roles=roles,
        via=Via(held.via),
        session=SessionKind(held.kind),
        is_proved=held.is_proved,
        tablet_id=held.tablet_id,
        only_home_id=held.home,
    )


# Asked on every page, so these are put together once: building a statement costs more than running it.

_PART = (Person.id, Person.name, Organisation.id, Organisation.name, MembershipRole.role)
_MINE = aliased(Membership)
_HELD = (
    WebSession.kind,
    WebSession.via,
    WebSession.neighbourhood_id,
    WebSession.tablet_id,
    WebSession.proved_until,
    WebSession.idle_minutes,
    WebSession.last_seen_at,
    HomesOf(
        WebSession.person_id,
        select(func.count())
        .where(col(_MINE.person_id) == WebSession.person_id, col(_MINE.left_at).is_(None))
        .scalar_subquery(),
    ),
)


@cache
def _by_id():  # type: ignore[no-untyped-def]  # SQLModel names no type for a select of five columns
    people = select(*_PART).select_from(Person).where(Person.id == bindparam("person"))  # type: ignore[call-overload]  # as above
    return _with_part(people)  # type: ignore[no-untyped-call]  # as above


@cache
def _by_cookie():  # type: ignore[no-untyped-def]  # as above
    signed_in = (
        select(*_PART, *_HELD)  # type: ignore[call-overload]  # as above
        .select_from(WebSession)
        .outerjoin(Person, col(Person.id) == WebSession.person_id)
        .where(WebSession.key == bindparam("key"), col(WebSession.ends_at) > bindparam("now"))
    )
    return _with_part(signed_in)  # type: ignore[no-untyped-call]  # as above


def _with_part(people):  # type: ignore[no-untyped-def]  # as above
    here = (
        (col(Membership.person_id) == Person.id)
        & (col(Membership.neighbourhood_id) == bindparam("home"))
        & col(Membership.left_at).is_(None)
    )
    held = (col(MembershipRole.membership_id) == Membership.id) & col(MembershipRole.ended_at).is_(None)
    return (
        people.outerjoin(Membership, here)
        .outerjoin(Organisation, col(Organisation.id) == Membership.organisation_id)
        .outerjoin(MembershipRole, held)
    )
