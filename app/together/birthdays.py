"""Birthdays, by one's own wish only. A named helper may type it; no one else can, whatever their part."""

from sqlmodel import Session, select

from app.core.errors import NotAllowed
from app.core.languages import N_
from app.helping.queries import is_helping
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor
from app.together.forms import BirthdayForm
from app.together.models import Birthday

ONLY_THEY = N_("Only they themselves can say this, or a helper whom they named.")


def share_birthday(session: Session, actor: Actor, here: Here, form: BirthdayForm) -> None:
    """My neighbours may know the day. Said anew, the new day counts."""
    _is_ones_own(session, actor, here)

    birthday = birthday_of(session, here, actor.spoken_by_id)
    if birthday is not None and (birthday.day, birthday.month) == (form.day, form.month):
        return
    birthday = birthday or Birthday(neighbourhood_id=here.id, day=form.day, month=form.month)
    birthday.sqlmodel_update({"day": form.day, "month": form.month, **provenance(actor)})
    session.add(birthday)
    record(session, actor, Kind.BIRTHDAY_SHARED, birthday)


def take_back_birthday(session: Session, actor: Actor, here: Here) -> None:
    """It is not kept any longer. Twice changes nothing."""
    _is_ones_own(session, actor, here)
    birthday = birthday_of(session, here, actor.spoken_by_id)
    if birthday is None:
        return

    record(session, actor, Kind.BIRTHDAY_TAKEN_BACK, birthday)
    session.delete(birthday)


def birthday_of(session: Session, here: Here, person_id: int | None) -> Birthday | None:
    theirs = select(Birthday).where(Birthday.neighbourhood_id == here.id, Birthday.said_by_id == person_id)
    return session.exec(theirs).first()


def _is_ones_own(session: Session, actor: Actor, here: Here) -> None:
    permit(actor, Act.SEE_OWN)
    permit(actor, Act.SEE_PROFILE, here)
    if not actor.speaks_for_another:
        return
    if not is_helping(session, here.id, actor.person_id, actor.spoken_by_id):
        raise NotAllowed(ONLY_THEY)
