"""“Please look out for me”, by one's own wish only (see `helping.own_wishes`)."""

from sqlmodel import Session, select

from app.helping.own_wishes import is_ones_own
from app.looking_out.forms import LookOutForm
from app.looking_out.models import LookedOutFor
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.permissions.who import Actor


def agree(session: Session, actor: Actor, here: Here, form: LookOutForm) -> None:
    """I wish to be missed here. Said anew, the new time counts, and begins now; the same again changes nothing."""
    is_ones_own(session, actor, here)

    agreed = agreement_of(session, here, actor.spoken_by_id)
    if agreed is not None and agreed.weeks == form.weeks:
        return
    agreed = agreed or LookedOutFor(neighbourhood_id=here.id)
    agreed.sqlmodel_update({"weeks": form.weeks, **provenance(actor)})
    session.add(agreed)
    record(session, actor, Kind.LOOKING_OUT_AGREED, agreed)


def end(session: Session, actor: Actor, here: Here) -> None:
    """It is not kept any longer. Twice changes nothing."""
    is_ones_own(session, actor, here)
    agreed = agreement_of(session, here, actor.spoken_by_id)
    if agreed is None:
        return

    record(session, actor, Kind.LOOKING_OUT_ENDED, agreed)
    session.delete(agreed)


def agreement_of(session: Session, here: Here, person_id: int | None) -> LookedOutFor | None:
    theirs = select(LookedOutFor).where(LookedOutFor.neighbourhood_id == here.id)
    return session.exec(theirs.where(LookedOutFor.said_by_id == person_id)).first()
