"""Birthdays, by one's own wish only (see `helping.own_wishes`)."""

from sqlmodel import Session, select

from app.helping.own_wishes import is_ones_own
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.permissions.who import Actor
from app.together.forms import BirthdayForm
from app.together.models import Birthday


def share_birthday(session: Session, actor: Actor, here: Here, form: BirthdayForm) -> None:
    """My neighbours may know the day. Said anew, the new day counts."""
    is_ones_own(session, actor, here)

    birthday = birthday_of(session, here, actor.spoken_by_id)
    if birthday is not None and (birthday.day, birthday.month) == (form.day, form.month):
        return
    birthday = birthday or Birthday(neighbourhood_id=here.id, day=form.day, month=form.month)
    birthday.sqlmodel_update({"day": form.day, "month": form.month, **provenance(actor)})
    session.add(birthday)
    record(session, actor, Kind.BIRTHDAY_SHARED, birthday)


def take_back_birthday(session: Session, actor: Actor, here: Here) -> None:
    """It is not kept any longer. Twice changes nothing."""
    is_ones_own(session, actor, here)
    birthday = birthday_of(session, here, actor.spoken_by_id)
    if birthday is None:
        return

    record(session, actor, Kind.BIRTHDAY_TAKEN_BACK, birthday)
    session.delete(birthday)


def birthday_of(session: Session, here: Here, person_id: int | None) -> Birthday | None:
    theirs = select(Birthday).where(Birthday.neighbourhood_id == here.id, Birthday.said_by_id == person_id)
    return session.exec(theirs).first()
