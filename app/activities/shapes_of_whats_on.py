"""What programs are answered about what is on: the next dates of everything."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from app.activities.kinds import ActivityKind, BookingState
from app.activities.queries import Card, Found
from app.core.money import currency_of
from app.helping.api_values import as_amount
from app.neighbourhoods.queries import Here


class WhatsOnCardShape(BaseModel):
    """One date in the list."""

    number: int
    """Of the activity."""
    date_number: int
    title: str
    kind: ActivityKind
    language: str
    cost: str
    starts_at: datetime
    ends_at: datetime
    spot: str
    is_on: bool
    is_full: bool
    is_nearly_full: bool
    mine: BookingState | None

    @classmethod
    def of(cls, card: Card, currency: str) -> Self:
        own = {name: getattr(card, name) for name in cls.model_fields if name != "cost"}
        return cls(**own, cost=as_amount(card.cost_minor, currency))


class WhatsOnShape(BaseModel):
    dates: list[WhatsOnCardShape]
    after: int | None
    """Send it as `after` for the next page; null at the end."""

    @classmethod
    def of(cls, found: Found, here: Here) -> Self:
        currency = currency_of(here.time_zone)
        return cls(dates=[WhatsOnCardShape.of(card, currency) for card in found.cards], after=found.after)
