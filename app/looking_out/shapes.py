"""What programs are answered: one's own wish; and, to the officer alone, who has not been seen lately."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from app.looking_out.missed import Missed
from app.looking_out.models import LookedOutFor
from app.people.models import ToldBy


class LookOutShape(BaseModel):
    """Whether I am looked out for here; both null when I am not."""

    weeks: int | None
    """After so many without me I am missed."""
    since: datetime | None

    @classmethod
    def of(cls, mine: LookedOutFor | None) -> Self:
        return cls(weeks=mine.weeks if mine else None, since=mine.said_at if mine else None)


class MissedShape(BaseModel):
    """Someone who agreed to be looked out for, and whom no one has seen for so long."""

    handle: str
    name: str
    weeks: int
    last_seen_at: datetime
    last_seen_at_activity: str | None
    """What they came to; null when they last said or did something here."""
    told_by: ToldBy
    """How they like to be reached."""
    phone: str | None
    flat: str | None

    @classmethod
    def of(cls, one: Missed, knows_numbers: bool) -> Self:
        said = {name: getattr(one, name) for name in ("handle", "name", "weeks", "last_seen_at", "told_by", "flat")}
        came_to = one.came_to if one.has_come else None
        return cls(**said, last_seen_at_activity=came_to, phone=one.phone if knows_numbers else None)


class MissedOnesShape(BaseModel):
    """Whom no one has seen for longest first; the first sixty of them."""

    missed: list[MissedShape]
