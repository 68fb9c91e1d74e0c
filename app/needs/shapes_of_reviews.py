"""What programs are answered about second looks, hands that were counted, what was enclosed, and what was typed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Self

from pydantic import BaseModel

from app.core.small_numbers import Shown
from app.needs.kinds import AnswerKind, AttachmentKind, Helped, ReviewState, Standing
from app.needs.models import Need
from app.needs.outcomes import Outcome, Unanswered, WhatHappened
from app.needs.steps import Backed
from app.needs.typed_for_me import Page, TypedForMe
from app.needs.whole import Enclosed
from app.participation.models import Kind
from app.permissions.who import Via


class NeedStateShape(BaseModel):
    """Where a need stands now."""

    number: int
    title: str
    review: ReviewState
    stands: Standing
    is_shown: bool
    is_open: bool
    raised_at: datetime

    @classmethod
    def of(cls, need: Need) -> Self:
        own = {name: getattr(need, name) for name in NeedStateShape.model_fields if name != "raised_at"}
        return cls(**own, raised_at=need.said_at)


class EnclosedShape(BaseModel):
    """A photo or a recording; it is read by its `key`."""

    id: int
    key: str
    kind: AttachmentKind
    typed_up: str
    """What a recording says, when someone has typed it up."""

    @classmethod
    def of(cls, one: Enclosed) -> Self:
        return cls(**{name: getattr(one, name) for name in cls.model_fields})


class CountShape(BaseModel):
    """Hands that I counted. The number is whole, as I know it already."""

    id: int
    heads: int
    at: datetime

    @classmethod
    def of(cls, counted: Backed) -> Self:
        return cls(id=counted.id, heads=counted.heads, at=counted.at)


class CountsShape(BaseModel):
    counts: list[CountShape]


class FileShape(BaseModel):
    """A photo or a recording, in base64."""

    media_type: str
    file: str


class MyNeedsShape(BaseModel):
    needs: list[NeedStateShape]
    after: int | None
    """Send it as `after` for the next page; null at the end."""

    @classmethod
    def of(cls, found: tuple[Sequence[Need], int | None]) -> Self:
        return cls(needs=list(map(NeedStateShape.of, found[0])), after=found[1])


class TypedForMeShape(BaseModel):
    """What someone typed for me: what it was, and where it stands ("" when it stands nowhere)."""

    id: int
    at: datetime
    kind: Kind
    typed_by: str
    via: Via
    read_back: bool
    title: str | None
    place: str

    @classmethod
    def of(cls, act: TypedForMe) -> Self:
        return cls(**{name: getattr(act, name) for name in cls.model_fields})


class TypedForMePageShape(BaseModel):
    typed: list[TypedForMeShape]
    after: int | None
    """Send it as `after` for the next page; null at the end."""

    @classmethod
    def of(cls, found: Page) -> Self:
        return cls(typed=list(map(TypedForMeShape.of, found.acts)), after=found.after)


class UnansweredShape(BaseModel):
    """A need that waits for its answer, or for another look."""

    number: int
    title: str
    waits_from: datetime
    is_back_again: bool

    @classmethod
    def of(cls, waits: Unanswered) -> Self:
        return cls(**{name: getattr(waits, name) for name in cls.model_fields})


class OutcomeShape(BaseModel):
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
    is_late: bool

    @classmethod
    def of(cls, outcome: Outcome) -> Self:
        return cls(**{name: getattr(outcome, name) for name in cls.model_fields})


class WhatHappenedShape(BaseModel):
    """Answers and outcomes for everyone. Small numbers are hidden."""

    raised: Shown
    standing: dict[Standing, Shown]
    helped: dict[Helped, Shown]
    unanswered: list[UnansweredShape]
    """Longest waiting first."""
    outcomes: list[OutcomeShape]

    @classmethod
    def of(cls, found: WhatHappened) -> Self:
        return cls(
            raised=found.raised,
            standing=found.standing,
            helped=found.helped,
            unanswered=list(map(UnansweredShape.of, found.unanswered)),
            outcomes=list(map(OutcomeShape.of, found.outcomes)),
        )
