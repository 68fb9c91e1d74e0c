"""What programs are answered about who helps whom."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from app.helping.queries import Helps, Pair


class HelpsShape(BaseModel):
    """Someone who helps, or is helped; `id` is what ends it."""

    id: int
    handle: str
    name: str
    since: datetime

    @classmethod
    def of(cls, one: Helps) -> Self:
        return cls(**{name: getattr(one, name) for name in cls.model_fields})


class MyHelpersShape(BaseModel):
    helpers: list[HelpsShape]


class PairShape(BaseModel):
    """Someone and their helper, by name."""

    id: int
    person: str
    helper: str

    @classmethod
    def of(cls, pair: Pair) -> Self:
        return cls(**vars(pair))


class PeopleIHelpShape(BaseModel):
    helped: list[HelpsShape]
    pairs: list[PairShape]
    """Everyone here who has a helper: for those who look after the list of people."""
