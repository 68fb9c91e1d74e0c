"""Reading grants: one, a page of them, what others of the same group still owe a word about."""

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
    """A grant that its group was promised or paid, and of which no one has said what happened."""

    number: int
    title: str
    state: GrantState

    @property
    def is_paid(self) -> bool:
        return self.state == GrantState.PAID


def untold_before(session: Session, grant: Grant) -> Untold | None:
    """The first grant that holds up this one: the same group has it, paid or not yet, and nothing is told of it."""
    untold = select(Grant.number, Grant.title, Grant.state).where(
        Grant.neighbourhood_id == grant.neighbourhood_id,
        Grant.group_key == grant.group_key,
        Grant.id != grant.id,
        col(Grant.state).in_((GrantState.AGREED, GrantState.PAID)),
        col(Grant.happened_at).is_(None),
    )
    found = session.exec(untold.order_by(col(Grant.number))).first()
    return Untold(found[0], found[1], GrantState(found[2])) if found is not None else None


def voices_that_stand(session: Session, grant: Grant) -> list[GrantVoice]:
    """One for each board member who has spoken, in the order they did."""
    said = select(GrantVoice).where(GrantVoice.grant_id == grant.id, col(GrantVoice.replaced_at).is_(None))
    return list(session.exec(said.order_by(col(GrantVoice.id))))


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
