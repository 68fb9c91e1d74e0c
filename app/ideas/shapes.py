"""What programs are answered about ideas."""

from datetime import date, datetime
from typing import Self

from pydantic import BaseModel

from app.core.small_numbers import Shown
from app.helping.shapes import LinkShape, SpokenShape, link, spoken
from app.ideas.kinds import IdeaStands, SupportKind
from app.ideas.queries import IdeaCard, Ideas
from app.ideas.story import AnswerToIdea, Tried, WholeIdea
from app.needs.became import Became
from app.needs.kinds import AnswerKind, Helped


class IdeaCardShape(BaseModel):
    """An idea in a list."""

    number: int
    title: str
    for_whom: str
    stands: IdeaStands
    is_back_again: bool
    said_at: datetime
    support: Shown


class IdeasShape(BaseModel):
    ideas: list[IdeaCardShape]
    after: int | None
    """Send it as `after` for the next page; null at the end."""
    back_again: list[IdeaCardShape]
    """On the first page: answered before, and the day promised for another look has come."""

    @classmethod
    def of(cls, found: Ideas, back_again: list[IdeaCard]) -> Self:
        return cls(ideas=_cards(found.cards), after=found.after, back_again=_cards(back_again))


class SupportShape(BaseModel):
    """How many said so; small numbers are hidden."""

    kind: SupportKind
    number: Shown
    is_mine: bool


class IdeaAnswerShape(BaseModel):
    """One answer; a newer one replaces it, and both stay to be read."""

    kind: AnswerKind
    words: str
    by_when: date | None
    look_again_on: date | None
    tell_by: date | None
    instead: str
    decided_by: str
    organisation: str | None
    said_at: datetime
    is_current: bool

    @classmethod
    def of(cls, answer: AnswerToIdea, is_current: bool) -> Self:
        return cls(**vars(answer), is_current=is_current)


class TrialShape(BaseModel):
    """What is or was tried until a day, and what was learned."""

    question: str
    ends_on: date
    is_over: bool
    said_at: datetime
    learned: str
    learned_at: datetime | None

    @classmethod
    def of(cls, tried: Tried) -> Self:
        return cls(**vars(tried))


class HelpedShape(SpokenShape):
    """What someone who was for it said to “Did it help?”."""

    how: Helped
    words: str


class IdeaShape(SpokenShape):
    """An idea with all that came of it, oldest first."""

    number: int
    title: str
    for_whom: str
    leads: bool
    """Whoever proposed it would lead it."""
    who_leads: str
    takes: str
    need: LinkShape | None
    stands: IdeaStands
    is_shown: bool
    is_open: bool
    is_back_again: bool
    private_reason: str
    support: list[SupportShape]
    answers: list[IdeaAnswerShape]
    trials: list[TrialShape]
    became: list[Became]
    """The activities that it was turned into."""
    helped: list[HelpedShape]
    """Once it is done; a `no` brings it back."""

    @classmethod
    def of(cls, whole: WholeIdea) -> Self:
        idea, counts = whole.idea, whole.counts.items()
        own = ("number", "title", "for_whom", "who_leads", "takes", "stands", "is_shown", "is_open", "is_back_again")
        support = [SupportShape(kind=kind, number=number, is_mine=kind in whole.mine) for kind, number in counts]
        return cls.model_validate(
            {name: getattr(idea, name) for name in (*own, "private_reason")}
            | spoken(idea, whole.names)
            | {
                "leads": idea.leader_id is not None,
                "need": link(whole.need),
                "support": support,
                "answers": [IdeaAnswerShape.of(one, one is whole.answer) for one in whole.answers],
                "trials": list(map(TrialShape.of, whole.trials)),
                "became": whole.became,
                "helped": [{**spoken(one, whole.names), "how": one.how, "words": one.words} for one in whole.helped],
            }
        )


class SupporterShape(BaseModel):
    """Who would come or help, and with what. No name: a neighbour who gave none."""

    kind: SupportKind
    words: str
    name: str | None


class SupportersShape(BaseModel):
    supporters: list[SupporterShape]


def _cards(cards: list[IdeaCard]) -> list[IdeaCardShape]:
    return [IdeaCardShape(**{name: getattr(card, name) for name in IdeaCardShape.model_fields}) for card in cards]
