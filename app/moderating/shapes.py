"""What programs get to know of a second look."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from app.moderating.models import MayBeHidden, SecondLook


class SecondLookShape(BaseModel):
    """Null where it was not asked for, or not given yet."""

    is_hidden: bool
    hidden_reason: str
    asked_at: datetime | None
    looked_at: datetime | None
    shown_again: bool | None
    words: str

    @classmethod
    def of(cls, said: MayBeHidden, why: str, look: SecondLook | None) -> Self:
        given = look is not None and look.looked_at is not None
        return cls(
            is_hidden=said.is_hidden,
            hidden_reason=why if said.is_hidden else "",
            asked_at=look.asked_at if look else None,
            looked_at=look.looked_at if look else None,
            shown_again=look.shown_again if look and given else None,
            words=(look.words or "") if look else "",
        )
