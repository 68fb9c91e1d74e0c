"""What programs are answered about grants and the pot. Money is written as it is sent: “250.50”."""

from datetime import date, datetime
from typing import Self

from pydantic import BaseModel

from app.grants.kinds import GrantState, VoiceKind
from app.grants.models import Grant, PotEntry
from app.grants.pots import InThePot
from app.grants.queries import Grants
from app.grants.story import WholeGrant
from app.helping.api_values import as_amount
from app.helping.shapes import LinkShape, SpokenShape, link, spoken
from app.needs.became import Became


class PotShape(BaseModel):
    """What is in the pot; `left` can still be promised."""

    currency: str
    paid_in: str
    paid_out: str
    promised: str
    left: str

    @classmethod
    def of(cls, pot: InThePot) -> Self:
        sums = {name: as_amount(getattr(pot, name), pot.currency) for name in cls.model_fields if name != "currency"}
        return cls(currency=pot.currency, **sums)


class PotEntryShape(BaseModel):
    """Paid in, from whom; or taken out again (below 0), and why."""

    amount: str
    day: date
    words: str


class WholePotShape(PotShape):
    """The pot with its newest fifty entries; the sums count all."""

    entries: list[PotEntryShape]

    @classmethod
    def whole(cls, pot: InThePot, entries: list[PotEntry]) -> Self:
        noted = [
            PotEntryShape(amount=as_amount(one.minor, pot.currency), day=one.day, words=one.words) for one in entries
        ]
        return cls(**PotShape.of(pot).model_dump(), entries=noted)


class GrantCardShape(BaseModel):
    """A grant in a list."""

    number: int
    title: str
    group_name: str
    cost: str
    state: GrantState
    said_at: datetime


class GrantsShape(BaseModel):
    pot: PotShape
    grants: list[GrantCardShape]
    after: int | None
    """Send it as `after` for the next page; null at the end."""

    @classmethod
    def of(cls, pot: InThePot, found: Grants) -> Self:
        cards = [GrantCardShape(**vars(card), cost=as_amount(card.cost_minor, pot.currency)) for card in found.cards]
        return cls(pot=PotShape.of(pot), grants=cards, after=found.after)


class VoiceShape(BaseModel):
    """What a board member said. Said anew, it replaces the earlier, and both stay to be read."""

    kind: VoiceKind
    words: str
    who: str | None
    said_at: datetime
    is_replaced: bool
    counts: bool
    """It stands, and they were on the board on the day of the decision; while there is none, they are on it now."""


class DecisionShape(BaseModel):
    """What the board decided, and who said what in it, by name."""

    words: str
    instead: str
    decided_by: str
    """On whose words it rests: who agreed, or who had a concern."""
    sides: dict[VoiceKind, list[str]]
    written_by: str
    other_than: list[int]
    """Grants that nothing was told of yet. Who wrote this down said that they are for other groups."""
    decided_at: datetime
    review_on: date | None


class PaymentShape(BaseModel):
    amount: str
    paid_on: date
    note: str


class ToldShape(BaseModel):
    """Words about a grant, who wrote them and when."""

    words: str
    who: str | None
    at: datetime


class GrantShape(SpokenShape):
    """A grant with its whole story."""

    number: int
    title: str
    group_name: str
    purpose: str
    cost: str
    currency: str
    need: LinkShape | None
    idea: LinkShape | None
    state: GrantState
    is_shown: bool
    is_open: bool
    private_reason: str
    untold: int | None
    """A grant that the same group has, paid or not yet: first someone says what happened with it, or lets it go."""
    untold_of_others: list[int]
    """Grants by another group's name that nothing is told of yet. A decision says in `other_than` that they are."""
    voices: list[VoiceShape]
    decision: DecisionShape | None
    payment: PaymentShape | None
    happened: ToldShape | None
    looked_back: ToldShape | None
    became: list[Became]
    """The activities that it pays for."""

    @classmethod
    def of(cls, whole: WholeGrant) -> Self:
        grant, called = whole.grant, whole.called
        own = ("number", "title", "group_name", "purpose", "state", "is_shown", "is_open", "private_reason")
        return cls.model_validate(
            {name: getattr(grant, name) for name in own}
            | spoken(grant, whole.names)
            | {
                "cost": as_amount(grant.cost_minor, whole.currency),
                "currency": whole.currency,
                "need": link(whole.need),
                "idea": link(whole.idea),
                "untold": whole.untold.number if whole.untold else None,
                "untold_of_others": [one.number for one in whole.untold_of_others],
                "voices": _voices(whole),
                "decision": _decision(whole),
                "payment": _payment(grant, whole.currency),
                "happened": _told(grant.happened, called(grant.happened_by_id), grant.happened_at),
                "looked_back": _told(grant.looked_back, called(grant.looked_back_by_id), grant.looked_back_at),
                "became": whole.became,
            }
        )


def _voices(whole: WholeGrant) -> list[VoiceShape]:
    return [
        VoiceShape(
            kind=voice.kind,
            words=voice.words,
            who=whole.called(voice.said_by_id) or None,
            said_at=voice.said_at,
            is_replaced=not voice.stands,
            counts=voice.counts,
        )
        for voice in whole.voices
    ]


def _decision(whole: WholeGrant) -> DecisionShape | None:
    grant = whole.grant
    if grant.decided_at is None:
        return None
    return DecisionShape(
        words=grant.decision_words,
        instead=grant.instead,
        decided_by=grant.decided_by,
        sides=dict(whole.sides),
        written_by=whole.writer,
        other_than=grant.other_than_numbers,
        decided_at=grant.decided_at,
        review_on=grant.review_on,
    )


def _payment(grant: Grant, currency: str) -> PaymentShape | None:
    if grant.paid_on is None or grant.paid_minor is None:
        return None
    return PaymentShape(amount=as_amount(grant.paid_minor, currency), paid_on=grant.paid_on, note=grant.paid_note)


def _told(words: str, who: str, at: datetime | None) -> ToldShape | None:
    return ToldShape(words=words, who=who or None, at=at) if at else None
