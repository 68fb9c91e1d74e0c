"""Reading grants: one, a page of them, and those that someone still owes a word about."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from app.core.database import rows
from app.core.errors import NotFound
from app.grants.kinds import GrantState
from app.grants.models import Grant, GrantVoice
from app.neighbourhoods.queries import Here
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

PAGE = 20


@dataclass(frozen=True)
class GrantCard:
    """A grant in a list."""

    number: int
    title: str
    group_name: str
    cost_minor: int
    state: GrantState
    said_at: datetime


@dataclass(frozen=True)
class Grants:
    cards: list[GrantCard]
    after: int | None
    """Where the next page begins, or None at the end."""


def grants_here(session: Session, here: Here, after: int | None = None) -> Grants:
    """One page of what is shown, newest first."""
    below = after if after is not None else 2**31 - 1
    cards = [GrantCard(*row) for row in rows(session, _NEWEST, here=here.id, below=below)]
    return Grants(cards[:PAGE], cards[PAGE - 1].number if len(cards) > PAGE else None)


def the_grant(session: Session, here: Here, number: int, to_change: bool = False) -> Grant:
    """Raises NotFound. `to_change` holds the row until the transaction ends."""
    if not 0 < number < 2**31:
        raise NotFound()
    wanted = select(Grant).where(Grant.neighbourhood_id == here.id, Grant.number == number)
    found = session.exec(wanted.with_for_update() if to_change else wanted).first()
    if found is None:
        raise NotFound()
    return found


def seen_grant(session: Session, actor: Actor, here: Here, number: int, to_change: bool = False) -> Grant:
    """The grant, if this person may see it; else it is not even said to exist."""
    grant = the_grant(session, here, number, to_change)
    permit(actor, Act.SEE_GRANT, grant)
    return grant


@dataclass(frozen=True)
class Untold:
    """A grant that a group was promised or paid, and of which no one has said what happened."""

    number: int
    title: str
    group_name: str
    state: GrantState
    is_same_group: bool

    @property
    def is_paid(self) -> bool:
        return self.state == GrantState.PAID


def untold_beside(session: Session, grant: Grant) -> list[Untold]:
    """All such grants but this one, whatever their group is called, the oldest first."""
    return [
        Untold(*row) for row in rows(session, _UNTOLD, here=grant.neighbourhood_id, it=grant.id, key=grant.group_key)
    ]


def voice_that_stands(session: Session, grant: Grant, person_id: int | None) -> GrantVoice | None:
    """What this board member says to it now."""
    said = select(GrantVoice).where(GrantVoice.grant_id == grant.id, GrantVoice.said_by_id == person_id)
    return session.exec(said.where(col(GrantVoice.replaced_at).is_(None))).first()


_NEWEST = (
    select(Grant.number, Grant.title, Grant.group_name, Grant.cost_minor, Grant.state, Grant.said_at)  # type: ignore[call-overload]  # SQLModel names no type for a select of many columns
    .where(
        Grant.neighbourhood_id == bindparam("here"),
        col(Grant.shown_at).is_not(None),
        col(Grant.taken_back_at).is_(None),
        Grant.number < bindparam("below"),
    )
    .order_by(col(Grant.number).desc())
    .limit(PAGE + 1)
)
_UNTOLD = (
    select(Grant.number, Grant.title, Grant.group_name, Grant.state, col(Grant.group_key) == bindparam("key"))  # type: ignore[call-overload]  # as above
    .where(
        Grant.neighbourhood_id == bindparam("here"),
        Grant.id != bindparam("it"),
        col(Grant.state).in_((GrantState.AGREED, GrantState.PAID)),
        col(Grant.happened_at).is_(None),
    )
    .order_by(col(Grant.number))
)
