"""What programs are answered about offers, and about requests to those who may see them."""

from datetime import date, datetime
from typing import Self

from pydantic import BaseModel

from app.core.small_numbers import Shown
from app.helping.api_values import TimeRead
from app.offers.board import Board, Card, Line, Mine
from app.offers.kinds import OfferKind, RequestState
from app.offers.steps import Step
from app.offers.whole import Thanks, WholeOffer, WholeRequest
from app.participation.models import Kind
from app.permissions.who import Via


class OfferCardShape(BaseModel):
    """An offer in a list."""

    number: int
    kind: OfferKind
    words: str
    when_free: str
    languages: str
    name: str
    is_shown: bool
    is_open: bool

    @classmethod
    def of(cls, card: Card) -> Self:
        is_open = card.ended_at is None
        return cls(**vars(card), is_shown=card.shown_at is not None and is_open, is_open=is_open)


class OffersShape(BaseModel):
    offers: list[OfferCardShape]
    after: int | None
    """Send it as `after` for the next page; null at the end."""

    @classmethod
    def of(cls, found: Board) -> Self:
        return cls(offers=list(map(OfferCardShape.of, found.cards)), after=found.after)


class RequestLineShape(BaseModel):
    """A request in a list, for the two of them and the officer."""

    id: int
    number: int
    """Of the offer."""
    words: str
    state: RequestState
    asker: str
    offerer: str
    said_at: datetime
    agreed_on: date | None

    @classmethod
    def of(cls, line: Line) -> Self:
        return cls(**vars(line))


class MyOffersShape(BaseModel):
    """What I offer, who asked me, and what I asked for."""

    offers: list[OfferCardShape]
    asked_of_me: list[RequestLineShape]
    asked_by_me: list[RequestLineShape]

    @classmethod
    def of(cls, mine: Mine) -> Self:
        return cls(
            offers=list(map(OfferCardShape.of, mine.offers)),
            asked_of_me=list(map(RequestLineShape.of, mine.asked_of_me)),
            asked_by_me=list(map(RequestLineShape.of, mine.asked_by_me)),
        )


class StepShape(BaseModel):
    """What one of the two said of a request, or that what they agreed waits: by whom, who typed it, how it came."""

    kind: Kind
    at: datetime
    name: str
    typed_by: str | None
    via: Via | None
    read_back: bool

    @classmethod
    def of(cls, step: Step) -> Self:
        said = {name: getattr(step, name) for name in ("kind", "at", "name", "via", "read_back")}
        return cls(**said, typed_by=step.typed_by or None)


class ThanksShape(BaseModel):
    """What both wished others to read."""

    name: str
    words: str
    at: datetime
    step: StepShape | None

    @classmethod
    def of(cls, said: Thanks) -> Self:
        step = StepShape.of(said.step) if said.step else None
        return cls(name=said.name, words=said.words, at=said.at, step=step)


class OfferShape(BaseModel):
    """One offer. `requests` holds those that you may see."""

    number: int
    kind: OfferKind
    words: str
    when_free: str
    languages: str
    name: str
    typed_by: str | None
    via: Via
    one_to_one: bool
    """They would be alone with someone, so that someone has to speak for them first."""
    is_vouched_for: bool
    is_shown: bool
    is_open: bool
    private_because: str
    is_mine: bool
    thanked: Shown
    thanks: list[ThanksShape]
    requests: list[RequestLineShape]

    @classmethod
    def of(cls, whole: WholeOffer) -> Self:
        own = ("number", "kind", "words", "when_free", "languages", "via", "one_to_one", "is_shown", "is_open")
        return cls.model_validate(
            {name: getattr(whole.offer, name) for name in (*own, "private_because")}
            | {
                "name": whole.name,
                "typed_by": whole.typed_by or None,
                "is_vouched_for": whole.vouch is not None,
                "is_mine": whole.is_mine,
                "thanked": whole.thanked,
                "thanks": list(map(ThanksShape.of, whole.thanks)),
                "requests": list(map(RequestLineShape.of, whole.requests)),
            }
        )


class RequestShape(BaseModel):
    """“I would like that”, and what became of it: for the two of them, who wrote it down, and the officer."""

    id: int
    number: int
    """Of the offer."""
    asker: str
    offerer: str
    typed_by: str | None
    words: str
    state: RequestState
    said_at: datetime
    answer_words: str
    agreed_on: date | None
    agreed_at: TimeRead | None
    one_to_one: bool
    is_vouched_for: bool
    thanked_words: str
    thanked_at: datetime | None
    is_shared: bool
    """Both wish that neighbours read the thank-you."""
    steps: list[StepShape]
    """Oldest first."""

    @classmethod
    def of(cls, whole: WholeRequest) -> Self:
        request = whole.asked.request
        said = ("id", "words", "state", "said_at", "answer_words", "agreed_on", "agreed_at", "one_to_one")
        return cls.model_validate(
            {name: getattr(request, name) for name in (*said, "thanked_words", "thanked_at")}
            | {
                "number": whole.asked.offer.number,
                "asker": whole.asker,
                "offerer": whole.offerer,
                "typed_by": whole.typed_by or None,
                "is_vouched_for": whole.vouch is not None,
                "is_shared": request.asker_shares and request.offerer_shares,
                "steps": list(map(StepShape.of, whole.steps)),
            }
        )
