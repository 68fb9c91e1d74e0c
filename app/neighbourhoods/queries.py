"""Reading about neighbourhoods."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from app.core.errors import NotFound
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
    themes: Framework
    reviewed_before_shown: bool

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
    """Raises NotFound when there is none."""
    found = session.exec(select(Neighbourhood).where(Neighbourhood.slug == slug)).first()
    if found is None:
        raise NotFound()
    return _here(found)


def all_neighbourhoods(session: Session) -> list[Here]:
    return [_here(found) for found in session.exec(select(Neighbourhood).order_by(Neighbourhood.name))]


def themes_of(session: Session, here: Here) -> list[Named]:
    """The themes under the names this neighbourhood chose."""
    chosen = select(Theme.id, Theme.key, Theme.name).where(Theme.framework == here.themes)
    return [Named(*row) for row in session.exec(chosen.order_by(col(Theme.position)))]


def places_of(session: Session, here: Here) -> list[Named]:
    chosen = select(Place.id, Place.key, Place.name).where(Place.neighbourhood_id == here.id)
    return [Named(*row) for row in session.exec(chosen.order_by(col(Place.id)))]


def organisations_of(session: Session, here: Here) -> list[Named]:
    chosen = select(Organisation.id, Organisation.key, Organisation.name)
    mine = chosen.where(Organisation.neighbourhood_id == here.id).order_by(Organisation.name)
    return [Named(*row) for row in session.exec(mine)]


def roles_given(session: Session, here: Here, role: Role) -> list[int]:
    """The people who hold a role here."""
    given = (
        select(Membership.person_id)
        .join(MembershipRole, col(MembershipRole.membership_id) == Membership.id)
        .where(Membership.neighbourhood_id == here.id, MembershipRole.role == role, col(Membership.left_at).is_(None))
    )
    return list(session.exec(given))


def _here(found: Neighbourhood) -> Here:
    assert found.id is not None
    return Here(
        id=found.id,
        slug=found.slug,
        name=found.name,
        about=found.about,
        language=found.language,
        time_zone=found.time_zone,
        themes=found.themes,
        reviewed_before_shown=found.reviewed_before_shown,
    )
