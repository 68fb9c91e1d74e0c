"""Dates are at another time or place, called off or on again: all are told how it is now, and nobody how it was."""

from sqlmodel import Session

from app.activities.asking import ask_anew
from app.activities.seats import are_kept_anew, held
from app.activities.telling import REMINDERS, Acts, Different, need_not_hear_of, tell_those_who_come
from app.neighbourhoods.queries import Here
from app.notifications.models import About
from app.permissions.who import Actor


def are_different(session: Session, actor: Actor, here: Here, what: Different, acts: Acts) -> None:
    """Whoever comes to any of them is told once. Who is asked whether they come, or take a place, is asked anew."""
    for date in what.days:
        need_not_hear_of(session, date, REMINDERS if date.is_on else (*REMINDERS, About.PLACE_KEPT))
    tell_those_who_come(session, actor, here, what, acts)
    for date in what.days:
        ask_anew(session, actor, here, date, acts(date))
        if date.is_on:
            are_kept_anew(session, here, held(session, date))
