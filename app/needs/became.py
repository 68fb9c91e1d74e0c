"""What came of something that neighbours said, in a room above this one: an activity, say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from app.needs.models import Need


@dataclass(frozen=True)
class Became:
    """What a need or an idea was turned into, or a grant pays for. Only what all may read; programs get it as it is."""

    number: int
    title: str
    place: str
    """Where it stands in its neighbourhood, and in what programs ask for: "activities/7"."""
    planned_at: datetime
    is_on: bool
    at: datetime | None
    """When it is next, or was last."""
    is_to_come: bool


BECAME: list[Callable[[Session, Need], list[Became]]] = []
"""Whoever makes something of needs says here what it was."""


def what_came_of(session: Session, need: Need) -> list[Became]:
    return [one for becomes in BECAME for one in becomes(session, need)]
