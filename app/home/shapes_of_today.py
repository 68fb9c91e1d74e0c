"""What programs are answered about the work that waits, and about oneself."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from pydantic import BaseModel

from app.activities.shapes_of_whats_on import WhatsOnCardShape
from app.core.few import Few
from app.core.money import currency_of
from app.core.small_numbers import Shown
from app.grants.waiting import Waiting as GrantsWaiting
from app.grants.waiting import Waits as GrantWaits
from app.home.mine import Home, Mine, Promised
from app.home.queries import Talk, Today
from app.home.waits import Waits
from app.ideas.waiting import Waiting as IdeasWaiting
from app.ideas.waiting import Waits as IdeaWaits
from app.needs.kinds import AnswerKind, ReviewState, Standing
from app.needs.models import Need
from app.people.models import Person, ToldBy
from app.permissions.who import Actor, Role


class NumberedShape(BaseModel):
    number: int
    title: str


class FewShape(BaseModel):
    """The first few that wait, oldest first, by their numbers."""

    waits: list[NumberedShape]
    has_more: bool

    @classmethod
    def of(cls, few: Few[Need] | Few[IdeaWaits] | Few[GrantWaits]) -> Self:
        return cls(waits=[NumberedShape(number=one.number, title=one.title) for one in few], has_more=few.has_more)


class TalkShape(BaseModel):
    """A comment that waits for a reviewer; `number` is that of its need."""

    comment_id: int
    number: int
    title: str
    words: str


class FewCommentsShape(BaseModel):
    comments: list[TalkShape]
    has_more: bool

    @classmethod
    def of(cls, few: Few[Talk]) -> Self:
        return cls(comments=[TalkShape(**vars(one)) for one in few], has_more=few.has_more)


class GivenShape(BaseModel):
    """Something that waits to be looked at, and where that is done."""

    place: str
    words: str


class FewGivenShape(BaseModel):
    given: list[GivenShape]
    has_more: bool

    @classmethod
    def of(cls, few: Few[Waits]) -> Self:
        return cls(given=[GivenShape(**vars(one)) for one in few], has_more=few.has_more)


class IdeasWaitingShape(BaseModel):
    to_look_at: FewShape
    to_answer: FewShape
    to_learn: FewShape


class GrantsWaitingShape(BaseModel):
    to_look_at: FewShape
    to_voice: FewShape
    to_pay: FewShape
    to_tell: FewShape
    to_look_back: FewShape


@dataclass(frozen=True)
class Work:
    """What waits for one person, room by room."""

    needs: Today
    ideas: IdeasWaiting
    grants: GrantsWaiting


class TodayShape(BaseModel):
    """The work that waits for you; what is not part of your day is empty."""

    to_review: FewShape
    asked_back: FewShape
    to_answer: FewShape
    back_again: FewShape
    to_type_up: FewShape
    comments: FewCommentsShape
    reported: FewCommentsShape
    second_looks: FewCommentsShape
    given: FewGivenShape
    to_vouch: FewGivenShape
    """Offers that nothing can come of before someone has vouched."""
    reported_things: FewGivenShape
    looks_at_things: FewGivenShape
    to_be_told: Shown
    ideas: IdeasWaitingShape
    grants: GrantsWaitingShape

    @classmethod
    def of(cls, work: Work) -> Self:
        today = work.needs
        needs = ("to_review", "asked_back", "to_answer", "back_again", "to_type_up")
        talk = ("comments", "reported", "second_looks")
        things = ("given", "to_vouch", "reported_things", "looks_at_things")
        ideas, grants = (
            {name: FewShape.of(found) for name, found in vars(room).items()} for room in (work.ideas, work.grants)
        )
        return cls.model_validate(
            {name: FewShape.of(getattr(today, name)) for name in needs}
            | {name: FewCommentsShape.of(getattr(today, name)) for name in talk}
            | {name: FewGivenShape.of(getattr(today, name)) for name in things}
            | {"to_be_told": today.to_be_told}
            | {"ideas": ideas, "grants": grants}
        )


class MineShape(BaseModel):
    """A need that is mine, or that I said “me too” to."""

    number: int
    title: str
    stands: Standing
    review: ReviewState
    at: datetime

    @classmethod
    def of(cls, one: Mine) -> Self:
        return cls(**vars(one))


class PromisedShape(BaseModel):
    """What I said would happen, and by when."""

    number: int
    title: str
    kind: AnswerKind
    day: date
    is_late: bool

    @classmethod
    def of(cls, one: Promised) -> Self:
        return cls(**{name: getattr(one, name) for name in cls.model_fields})


class MeShape(BaseModel):
    """The key's owner here. Of each list the newest or soonest few."""

    handle: str
    name: str
    roles: list[Role]
    organisation: str
    told_by: ToldBy
    raised: list[MineShape]
    backed: list[MineShape]
    promised: list[PromisedShape]
    coming: list[WhatsOnCardShape]

    @classmethod
    def of(cls, person: Person, actor: Actor, mine: Home) -> Self:
        currency = currency_of(mine.zone)
        return cls(
            handle=person.handle,
            name=person.name,
            roles=sorted(actor.roles),
            organisation=actor.organisation,
            told_by=person.told_by,
            raised=list(map(MineShape.of, mine.raised)),
            backed=list(map(MineShape.of, mine.backed)),
            promised=list(map(PromisedShape.of, mine.promised)),
            coming=[WhatsOnCardShape.of(card, currency) for card in mine.coming],
        )


class DetailsShape(BaseModel):
    """What the team knows about me. A new number or address is given on the page, where its owner shows it."""

    name: str
    language: str
    flat: str | None
    phone: str | None
    email: str | None
    picture: str

    @classmethod
    def of(cls, person: Person) -> Self:
        return cls(**{name: getattr(person, name) for name in cls.model_fields})


class ToldByShape(BaseModel):
    told_by: ToldBy
    ways: list[ToldBy]
    """Those in which something would reach me."""
