"""Reading who belongs: the list, one person as the neighbourhood may read them, and open invitations."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import Select

from app.belonging.models import Invitation, Profile
from app.core import clock
from app.core.errors import NotFound
from app.core.text import folded_words
from app.neighbourhoods.models import Membership, MembershipRole, Organisation
from app.neighbourhoods.queries import Here
from app.people.models import Person
from app.people.queries import names_of
from app.permissions.rules import Act, may
from app.permissions.who import RESIDENTS, STAFF, Actor, Role

AT_ONCE = 30
STILL_LISTED = timedelta(days=60)
"""So long an invitation that ran out can be seen and sent again."""
MOST_WORDS = 6


@dataclass(frozen=True)
class Wish:
    """Whom the list is asked for."""

    words: str = ""
    role: Role | None = None
    has_left: bool = False
    after: str = ""
    """The handle that the page before ended with."""

    @property
    def is_plain(self) -> bool:
        return not (self.words or self.role or self.has_left or self.after)


@dataclass
class Member:
    handle: str
    name: str
    organisation: str | None
    since: datetime
    left_at: datetime | None
    roles: list[Role] = field(default_factory=list)


@dataclass(frozen=True)
class Members:
    found: list[Member]
    after: str = ""
    """Where the next page begins; nothing when this is the last."""


@dataclass(frozen=True)
class Part:
    """A part someone plays or played, from a day to a day."""

    role: Role
    given_at: datetime
    given_by: str
    ended_at: datetime | None
    ended_by: str


@dataclass(frozen=True)
class Whole:
    """One person, as far as this neighbourhood knows them."""

    membership: Membership
    person: Person
    organisation: str
    profile: Profile | None
    parts: list[Part]

    @property
    def roles(self) -> list[Role]:
        return [part.role for part in self.parts if part.ended_at is None]

    @property
    def has_something_to_read(self) -> bool:
        """They wrote about themselves, or they work here and are met as someone who does."""
        return self.profile is not None or bool(STAFF & set(self.roles))


@dataclass(frozen=True)
class Asked:
    """An invitation that no one has followed yet."""

    id: int
    name: str
    email: str
    role: Role
    made_at: datetime
    made_by: str
    ends_at: datetime
    sent_again_at: datetime | None
    is_over: bool
    """Its time has run out; it can be sent again."""
    is_just_sent: bool

    @property
    def is_for_a_neighbour(self) -> bool:
        return self.role in RESIDENTS


def members(session: Session, here: Here, wish: Wish) -> Members:
    """By name, a page at a time."""
    chosen = (
        select(Membership.id, Person.handle, Person.name, Organisation.name, Membership.joined_at, Membership.left_at)  # type: ignore[call-overload]  # six columns
        .join(Person, col(Person.id) == Membership.person_id)
        .outerjoin(Organisation, col(Organisation.id) == Membership.organisation_id)
        .where(*_wished(here, wish))
        .order_by(Person.search_name, Person.id)
    )
    rows = session.exec(chosen.limit(AT_ONCE + 1)).all()
    found = {number: Member(*known) for number, *known in rows[:AT_ONCE]}
    for membership_id, role in session.exec(_held(list(found))):
        found[membership_id].roles.append(Role(role))
    listed = list(found.values())
    return Members(listed, listed[-1].handle if len(rows) > AT_ONCE else "")


def the_membership(session: Session, here: Here, handle: str, to_change: bool = False) -> Membership:
    """Of someone who belongs here or did; not of one who asked to be forgotten. Raises NotFound."""
    wanted = (
        select(Membership)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(Membership.neighbourhood_id == here.id, Person.handle == handle, col(Person.left_at).is_(None))
    )
    found = session.exec(wanted.with_for_update(of=Membership) if to_change else wanted).first()
    if found is None:
        raise NotFound()
    return found


def whole_person(session: Session, actor: Actor, here: Here, handle: str) -> Whole:
    """Raises NotFound, also for those who may not know that this person belongs here.

    Neighbours read of each other what each has written for them to read; the list of all is for those who look after
    it.
    """
    membership = the_membership(session, here, handle)
    known = (
        select(Person, Organisation.name, Profile)
        .join(Membership, col(Membership.person_id) == Person.id)
        .outerjoin(Organisation, col(Organisation.id) == Membership.organisation_id)
        .outerjoin(
            Profile,
            (col(Profile.person_id) == Person.id) & (col(Profile.neighbourhood_id) == Membership.neighbourhood_id),
        )
        .where(Membership.id == membership.id)
    )
    person, organisation, profile = session.exec(known).one()
    whole = Whole(membership, person, organisation or "", profile, _parts(session, membership))
    if not _may_read(actor, here, whole):
        raise NotFound()
    return whole


def profile_of(session: Session, here: Here, person_id: int | None) -> Profile | None:
    mine = select(Profile).where(Profile.neighbourhood_id == here.id, Profile.person_id == person_id)
    return session.exec(mine).first()


def unanswered_invitations(session: Session, here: Here) -> list[Asked]:
    """The newest first; also those whose two weeks have passed without an answer, for a while."""
    now = clock.now()
    asked = (
        select(Invitation, Person.name)
        .outerjoin(Person, col(Person.id) == Invitation.made_by_id)
        .where(Invitation.neighbourhood_id == here.id, col(Invitation.ends_at) > now - STILL_LISTED)
        .where(col(Invitation.used_at).is_(None), col(Invitation.withdrawn_at).is_(None))
        .order_by(col(Invitation.id).desc())
    )
    return [
        Asked(
            *(one.id, one.name, one.email, one.role, one.made_at, made_by or "", one.ends_at, one.sent_again_at),
            is_over=one.ends_at <= now,
            is_just_sent=one.is_just_sent,
        )
        for one, made_by in session.exec(asked)
    ]


def _may_read(actor: Actor, here: Here, whole: Whole) -> bool:
    if not may(actor, Act.SEE_PROFILE, here):
        return False
    looks_after = may(actor, Act.SEE_PEOPLE, here)
    is_oneself = whole.person.id == actor.person_id
    return looks_after or (whole.membership.left_at is None and (is_oneself or whole.has_something_to_read))


def _parts(session: Session, membership: Membership) -> list[Part]:
    """What they play now first, then what they played, the last first."""
    mine = select(MembershipRole).where(MembershipRole.membership_id == membership.id)
    roles = session.exec(mine.order_by(col(MembershipRole.id))).all()
    names = names_of(session, [one for role in roles for one in (role.given_by_id, role.ended_by_id)])
    parts = [
        Part(
            role.role,
            role.given_at,
            names.get(role.given_by_id or 0, ""),
            role.ended_at,
            names.get(role.ended_by_id or 0, ""),
        )
        for role in roles
    ]
    return sorted(parts, key=lambda part: (part.ended_at is not None, -(part.ended_at or part.given_at).timestamp()))


def _wished(here: Here, wish: Wish) -> list[object]:
    left = col(Membership.left_at)
    asked: list[object] = [Membership.neighbourhood_id == here.id, col(Person.left_at).is_(None)]
    asked.append(left.is_not(None) if wish.has_left else left.is_(None))
    # Each word may begin any of the names: "del ro" finds Rosa Delgado.
    for word in folded_words(wish.words)[:MOST_WORDS]:
        begins = word.replace("_", "/_")
        name = col(Person.search_name)
        asked.append(or_(name.like(f"{begins}%", escape="/"), name.like(f"% {begins}%", escape="/")))
    if wish.role:
        plays = select(MembershipRole.membership_id).where(MembershipRole.role == wish.role)
        asked.append(col(Membership.id).in_(plays.where(col(MembershipRole.ended_at).is_(None))))
    if wish.after:
        asked.append(_comes_after(wish.after))
    return asked


def _comes_after(handle: str) -> object:
    def of_the_last(column: object) -> object:
        return select(column).where(Person.handle == handle).scalar_subquery()  # type: ignore[call-overload]  # a column

    name, number = of_the_last(Person.search_name), of_the_last(Person.id)
    return or_(col(Person.search_name) > name, (col(Person.search_name) == name) & (col(Person.id) > number))


def _held(memberships: list[int]) -> Select[int, str]:
    held = select(MembershipRole.membership_id, MembershipRole.role)
    now = held.where(col(MembershipRole.membership_id).in_(memberships), col(MembershipRole.ended_at).is_(None))
    return now.order_by(col(MembershipRole.id))
