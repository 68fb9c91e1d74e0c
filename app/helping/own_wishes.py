"""Wishes that only they themselves can have: said by them, by a helper whom they named, or on a sheet they signed."""

from sqlmodel import Session

from app.core.errors import NotAllowed
from app.core.languages import N_
from app.helping.queries import is_helping
from app.helping.speaking import SPOKEN, helped_people
from app.neighbourhoods.queries import Here
from app.people.queries import residents_of
from app.permissions.rules import Act, may, permit
from app.permissions.who import Actor, Via

ONLY_THEY = N_(
    "Only they themselves can say this, or a helper whom they named. The team can type in a sheet they signed."
)


def is_ones_own(session: Session, actor: Actor, here: Here) -> None:
    """Raises NotAllowed. What someone from the team types for them must have come on paper."""
    permit(actor, Act.SEE_OWN)
    permit(actor, Act.SEE_PROFILE, here)
    if not actor.speaks_for_another or is_helping(session, here.id, actor.person_id, actor.spoken_by_id):
        return
    is_signed = actor.spoken_by_id is not None and actor.via == Via.PAPER
    if not (is_signed and _types_sheets_in(actor, here)):
        raise NotAllowed(ONLY_THEY)


def for_whose_wish(session: Session, actor: Actor, here: Here) -> dict[str, object]:
    """What the part “I am writing this down for someone” asks for, where it is about such a wish."""
    if _types_sheets_in(actor, here):
        return {"residents": residents_of(session, here.id), "ways": (Via.PAPER,), "may_be_unnamed": False}
    return {"residents": helped_people(session, actor, here), "ways": SPOKEN, "may_be_unnamed": False}


def _types_sheets_in(actor: Actor, here: Here) -> bool:
    """Not connectors: what a sheet says of someone is not for a neighbour to read."""
    return actor.is_staff and may(actor, Act.WRITE_DOWN, here)
