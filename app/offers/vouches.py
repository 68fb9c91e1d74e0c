"""Reading who vouched for someone; for officers only."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from app.core import clock
from app.offers.models import Offer, Vouch
from app.people.queries import names_of


@dataclass(frozen=True)
class Vouched:
    """Someone who knows a person well spoke for them; as officers, and their programs, read it."""

    id: int
    by: str
    words: str
    noted_by: str
    noted_at: datetime
    ends_at: datetime
    ended_at: datetime | None
    ended_because: str
    holds: bool


def vouches_of(session: Session, offer: Offer) -> list[Vouched]:
    """For the one who made this offer, the newest first."""
    theirs = select(Vouch).where(Vouch.neighbourhood_id == offer.neighbourhood_id, Vouch.person_id == offer.said_by_id)
    found = session.exec(theirs.order_by(col(Vouch.id).desc())).all()
    names = names_of(session, [one for vouch in found for one in (vouch.by_id, vouch.noted_by_id)])
    return [_vouched(vouch, names) for vouch in found]


def _vouched(vouch: Vouch, names: dict[int, str]) -> Vouched:
    return Vouched(
        id=vouch.id,
        by=names.get(vouch.by_id or 0, "") or vouch.by_words,
        words=vouch.words,
        noted_by=names.get(vouch.noted_by_id, ""),
        noted_at=vouch.noted_at,
        ends_at=vouch.ends_at,
        ended_at=vouch.ended_at,
        ended_because=vouch.ended_because,
        holds=vouch.ended_at is None and vouch.ends_at > clock.now(),
    )
