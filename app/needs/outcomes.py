"""What happened: answers and outcomes for everyone, honest counts, longest unanswered first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import text
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from app.core import clock
from app.core.small_numbers import Shown, shown
from app.needs.kinds import AnswerKind, Helped, ReviewState, Standing
from app.needs.models import IS_ANSWERED, Need
from app.needs.replies import Answer, HelpedReply
from app.neighbourhoods.models import Organisation
from app.neighbourhoods.queries import Here

MOST = 10


@dataclass(frozen=True)
class Outcome:
    """A need and the answer that stands."""

    number: int
    title: str
    kind: AnswerKind
    words: str
    instead: str
    by_when: date | None
    look_again_on: date | None
    tell_by: date | None
    decided_by: str
    organisation: str
    said_at: datetime
    waits_from: datetime | None

    @property
    def is_late(self) -> bool:
        return self.waits_from is not None and self.waits_from <= clock.now()


@dataclass(frozen=True)
class Unanswered:
    """A need that waits for its answer, or for another look as the day promised has come."""

    number: int
    title: str
    waits_from: datetime
    stands: Standing

    @property
    def is_back_again(self) -> bool:
        return self.stands != Standing.WAITING

    @property
    def days(self) -> int:
        return (clock.now() - self.waits_from).days


@dataclass(frozen=True)
class WhatHappened:
    unanswered: Sequence[Unanswered]
    outcomes: Sequence[Outcome]
    standing: dict[Standing, Shown]
    helped: dict[Helped, Shown]
    raised: Shown


def what_happened(session: Session, here: Here, kind: AnswerKind | None = None) -> WhatHappened:
    """Five statements, whatever the number of needs."""
    standing = _standing(session, here)
    return WhatHappened(
        unanswered=_unanswered(session, here),
        outcomes=_outcomes(session, here, kind),
        standing={one: shown(standing[one]) for one in Standing},
        helped=_helped(session, here),
        raised=shown(standing.total()),
    )


def _unanswered(session: Session, here: Here) -> list[Unanswered]:
    waiting = select(Need.number, Need.title, Need.waits_from, Need.stands).where(
        Need.neighbourhood_id == here.id,
        Need.review == ReviewState.SHOWN,
        col(Need.waits_from) <= clock.now(),
    )
    longest_first = waiting.order_by(col(Need.waits_from), col(Need.number)).limit(MOST)
    found = session.exec(longest_first)
    return [Unanswered(number, title, since, Standing(stands)) for number, title, since, stands in found if since]


def _outcomes(session: Session, here: Here, kind: AnswerKind | None) -> list[Outcome]:
    newer = aliased(Answer)
    is_replaced = select(newer.id).where(newer.need_id == Answer.need_id, newer.id > Answer.id).exists()
    answered = (
        select(*_COLUMNS)  # type: ignore[call-overload]  # SQLModel names no type for a select of many columns
        .select_from(Answer)
        .join(Need, col(Need.id) == Answer.need_id)
        .join(Organisation, col(Organisation.id) == Answer.organisation_id)
        .where(Answer.neighbourhood_id == here.id, Need.review == ReviewState.SHOWN, ~is_replaced)
        .where(col(Need.stands) == Standing(kind) if kind else col(Need.stands) != Standing.WAITING)
    )
    return [Outcome(*row) for row in session.exec(answered.order_by(col(Answer.id).desc()).limit(MOST))]


def _standing(session: Session, here: Here) -> Counter[Standing]:
    """What has come back for another look waits; it is no longer counted as what was answered."""
    counted = (
        select(Need.stands, func.count())
        .where(Need.neighbourhood_id == here.id, Need.review == ReviewState.SHOWN)
        .group_by(col(Need.stands))
    )
    is_back = text(f"need.{IS_ANSWERED}")
    came_back = counted.where(col(Need.waits_from) <= clock.now(), is_back)
    every, back = (Counter(dict(session.exec(one).all())) for one in (counted, came_back))
    waiting = {Standing.WAITING: back.total()}
    return Counter({Standing(stands): number for stands, number in (every - back).items()}) + Counter(waiting)


def _helped(session: Session, here: Here) -> dict[Helped, Shown]:
    counted = (
        select(HelpedReply.how, func.count())
        .where(HelpedReply.neighbourhood_id == here.id)
        .group_by(col(HelpedReply.how))
    )
    found = dict(session.exec(counted).all())
    return {how: shown(found.get(how, 0)) for how in Helped}


_COLUMNS = (
    Need.number,
    Need.title,
    Answer.kind,
    Answer.words,
    Answer.instead,
    Answer.by_when,
    Answer.look_again_on,
    Answer.tell_by,
    Answer.decided_by,
    Organisation.name,
    Answer.said_at,
    Need.waits_from,
)
