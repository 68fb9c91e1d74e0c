"""Asking after someone who was missed: it is noted that it was done, never what was said."""

from sqlmodel import Session, col, select

from app.core import clock
from app.core.errors import NotFound
from app.looking_out.missed import is_missed
from app.looking_out.models import LookedOutFor
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.participation.service import record
from app.people.models import Person
from app.permissions.rules import Act, permit
from app.permissions.who import Actor


def ask_after(session: Session, actor: Actor, here: Here, handle: str) -> str:
    """They are off the list until as many weeks have passed again; twice changes nothing. Returns their name.

    Raises NotFound for someone who did not agree, or does no longer.
    """
    permit(actor, Act.ASK_AFTER, here)

    agreed, name = _agreed(session, here, handle)
    if is_missed(session, here, agreed):
        agreed.asked_at, agreed.asked_by_id = clock.now(), actor.person_id
        record(session, actor, Kind.ASKED_AFTER, agreed)
    return name


def _agreed(session: Session, here: Here, handle: str) -> tuple[LookedOutFor, str]:
    """Held until the transaction ends, so that two officers at once ask after someone once."""
    theirs = select(LookedOutFor, Person.name).join(Person, col(Person.id) == LookedOutFor.said_by_id)
    theirs = theirs.where(LookedOutFor.neighbourhood_id == here.id, Person.handle == handle)
    found = session.exec(theirs.with_for_update(of=LookedOutFor)).first()
    if found is None:
        raise NotFound()
    agreed, name = found
    return agreed, name
