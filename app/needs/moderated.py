"""Needs, among the things that neighbours can ask the team to look at, and that may be looked at again."""

from sqlmodel import Session, col, select

from app.moderating.things import Moderated
from app.needs.kinds import ReviewState
from app.needs.models import Need, Review
from app.needs.queries import seen_need


def _why(session: Session, need: Need) -> str:
    kept = select(Review.reason).where(Review.need_id == need.id, Review.outcome == ReviewState.PRIVATE)
    return session.exec(kept.order_by(col(Review.id).desc())).first() or ""


NEEDS = Moderated("needs", seen_need, _why)
