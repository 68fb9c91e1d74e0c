"""What becomes of someone's ideas when they leave: they stay without a name, or go where nothing hangs on them."""

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from app.core import clock
from app.core.left import TAKEN_AWAY
from app.ideas.models import Idea, IdeaAnswer, IdeaHelped, IdeaSupport, Trial
from app.neighbourhoods.models import Neighbourhood
from app.notifications.service import forget_title_at


def ideas_that_stay(session: Session, person_id: int | None) -> list[tuple[str, int, str]]:
    """Slug, number and title of those that others are for, or that were answered; the oldest first."""
    mine = (
        select(Neighbourhood.slug, Idea.number, Idea.title)
        .join(Neighbourhood, col(Neighbourhood.id) == Idea.neighbourhood_id)
        .where(Idea.said_by_id == person_id, _others_hang_on(person_id))
    )
    return list(session.exec(mine.order_by(Neighbourhood.name, col(Idea.number))))


def lead_nothing(session: Session, person_id: int) -> None:
    """Who has left leads no idea."""
    for idea in session.exec(select(Idea).where(Idea.leader_id == person_id)):
        idea.leader_id = None


def take_ideas_away(session: Session, person_id: int) -> None:
    """All that others have not built upon, and what they said for others' ideas. The caller has asked whether so."""
    mine = select(Idea).where(Idea.said_by_id == person_id, ~_others_hang_on(person_id))
    for idea in session.exec(mine.with_for_update()):
        idea.title, idea.need_id, idea.waits_from = TAKEN_AWAY, None, None
        idea.for_whom = idea.who_leads = idea.takes = ""
        idea.taken_back_at = idea.taken_back_at or clock.now()
        forget_title_at(session, idea.neighbourhood_id, f"ideas/{idea.number}", TAKEN_AWAY)
    for said in session.exec(select(IdeaSupport).where(IdeaSupport.said_by_id == person_id)):
        session.delete(said)
    for reply in session.exec(select(IdeaHelped).where(IdeaHelped.said_by_id == person_id)):
        reply.words = ""


def _others_hang_on(person_id: int | None) -> ColumnElement[bool]:
    by_another = or_(col(IdeaSupport.said_by_id).is_(None), col(IdeaSupport.said_by_id) != person_id)
    supported = select(IdeaSupport.id).where(IdeaSupport.idea_id == Idea.id, by_another).exists()
    replied = (select(table.id).where(table.idea_id == Idea.id).exists() for table in (IdeaAnswer, Trial))
    return or_(supported, *replied)
