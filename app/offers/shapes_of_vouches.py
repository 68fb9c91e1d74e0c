"""What programs of an officer are answered about vouches."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from app.offers.vouches import Vouched


class VouchShape(BaseModel):
    """Someone who knows a person well spoke for them."""

    id: int
    by: str
    words: str
    noted_by: str
    noted_at: datetime
    ends_at: datetime
    ended_at: datetime | None
    ended_because: str
    holds: bool


class VouchesShape(BaseModel):
    vouches: list[VouchShape]

    @classmethod
    def of(cls, found: list[Vouched]) -> Self:
        return cls(vouches=[VouchShape(**vars(one), holds=one.holds) for one in found])
