"""Everything an idea's page shows, read at once in a constant number of statements."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from app.core import clock
from app.core.database import rows
from app.core.errors import NotFound
from app.core.small_numbers import Shown, shown
from app.ideas.kinds import SupportKind
from app.ideas.models import Idea, IdeaAnswer, IdeaHelped, IdeaSupport, Trial
from app.ideas.queries import Asked
from app.needs.became import Became
from app.needs.kinds import AnswerKind, Helped, ReviewState
from app.needs.models import Need
from app.needs.promises import Promise
from app.neighbourhoods.models import Organisation
from app.neighbourhoods.queries import Here
from app.people.queries import names_of
from app.permissions.rules import Act, may, permit
from app.permissions.who import Actor, Via


@dataclass(frozen=True)
class AnswerToIdea(Promise):
    """An answer: what it promises, what else is possible, and who decided."""

    said_at: datetime
    words: str
    instead: str
    decided_by: str
    organisation: str | None


@dataclass(frozen=True)
class Tried:
    """What is or was tried, and what came of it."""

    is_over: bool
    """The day has come: what was learned is to be written down."""
    question: str
    ends_on: date
    said_at: datetime
    learned: str
    learned_at: datetime | None


BECAME: list[Callable[[Session, Idea], list[Became]]] = []
"""Whoever makes something of ideas says here what it was."""


@dataclass(frozen=True)
class Reply:
    """What someone said to “Did it help?”."""

    said_by_id: int
    typed_by_id: int | None
    via: Via
    read_back: bool
    said_at: datetime
    how: Helped
    words: str


@dataclass(frozen=True)
class WholeIdea:
    idea: Idea
    need: tuple[int, str] | None
    """Number and title of the need it answers."""
    names: dict[int, str]
    """Of those who belong here, for those who may read them."""
    counts: dict[SupportKind, Shown]
    mine: frozenset[SupportKind]
    """What this person said for it."""
    answers: list[AnswerToIdea]
    trials: list[Tried]
    became: list[Became]
    asked: Asked
    helped: list[Reply]

    @property
    def answer(self) -> AnswerToIdea | None:
        """The one that stands now."""
        return self.answers[-1] if self.answers else None

    @property
    def is_done(self) -> bool:
        return self.idea.is_open and self.answer is not None and self.answer.kind == AnswerKind.DONE

    @property
    def running(self) -> Tried | None:
        return next((trial for trial in self.trials if trial.learned_at is None), None)

    def called(self, person_id: int | None) -> str:
        return self.names.get(person_id or 0, "")


def whole_idea(session: Session, actor: Actor, here: Here, number: int) -> WholeIdea:
    """Raises NotFound when there is none, or none that this person may see."""
    idea, need = _idea(session, here, number)
    permit(actor, Act.SEE_IDEA, idea)

    said = rows(session, _SUPPORT, idea=idea.id)
    counted = Counter(kind for kind, _ in said)
    helped = [Reply(*row) for row in rows(session, _HELPED, idea=idea.id)]
    people = {idea.said_by_id, idea.typed_by_id, *(one for it in helped for one in (it.said_by_id, it.typed_by_id))}
    names = names_of(session, people) if may(actor, Act.SEE_NAMES, idea) else {}
    today = clock.today(here.time_zone)
    return WholeIdea(
        idea=idea,
        need=need,
        names=names,
        counts={kind: shown(counted[kind]) for kind in SupportKind},
        mine=frozenset(kind for kind, by in said if by is not None and by == actor.person_id),
        answers=[AnswerToIdea(*row) for row in rows(session, _ANSWERS, idea=idea.id)],
        trials=[
            Tried(row.learned_at is None and row.ends_on <= today, *row) for row in rows(session, _TRIALS, idea=idea.id)
        ],
        became=[one for becomes in BECAME for one in becomes(session, idea)],
        asked=Asked.of(idea, (idea.said_by_id, *(by for _, by in said))),
        helped=helped,
    )


def _idea(session: Session, here: Here, number: int) -> tuple[Idea, tuple[int, str] | None]:
    # The idea itself is asked for first and as an object, which flushes what this transaction has said so far.
    if not 0 < number < 2**31:
        raise NotFound()
    found = session.exec(_IDEA, params={"here": here.id, "number": number}).first()
    if found is None:
        raise NotFound()
    idea, need_number, need_title = found
    return idea, (need_number, need_title) if need_title else None


_is_read = col(Need.shown_at).is_not(None) & (col(Need.review) != ReviewState.PRIVATE)
_IDEA = (
    select(Idea, Need.number, Need.title)
    .outerjoin(Need, (col(Need.id) == Idea.need_id) & _is_read)
    .where(Idea.neighbourhood_id == bindparam("here"), Idea.number == bindparam("number"))
)
_SUPPORT = (
    select(IdeaSupport.kind, IdeaSupport.said_by_id)
    .where(IdeaSupport.idea_id == bindparam("idea"))
    .order_by(col(IdeaSupport.id))
)
_ANSWERS = (
    select(  # type: ignore[call-overload]  # SQLModel names no type for a select of many columns
        IdeaAnswer.kind,
        IdeaAnswer.by_when,
        IdeaAnswer.look_again_on,
        IdeaAnswer.tell_by,
        IdeaAnswer.said_at,
        IdeaAnswer.words,
        IdeaAnswer.instead,
        IdeaAnswer.decided_by,
        Organisation.name,
    )
    .outerjoin(Organisation, col(Organisation.id) == IdeaAnswer.organisation_id)
    .where(IdeaAnswer.idea_id == bindparam("idea"))
    .order_by(col(IdeaAnswer.id))
)
_HELPED = (
    select(  # type: ignore[call-overload]  # as above
        IdeaHelped.said_by_id,
        IdeaHelped.typed_by_id,
        IdeaHelped.via,
        IdeaHelped.read_back,
        IdeaHelped.said_at,
        IdeaHelped.how,
        IdeaHelped.words,
    )
    .where(IdeaHelped.idea_id == bindparam("idea"))
    .order_by(col(IdeaHelped.id))
)
_TRIALS = (
    select(Trial.question, Trial.ends_on, Trial.said_at, Trial.learned, Trial.learned_at)  # type: ignore[call-overload]  # as above
    .where(Trial.idea_id == bindparam("idea"))
    .order_by(col(Trial.id))
)
