"""Birthdays, by one's own wish only."""

from sqlmodel import Session

from app.helping.own_wishes import Wish
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.permissions.who import Actor
from app.together.forms import BirthdayForm
from app.together.models import Birthday

BIRTHDAY = Wish(Birthday, Kind.BIRTHDAY_SHARED, Kind.BIRTHDAY_TAKEN_BACK)


def share_birthday(session: Session, actor: Actor, here: Here, form: BirthdayForm) -> None:
    """My neighbours may know the day."""
    BIRTHDAY.is_said(session, actor, here, day=form.day, month=form.month)
