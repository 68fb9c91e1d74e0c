"""What a need's story is made of, as plain values: equal steps read alike, so their part of a page can be kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from app.core.small_numbers import Shown, shown
from app.needs.kinds import Helped
from app.needs.promises import Promise
from app.people.models import ToldBy
from app.permissions.who import Via

STILL_TO_COME = datetime.max.replace(tzinfo=UTC)
"""After everything that has happened, and the same whenever the page is asked for."""
LONG = 10
"""Steps; a longer story is folded."""
NEWEST = 4
FEW = 2


@dataclass(frozen=True)
class Given(Promise):
    """An answer: what it promises, what else is possible, and who decided."""

    instead: str
    decided_by: str
    organisation: str


@dataclass(frozen=True)
class Talk:
    """A comment: whose it is, and whether it is shown. What may be done with it is asked about this."""

    id: int
    neighbourhood_id: int
    said_by_id: int | None
    typed_by_id: int | None
    shown_at: datetime | None
    hidden_at: datetime | None
    hidden_reason: str
    look_asked_at: datetime | None = None
    """When its author asked for someone else to look at what was hidden."""
    looked_at: datetime | None = None

    @property
    def look_waits(self) -> bool:
        return self.look_asked_at is not None and self.looked_at is None and self.hidden_at is not None

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None

    @property
    def is_shown(self) -> bool:
        return self.shown_at is not None and self.hidden_at is None


@dataclass(frozen=True)
class Backed:
    """One “me too”, or the hands that someone counted in a room."""

    id: int
    heads: int
    said_by_id: int | None
    typed_by_id: int | None
    at: datetime

    @property
    def shown(self) -> Shown:
        return shown(self.heads)


@dataclass(frozen=True)
class News:
    """How far the news of an answer or a review has come."""

    subject: str
    ways: tuple[tuple[ToldBy, Shown], ...]
    still_to_be_told: Shown


@dataclass(frozen=True)
class Step:
    """One thing that happened. `kind` names the template part that tells it."""

    kind: str
    at: datetime
    who_id: int | None = None
    typed_by_id: int | None = None
    """Who typed it, when that was someone else."""
    via: Via | None = None
    read_back: bool = False
    words: str = ""
    who: str = ""
    profile: str = ""
    """Where their name leads; nowhere when there is nothing to read there, or not for this reader."""
    namesake: int = 0
    """From the second of one name on, so that two links of one name can be told apart by ear."""
    typed_by: str = ""
    answer: Given | None = None
    comment: Talk | None = None
    news: News | None = None
    how: Helped | None = None
    into: int | None = None
    backing: Shown = 0
    leads_to: str = ""
    """Where that stands which came of it."""
    is_current: bool = False
    """An answer that no newer one has replaced."""
    is_asked_about: bool = False
    """Someone asked for a second look at this comment; only reviewers know."""

    @property
    def said_by_id(self) -> int | None:
        return self.who_id

    @property
    def is_to_come(self) -> bool:
        return self.at == STILL_TO_COME

    @property
    def has_decided(self) -> bool:
        """Whoever answered is the one who decided."""
        return self.answer is not None and self.answer.decided_by == self.who

    @property
    def waits(self) -> bool:
        """It is for someone to do something: to tell people, or to look at a comment."""
        return self.is_to_come or (self.comment is not None and not self.comment.is_shown)


@dataclass(frozen=True)
class Stretch:
    """Steps that follow each other, told in full or folded away."""

    steps: Sequence[Step]
    is_folded: bool


def stretches(story: Sequence[Step]) -> Iterator[Stretch]:
    """In a long story what lies between answers is folded away; the beginning, each answer and the newest stay."""

    def stays(place: int) -> bool:
        return place == 0 or place >= len(story) - NEWEST or bool(story[place].answer) or story[place].waits

    if len(story) <= LONG:
        yield Stretch(story, is_folded=False)
        return
    for stay, places in groupby(range(len(story)), key=stays):
        steps = [story[place] for place in places]
        yield Stretch(steps, is_folded=not stay and len(steps) > FEW)
