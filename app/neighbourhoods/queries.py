"""Reading about neighbourhoods."""

import re
from dataclasses import dataclass

from sqlalchemy import bindparam
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.core.database import rows
from app.core.errors import NotFound
from app.core.isolation import StaysIn
from app.neighbourhoods.models import (
    Framework,
    Membership,
    MembershipRole,
    Neighbourhood,
    Organisation,
    Place,
    Theme,
)
from app.permissions.who import Role


@dataclass(frozen=True)
class Here:
    """The neighbourhood a page is about."""

    id: int
    slug: str
    name: str
    about: str
    language: str
    time_zone: str
    bank_holidays: str
    themes: Framework
    reviewed_before_shown: bool
    languages: str
    hours: str
    phone: str
    contact: str
    cover_after: int
    staff_idle: int

    @property
    def neighbourhood_id(self) -> int:
        return self.id


@dataclass(frozen=True)
class Named:
    """Something to choose from: its row, its key for programs, and its name."""

    id: int
    key: str
    name: str


def neighbourhood_called(session: Session, slug: str) -> Here:
    """Raises NotFound when there is none. From here on this transaction sees no other (`core.isolation`)."""
    found = rows(session, _HERE, slug=slug) if _SLUG.fullmatch(slug) else ()
    if not found:
        raise NotFound()
    return Here(*found[0][1:])


def all_neighbourhoods(session: Session) -> list[Here]:
    return [Here(*found) for found in session.exec(_ALL)]


def time_zones(session: Session) -> list[str]:
    """Where the clocks of this house are, the oldest neighbourhood's first."""
    return list(dict.fromkeys(session.exec(select(Neighbourhood.time_zone).order_by(col(Neighbourhood.id)))))


def slugs_taken(session: Session) -> frozenset[str]:
    return frozenset(session.exec(select(Neighbourhood.slug)))


def looked_after_by(session: Session, person_id: int) -> list[str]:
    """The short names of the neighbourhoods where this person is the steward."""
    given = (
        select(Neighbourhood.slug)
        .join(Membership, col(Membership.neighbourhood_id) == Neighbourhood.id)
        .join(MembershipRole, col(MembershipRole.membership_id) == Membership.id)
        .where(Membership.person_id == person_id, MembershipRole.role == Role.STEWARD)
        .where(col(Membership.left_at).is_(None), col(MembershipRole.ended_at).is_(None))
    )
    return list(session.exec(given.order_by(Neighbourhood.name)))


def all_about(session: Session, here: Here) -> Neighbourhood:
    """Everything that is settled, for the few pages that show or change it."""
    return session.get_one(Neighbourhood, here.id)


def place_called(session: Session, here: Here, key: str) -> Place:
    """Raises NotFound."""
    found = session.exec(select(Place).where(Place.neighbourhood_id == here.id, Place.key == key)).first()
    if found is None:
        raise NotFound()
    return found


def place_at(session: Session, here: Here, place_id: int | None) -> Place | None:
    if place_id is None:
        return None
    return session.exec(select(Place).where(Place.neighbourhood_id == here.id, Place.id == place_id)).first()


def organisation_called(session: Session, here: Here, key: str) -> Organisation:
    """Raises NotFound."""
    mine = select(Organisation).where(Organisation.neighbourhood_id == here.id, Organisation.key == key)
    found = session.exec(mine).first()
    if found is None:
        raise NotFound()
    return found


def themes_of(session: Session, here: Here) -> tuple[Named, ...]:
    """The themes under the names this neighbourhood chose. A migration laid them in, so they are read only once."""
    if here.themes not in _themes_read:
        _themes_read[here.themes] = tuple(Named(*row) for row in rows(session, _THEMES, framework=here.themes))
    return _themes_read[here.themes]


def places_of(session: Session, here: Here) -> tuple[Named, ...]:
    return tuple(Named(*row) for row in rows(session, _PLACES, here=here.id))


def organisations_of(session: Session, here: Here) -> list[Named]:
    chosen = select(Organisation.id, Organisation.key, Organisation.name)
    mine = chosen.where(Organisation.neighbourhood_id == here.id).order_by(Organisation.name)
    return [Named(*row) for row in session.exec(mine)]


def all_places(session: Session, here: Here) -> list[Place]:
    """With what is known of each, in the order in which they were added."""
    return list(session.exec(select(Place).where(Place.neighbourhood_id == here.id).order_by(col(Place.id))))


def all_organisations(session: Session, here: Here) -> list[Organisation]:
    """By name."""
    mine = select(Organisation).where(Organisation.neighbourhood_id == here.id)
    return list(session.exec(mine.order_by(Organisation.name)))


def roles_given(here: Here, role: Role) -> SelectOfScalar[int]:
    """The people who hold a role here: asked as a part of another question."""
    return (
        select(Membership.person_id)
        .join(MembershipRole, col(MembershipRole.membership_id) == Membership.id)
        .where(Membership.neighbourhood_id == here.id, MembershipRole.role == role)
        .where(col(Membership.left_at).is_(None), col(MembershipRole.ended_at).is_(None))
    )


_themes_read: dict[Framework, tuple[Named, ...]] = {}

# No other address names a neighbourhood; PostgreSQL would trip over a zero byte in one.
_SLUG = re.compile(r"[a-z0-9-]{1,40}")

# Asked on every page, so it is put together once.
_HERE_COLUMNS = (
    Neighbourhood.id,
    Neighbourhood.slug,
    Neighbourhood.name,
    Neighbourhood.about,
    Neighbourhood.language,
    Neighbourhood.time_zone,
    Neighbourhood.bank_holidays,
    Neighbourhood.themes,
    Neighbourhood.reviewed_before_shown,
    Neighbourhood.languages,
    Neighbourhood.hours,
    Neighbourhood.phone,
    Neighbourhood.contact,
    Neighbourhood.cover_after,
    Neighbourhood.staff_idle,
)
_ALL = select(*_HERE_COLUMNS).order_by(Neighbourhood.name)  # type: ignore[call-overload]  # SQLModel names no type for so many
_HERE = select(StaysIn(Neighbourhood.id), *_HERE_COLUMNS).where(Neighbourhood.slug == bindparam("slug"))  # type: ignore[call-overload]  # as above
_THEMES = (
    select(Theme.id, Theme.key, Theme.name)
    .where(Theme.framework == bindparam("framework"))
    .order_by(col(Theme.position))
)
_PLACES = (
    select(Place.id, Place.key, Place.name).where(Place.neighbourhood_id == bindparam("here")).order_by(col(Place.id))
)
