"""What becomes of someone's proposals when they leave: they stay without a name, or go where nothing hangs on them."""

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from app.core import clock
from app.core.left import TAKEN_AWAY
from app.grants.kinds import GrantState
from app.grants.models import Grant, GrantVoice
from app.neighbourhoods.models import Neighbourhood
from app.notifications.service import forget_title_at


def grants_that_stay(session: Session, person_id: int | None) -> list[tuple[str, int, str]]:
    """Slug, number and title of those that the board has spoken about; the oldest first."""
    mine = (
        select(Neighbourhood.slug, Grant.number, Grant.title)
        .join(Neighbourhood, col(Neighbourhood.id) == Grant.neighbourhood_id)
        .where(Grant.said_by_id == person_id, _others_hang_on())
    )
    return list(session.exec(mine.order_by(Neighbourhood.name, col(Grant.number))))


def take_grants_away(session: Session, person_id: int) -> None:
    """All that no one on the board has spoken about. The caller has asked whether so."""
    mine = select(Grant).where(Grant.said_by_id == person_id, ~_others_hang_on())
    for grant in session.exec(mine.with_for_update()):
        grant.title = grant.group_name = grant.group_key = TAKEN_AWAY
        grant.purpose, grant.need_id, grant.idea_id = "", None, None
        grant.taken_back_at = grant.taken_back_at or clock.now()
        forget_title_at(session, grant.neighbourhood_id, f"grants/{grant.number}", TAKEN_AWAY)


def _others_hang_on() -> ColumnElement[bool]:
    spoken = select(GrantVoice.id).where(GrantVoice.grant_id == Grant.id).exists()
    return or_(spoken, col(Grant.state) != GrantState.PROPOSED)
