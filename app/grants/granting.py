"""Tells what's on which grants may pay for an activity: those that the board agreed to."""

from sqlmodel import Session, col, select

from app.activities.granted import GRANTING, Granted
from app.grants.kinds import GrantState
from app.grants.models import Grant
from app.needs.kinds import ReviewState
from app.needs.models import Need

MOST = 50
"""A form offers no more; by its number any can be named."""
GIVEN = (GrantState.AGREED, GrantState.PAID, GrantState.LET_GO)


def grants_given(session: Session, neighbourhood_id: int, **one: int) -> list[Granted]:
    """Newest first. What is agreed is shown to everyone, whatever becomes of it: the table holds it so."""
    which = (col(getattr(Grant, name)) == value for name, value in one.items())
    found = session.exec(_GIVEN.where(Grant.neighbourhood_id == neighbourhood_id, *which))
    return [Granted(*row) for row in found]


GRANTING.append(grants_given)

_is_read = col(Need.shown_at).is_not(None) & (col(Need.review) != ReviewState.PRIVATE)
_GIVEN = (
    select(  # type: ignore[call-overload]  # SQLModel names no type for a select of many columns
        *(Grant.id, Grant.number, Grant.title, Need.number, Grant.decided_by),
        *(col(Grant.state) == GrantState.PAID, col(Grant.state) == GrantState.LET_GO),
    )
    .select_from(Grant)
    .outerjoin(Need, (col(Need.id) == Grant.need_id) & _is_read)
    .where(col(Grant.state).in_(GIVEN))
    .order_by(col(Grant.number).desc())
    .limit(MOST)
)
