"""Reading who asked for a look, who can look again, what waits for it, and how much is hidden and why."""

from dataclasses import dataclass

from sqlalchemy import union_all
from sqlmodel import Session, col, func, select

from app.core.database import rows
from app.core.small_numbers import Shown, shown
from app.moderating.kinds import HiddenFor
from app.moderating.models import HIDEABLE, MayBeHidden, SecondLook
from app.neighbourhoods.models import Membership, MembershipRole
from app.neighbourhoods.queries import Here
from app.people.models import Person
from app.permissions.who import Role

REVIEWERS = (Role.DEVELOPMENT_OFFICER, Role.STEWARD)


@dataclass(frozen=True)
class Hidden:
    """How much is hidden, for what, and how much a second look has brought back. For everyone to see."""

    kinds: dict[HiddenFor, Shown]
    shown_again: Shown

    @property
    def is_nothing(self) -> bool:
        return self.shown_again == 0 and not any(self.kinds.values())


def hidden_here(session: Session, here: Here) -> Hidden:
    """Two statements, whatever was said. What its author took back meanwhile was hidden all the same, and counts."""
    found = {HiddenFor(kind): int(number) for kind, number in rows(session, _counted(here))}
    again = select(func.count()).where(SecondLook.neighbourhood_id == here.id, col(SecondLook.shown_again).is_(True))
    return Hidden({kind: shown(found.get(kind, 0)) for kind in HiddenFor}, shown(session.exec(again).one()))


def _counted(here: Here):  # type: ignore[no-untyped-def]  # SQLModel names no type for what a subquery gives
    every = union_all(*(_hidden_of(table, here) for table in HIDEABLE)).subquery()
    return select(every.c.hidden_for, func.sum(every.c.of)).group_by(every.c.hidden_for)


def _hidden_of(table: type[MayBeHidden], here: Here):  # type: ignore[no-untyped-def]  # as above
    return (
        select(col(table.hidden_for).label("hidden_for"), func.count().label("of"))
        .where(table.neighbourhood_id == here.id, col(table.hidden_for).is_not(None))
        .group_by(col(table.hidden_for))
    )


def others_who_review(session: Session, here: Here, hidden_by_id: int | None) -> list[str]:
    """The names of those who may look again: every reviewer here but the one who hid it."""
    named = (
        select(Person.name)
        .join(Membership, col(Membership.person_id) == Person.id)
        .join(MembershipRole, col(MembershipRole.membership_id) == Membership.id)
        .where(Membership.neighbourhood_id == here.id, col(MembershipRole.role).in_(REVIEWERS))
        .where(col(Membership.left_at).is_(None), col(MembershipRole.ended_at).is_(None), Person.id != hidden_by_id)
    )
    return list(session.exec(named.distinct().order_by(Person.name)))
