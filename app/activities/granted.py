"""The grant behind an activity: the resident board decided it. Grants stand above this room and tell it of them."""

from dataclasses import dataclass
from typing import Protocol

from sqlmodel import Session

from app.activities.models import Activity
from app.core.errors import NotLikeThis
from app.core.languages import N_
from app.neighbourhoods.queries import Here

NO_SUCH_GRANT = N_("We can't find a grant with this number that the board agreed to.")


@dataclass(frozen=True)
class Granted:
    """A grant that the board agreed to. Everyone may read it."""

    id: int
    number: int
    title: str
    need: int | None
    """Number of the need it answers."""
    decided_by: str
    is_paid: bool
    is_let_go: bool
    """It will not be paid after all."""


class Granting(Protocol):
    """The newest of a neighbourhood, or the one whose `id` or `number` is given."""

    def __call__(self, session: Session, neighbourhood_id: int, **one: int) -> list[Granted]: ...


GRANTING: list[Granting] = []
"""Whoever gives money for activities says here what was given."""


def grants_to_choose(session: Session, here: Here, activity: Activity | None = None) -> list[Granted]:
    """What may pay for an activity; and what pays for this one as it is, so that a change of it drops nothing."""
    found = [one for one in _granted(session, here.id) if not one.is_let_go]
    if activity is None or activity.grant_id in [one.id for one in found]:
        return found
    kept = granted_to(session, activity)
    return [*found, kept] if kept else found


def grant_numbered(session: Session, here: Here, number: int, kept: int | None = None) -> Granted:
    """One that may pay, or the one with the id that is `kept` as it was. Raises NotLikeThis."""
    for one in _granted(session, here.id, number=number):
        if one.id == kept or not one.is_let_go:
            return one
    raise NotLikeThis(NO_SUCH_GRANT, field="grant")


def granted_to(session: Session, activity: Activity) -> Granted | None:
    if activity.grant_id is None:
        return None
    return next(iter(_granted(session, activity.neighbourhood_id, id=activity.grant_id)), None)


def as_granted(session: Session, here: Here, number: int) -> dict[str, str]:
    """What a grant says already, as the planning form would have it typed. Raises NotLikeThis."""
    grant = grant_numbered(session, here, number)
    return {"grant": str(number), "title": grant.title, "need": str(grant.need or "")}


def _granted(session: Session, neighbourhood_id: int, **one: int) -> list[Granted]:
    return [grant for granting in GRANTING for grant in granting(session, neighbourhood_id, **one)]
