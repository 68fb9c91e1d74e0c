"""Wishes that only they themselves can have: said by them, by a helper whom they named, or on a sheet they signed."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlmodel import Session, select

from app.core.errors import NotAllowed
from app.core.languages import N_
from app.helping.forms import WritingDown
from app.helping.queries import is_helping
from app.helping.speaking import SPOKEN, helped_people
from app.neighbourhoods.queries import Here
from app.participation.models import Kind, Said
from app.participation.service import provenance, record
from app.people.queries import residents_of
from app.permissions.rules import Act, may, permit
from app.permissions.who import Actor, Via

ONLY_THEY = N_(
    "Only they themselves can say this, or a helper whom they named. The team can type in a sheet they signed."
)
Kept = TypeVar("Kept", bound=Said)


@dataclass(frozen=True)
class Wish(Generic[Kept]):
    """One kind of them: what is kept of it, and how the log says that someone said it and took it back."""

    table: type[Kept]
    wished: tuple[str, ...]
    """The fields of its form that say what is wished; so are the columns called."""
    said: Kind
    taken_back: Kind

    def of(self, session: Session, here: Here, person_id: int | None) -> Kept | None:
        theirs = select(self.table).filter_by(neighbourhood_id=here.id, said_by_id=person_id)
        return session.exec(theirs).first()

    def is_said(self, session: Session, actor: Actor, here: Here, form: WritingDown) -> None:
        """Said anew, it is kept as it is now, and begins now; the same again changes nothing. Raises NotAllowed."""
        is_ones_own(session, actor, here)

        kept, wished = self.of(session, here, actor.spoken_by_id), form.model_dump(include=set(self.wished))
        if kept is not None and kept.model_dump(include=set(self.wished)) == wished:
            return
        kept = kept or self.table()
        kept.sqlmodel_update({"neighbourhood_id": here.id, **wished, **provenance(actor)})
        session.add(kept)
        record(session, actor, self.said, kept)

    def is_taken_back(self, session: Session, actor: Actor, here: Here) -> None:
        """It is not kept any longer. Twice changes nothing. Raises NotAllowed."""
        is_ones_own(session, actor, here)
        kept = self.of(session, here, actor.spoken_by_id)
        if kept is None:
            return

        record(session, actor, self.taken_back, kept)
        session.delete(kept)


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
