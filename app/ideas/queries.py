"""Reading ideas: one, a page of them, the newest few, and who stands behind one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from app.core import clock
from app.core.database import rows
from app.core.errors import NotFound
from app.core.small_numbers import Shown, shown
from app.ideas.kinds import IdeaStands, SupportKind
from app.ideas.models import Idea, IdeaSupport
from app.neighbourhoods.queries import Here
from app.people.models import Person
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

PAGE = 20
BACK_AGAIN = 3


@dataclass(frozen=True)
class IdeaCard:
    """An idea in a list."""

    number: int
    title: str
    for_whom: str
    stands: IdeaStands
    said_at: datetime
    waits_from: datetime | None
    voices: int

    @property
    def support(self) -> Shown:
        """How many times someone said that they would come, can help, or know someone."""
        return shown(self.voices)

    @property
    def is_back_again(self) -> bool:
        if self.stands == IdeaStands.OPEN or self.waits_from is None:
            return False
        return self.waits_from <= clock.now()


@dataclass(frozen=True)
class Supporter:
    """What one neighbour said for an idea; no name when they gave none."""

    kind: SupportKind
    words: str
    name: str | None


@dataclass(frozen=True)
class SomeShownIdea:
    """Any idea in the list, to ask once for all of it what may be done there."""

    neighbourhood_id: int
    is_shown: bool = True
    is_open: bool = True
    said_by_id: int | None = None
    leader_id: int | None = None


@dataclass(frozen=True)
class Ideas:
    cards: list[IdeaCard]
    after: int | None
    """Where the next page begins, or None at the end."""


@dataclass(frozen=True)
class Asked:
    """An idea together with those who may say whether it helped."""

    idea: Idea
    behind: frozenset[int]

    @classmethod
    def of(cls, idea: Idea, people: Iterable[int | None]) -> "Asked":
        return cls(idea, frozenset(person for person in people if person is not None))

    @property
    def neighbourhood_id(self) -> int:
        return self.idea.neighbourhood_id

    @property
    def said_by_id(self) -> int | None:
        return self.idea.said_by_id

    @property
    def typed_by_id(self) -> int | None:
        return self.idea.typed_by_id

    @property
    def is_shown(self) -> bool:
        return self.idea.is_shown


def ideas_here(session: Session, here: Here, after: int | None = None) -> Ideas:
    """One page of what is shown, newest first. `after`: the last number of the page before."""
    below = after if after is not None else 2**31 - 1
    cards = [IdeaCard(*row) for row in rows(session, _NEWEST, here=here.id, below=below, most=PAGE + 1)]
    return Ideas(cards[:PAGE], cards[PAGE - 1].number if len(cards) > PAGE else None)


def newest_ideas(session: Session, here: Here, most: int = 3) -> list[IdeaCard]:
    """The newest few, for a part of another page."""
    return [IdeaCard(*row) for row in rows(session, _NEWEST, here=here.id, below=2**31 - 1, most=most)]


def back_again(session: Session, here: Here) -> list[IdeaCard]:
    """Answered before, and today is past the day promised for another look: these stand on top by themselves."""
    return [IdeaCard(*row) for row in rows(session, _RETURNED, here=here.id, now=clock.now())]


def the_idea(session: Session, here: Here, number: int, to_change: bool = False) -> Idea:
    """Raises NotFound. `to_change` holds the row until the transaction ends."""
    if not 0 < number < 2**31:
        raise NotFound()
    wanted = select(Idea).where(Idea.neighbourhood_id == here.id, Idea.number == number)
    found = session.exec(wanted.with_for_update() if to_change else wanted).first()
    if found is None:
        raise NotFound()
    return found


def seen_idea(session: Session, actor: Actor, here: Here, number: int, to_change: bool = False) -> Idea:
    """The idea, if this person may see it; else it is not even said to exist."""
    idea = the_idea(session, here, number, to_change)
    permit(actor, Act.SEE_IDEA, idea)
    return idea


def people_for_it(session: Session, idea: Idea) -> list[int]:
    """Who proposed it, and everyone who said something for it by name."""
    said = session.exec(select(IdeaSupport.said_by_id).where(IdeaSupport.idea_id == idea.id))
    return [person for person in dict.fromkeys((idea.said_by_id, *said)) if person is not None]


def asked_about(session: Session, idea: Idea) -> Asked:
    return Asked.of(idea, people_for_it(session, idea))


def is_someone_unnamed_for_it(session: Session, idea: Idea) -> bool:
    """They read the noticeboard."""
    unnamed = select(IdeaSupport.id).where(IdeaSupport.idea_id == idea.id, col(IdeaSupport.said_by_id).is_(None))
    return idea.said_by_id is None or session.exec(unnamed).first() is not None


def supporters_of(session: Session, actor: Actor, idea: Idea) -> list[Supporter]:
    """Who would help, and with what, in the order they said so. Raises NotAllowed."""
    permit(actor, Act.SEE_SUPPORTERS, idea)

    said = (
        select(IdeaSupport.kind, IdeaSupport.words, Person.name)
        .outerjoin(Person, col(Person.id) == IdeaSupport.said_by_id)
        .where(IdeaSupport.idea_id == idea.id)
        .order_by(col(IdeaSupport.id))
    )
    return [Supporter(SupportKind(kind), words, name) for kind, words, name in session.exec(said)]


# Asked for often, so put together once.
_voices = select(func.count()).where(IdeaSupport.idea_id == Idea.id).correlate(Idea).scalar_subquery()
_CARDS = select(  # type: ignore[call-overload]  # SQLModel names no type for a select of many columns
    Idea.number, Idea.title, Idea.for_whom, Idea.stands, Idea.said_at, Idea.waits_from, _voices
).where(Idea.neighbourhood_id == bindparam("here"), col(Idea.shown_at).is_not(None), col(Idea.taken_back_at).is_(None))
_NEWEST = _CARDS.where(Idea.number < bindparam("below")).order_by(col(Idea.number).desc()).limit(bindparam("most"))
_RETURNED = (
    _CARDS.where(col(Idea.waits_from) <= bindparam("now"), Idea.stands != IdeaStands.OPEN)
    .order_by(col(Idea.waits_from).desc())
    .limit(BACK_AGAIN)
)
