"""Which ideas wait for someone: to be looked at, to be answered, or for what was learned from trying them."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import and_, bindparam, or_
from sqlmodel import Session, col, select

from app.core import clock
from app.core.database import rows
from app.ideas.models import Idea, Trial
from app.ideas.queries import SomeShownIdea
from app.neighbourhoods.queries import Here
from app.permissions.rules import Act, may
from app.permissions.who import Actor

MOST = 24


@dataclass(frozen=True)
class Waits:
    """An idea with what it waits for: "review", "answers" or "learned", which is also where that is done."""

    number: int
    title: str
    since: datetime
    for_what: str


@dataclass(frozen=True)
class Waiting:
    to_look_at: list[Waits] = field(default_factory=list)
    to_answer: list[Waits] = field(default_factory=list)
    to_learn: list[Waits] = field(default_factory=list)

    @property
    def is_quiet(self) -> bool:
        return not (self.to_look_at or self.to_answer or self.to_learn)


def ideas_of(session: Session, actor: Actor, here: Here) -> Waiting:
    """What waits for this person, the oldest first, in one statement."""
    reviews, answers = may(actor, Act.REVIEW_IDEA, here), may(actor, Act.ANSWER_IDEA, SomeShownIdea(here.id))
    if not reviews and not answers:
        return Waiting()
    found = _waiting(session, here)
    return Waiting(
        found["review"] if reviews else [],
        found["answers"] if answers else [],
        found["learned"] if answers else [],
    )


def _waiting(session: Session, here: Here) -> dict[str, list[Waits]]:
    values = {"here": here.id, "now": clock.now(), "today": clock.today(here.time_zone)}
    found: dict[str, list[Waits]] = {"review": [], "answers": [], "learned": []}
    for number, title, said_at, shown_at, waits_from, ended in rows(session, _WAITING, **values):
        if shown_at is None:
            found["review"].append(Waits(number, title, said_at, "review"))
        elif ended is not None:
            found["learned"].append(Waits(number, title, clock.start_of(ended, here.time_zone), "learned"))
        elif waits_from is not None:
            found["answers"].append(Waits(number, title, waits_from, "answers"))
    return found


_due = and_(col(Trial.idea_id) == Idea.id, col(Trial.learned_at).is_(None), col(Trial.ends_on) <= bindparam("today"))
_WAITING = (
    select(Idea.number, Idea.title, Idea.said_at, Idea.shown_at, Idea.waits_from, Trial.ends_on)  # type: ignore[call-overload]  # SQLModel names no type for a select of many columns
    .outerjoin(Trial, _due)
    .where(
        Idea.neighbourhood_id == bindparam("here"),
        col(Idea.taken_back_at).is_(None),
        col(Idea.kept_private_at).is_(None),
        or_(col(Idea.shown_at).is_(None), col(Idea.waits_from) <= bindparam("now"), col(Trial.id).is_not(None)),
    )
    .order_by(col(Idea.number))
    .limit(MOST)
)
