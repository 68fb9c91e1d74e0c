"""What programs of those who lead an activity are answered about who comes."""

from collections.abc import Mapping
from typing import Self

from pydantic import BaseModel

from app.activities.coming_list import Comer, Comers
from app.activities.kinds import BookingState
from app.activities.shapes import BookingShape


class BookingsShape(BaseModel):
    """One booking, or one for each date that is still to come."""

    bookings: list[BookingShape]


class ComerShape(BaseModel):
    """Someone on the list at the door. No name: a neighbour who gave none. `wishes`: null where one may not read it."""

    handle: str | None
    name: str | None
    heads: int
    state: BookingState | None
    """Null: they just came."""
    wishes: str | None
    came: bool
    heads_came: int
    """How many came with them, themselves counted; 0 while they are not ticked."""

    @classmethod
    def of(cls, comer: Comer, heads_came: int) -> Self:
        own = {name: getattr(comer, name) for name in ("heads", "state", "wishes", "came")}
        return cls(handle=comer.handle or None, name=comer.name or None, heads_came=heads_came, **own)


class ComersShape(BaseModel):
    """The list at the door of one date. These numbers are whole, as only those who lead it see them."""

    coming: list[ComerShape]
    waiting: list[ComerShape]
    walked_in: list[ComerShape]
    unnamed: int
    """How many came without giving a name."""
    heads_booked: int
    came: int
    """Heads, too: all who are ticked with whom they brought, and those without a name."""

    @classmethod
    def of(cls, comers: Comers, came: Mapping[int | None, int]) -> Self:
        """`came`: how many came with each."""
        named = {name: getattr(comers, name) for name in ("coming", "waiting", "walked_in")}
        lists = {
            name: [ComerShape.of(one, came.get(one.person_id, 0) if one.came else 0) for one in listed]
            for name, listed in named.items()
        }
        return cls(**lists, unnamed=comers.unnamed, heads_booked=comers.heads_booked, came=sum(came.values()))
