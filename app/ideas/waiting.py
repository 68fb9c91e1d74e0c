"""Which ideas wait for someone: to be looked at, to be answered, or for what was learned from trying them."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import and_, bindparam, case, func, or_
from sqlmodel import Session, col, select

from app.core import clock
from app.core.database import rows
from app.core.few import MOST, Few
from app.ideas.models import Idea, Trial
from app.ideas.queries import SomeShownIdea
from app.neighbourhoods.queries import Here
from app.permissions.rules import Act, may
from app.permissions.who import Actor


@dataclass(frozen=True)
class Waits:
    """An idea with what it waits for: "review", "answers" or "learned", which is also where that is done."""

    number: int
    title: str
    since: datetime
    for_what: str


@dataclass(frozen=True)
class Waiting:
    to_look_at: Few[Waits] = field(default_factory=Few)
    to_answer: Few[Waits] = field(default_factory=Few)
    to_learn: Few[Waits] = field(default_factory=Few)

    @property
    def is_quiet(self) -> bool:
        return not (self.to_look_at or self.to_answer or self.to_learn)


def ideas_of(session: Session, actor: Actor, here: Here) -> Waiting:
    """What waits for this person, the oldest first, in one statement."""
    reviews, answers = may(actor, Act.REVIEW_IDEA, here), may(actor, Act.ANSWER_IDEA, SomeShownIdea(here.id))
    if not reviews and not answers:
        return Waiting()
    found: dict[str, list[tuple[Waits, int]]] = {"review": [], "answers": [], "learned": []}
    values = {"here": here.id, "now": clock.now(), "today": clock.today(here.time_zone)}
    for number, title, said_at, waits_from, ended, for_what, of in rows(session, _WAITING, **values):
        since = {"review": said_at, "answers": waits_from}.get(for_what) or clock.start_of(ended, here.time_zone)
        found[for_what].append((Waits(number, title, since, for_what), of))
    return Waiting(
        Few.of(found["review"]) if reviews else Few(),
        Few.of(found["answers"]) if answers else Few(),
        Few.of(found["learned"]) if answers else Few(),
    )


_due = and_(col(Trial.idea_id) == Idea.id, col(Trial.learned_at).is_(None), col(Trial.ends_on) <= bindparam("today"))
_waits_for = case((col(Idea.shown_at).is_(None), "review"), (col(Trial.id).is_not(None), "learned"), else_="answers")
_ALL = (
    select(  # type: ignore[call-overload]  # SQLModel names no type for a select of many columns
        Idea.number,
        Idea.title,
        Idea.said_at,
        Idea.waits_from,
        Trial.ends_on,
        _waits_for.label("for_what"),
        func.count().over(partition_by=_waits_for).label("of"),
        func.row_number().over(partition_by=_waits_for, order_by=col(Idea.number)).label("turn"),
    )
    .outerjoin(Trial, _due)
    .where(
        Idea.neighbourhood_id == bindparam("here"),
        col(Idea.taken_back_at).is_(None),
        col(Idea.kept_private_at).is_(None),
        or_(col(Idea.shown_at).is_(None), col(Idea.waits_from) <= bindparam("now"), col(Trial.id).is_not(None)),
    )
    .subquery()
)
_WAITING = select(*(one for one in _ALL.c if one.key != "turn")).where(_ALL.c.turn <= MOST).order_by(_ALL.c.number)
