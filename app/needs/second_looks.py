"""Reading what was hidden and why, who can look again, and which second looks wait."""

from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from app.core.small_numbers import Shown, shown
from app.needs.kinds import HiddenFor
from app.needs.replies import Comment, SecondLook
from app.neighbourhoods.models import Membership, MembershipRole
from app.neighbourhoods.queries import Here
from app.people.models import Person
from app.permissions.who import Role

REVIEWERS = (Role.DEVELOPMENT_OFFICER, Role.STEWARD)


@dataclass(frozen=True)
class Hidden:
    """How many comments are hidden, for what, and how many a second look has brought back. For everyone to see."""

    kinds: dict[HiddenFor, Shown]
    shown_again: Shown

    @property
    def is_nothing(self) -> bool:
        return self.shown_again == 0 and not any(self.kinds.values())


def hidden_here(session: Session, here: Here) -> Hidden:
    """Two statements, whatever was said."""
    counted = (
        select(Comment.hidden_for, func.count())
        .where(Comment.neighbourhood_id == here.id, col(Comment.hidden_at).is_not(None))
        .group_by(col(Comment.hidden_for))
    )
    found = {HiddenFor(kind): number for kind, number in session.exec(counted) if kind}
    again = select(func.count()).where(SecondLook.neighbourhood_id == here.id, col(SecondLook.shown_again).is_(True))
    return Hidden({kind: shown(found.get(kind, 0)) for kind in HiddenFor}, shown(session.exec(again).one()))


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
