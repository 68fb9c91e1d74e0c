"""What an officer's program is answered about what waits among the offers."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from app.offers.board import Ending, Waiting
from app.offers.shapes import OfferCardShape, RequestLineShape


class EndingShape(BaseModel):
    """Someone whose vouch soon holds no more."""

    name: str
    ends_at: datetime

    @classmethod
    def of(cls, ending: Ending) -> Self:
        return cls(**vars(ending))


class WaitingOffersShape(BaseModel):
    to_look_at: list[OfferCardShape]
    to_vouch: list[RequestLineShape]
    """Open requests where they would be alone, and no one vouches for the one who offered it."""
    to_answer: list[RequestLineShape]
    """Other requests that nobody has answered yet."""
    thanks: list[RequestLineShape]
    """Both wish that neighbours read them; someone looks at them first."""
    ending: list[EndingShape]

    @classmethod
    def of(cls, waiting: Waiting) -> Self:
        return cls(
            to_look_at=list(map(OfferCardShape.of, waiting.to_look_at)),
            to_vouch=list(map(RequestLineShape.of, waiting.to_vouch)),
            to_answer=list(map(RequestLineShape.of, waiting.to_answer)),
            thanks=list(map(RequestLineShape.of, waiting.thanks)),
            ending=list(map(EndingShape.of, waiting.ending)),
        )
