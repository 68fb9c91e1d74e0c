"""Who came to a date: ticked by name, or counted. Ticking twice is ticking once, so a tablet may send it again."""

from datetime import timedelta

from sqlmodel import Session, col, select

from app.activities.happenings import Happening
from app.activities.models import Attendance, Date
from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.core.languages import N_
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.people.queries import Neighbour
from app.permissions.rules import Act, permit
from app.permissions.who import Actor, Via

ON_THE_DAY = timedelta(hours=12)
"""How long before it begins the list at the door is open: a day is not the same day in every time zone."""
NOT_YET = N_("This has not begun. Tick who came on the day.")


def came(session: Session, actor: Actor, happening: Happening, person_id: int) -> None:
    """This person is here, whether or not they had booked."""
    _permit_on_the_day(actor, happening)
    day = _held(session, happening.date)
    if _attendance(session, day, person_id) is not None:
        return

    who = actor.writing_down(person_id, _way(actor, person_id))
    here_now = Attendance(neighbourhood_id=day.neighbourhood_id, date_id=day.id, **provenance(who))
    session.add(here_now)
    record(session, who, Kind.CAME, here_now)


def did_not_come(session: Session, actor: Actor, happening: Happening, person_id: int) -> None:
    """A slip of the finger: they are not here."""
    _permit_on_the_day(actor, happening)
    ticked = _attendance(session, _held(session, happening.date), person_id)
    if ticked is None:
        return

    record(session, actor.writing_down(person_id, _way(actor, person_id)), Kind.CAME_UNDONE, ticked)
    session.delete(ticked)


def count_comers(session: Session, actor: Actor, happening: Happening, heads: int) -> None:
    """How many are here without having given a name: always all of them, so that it can be sent again."""
    _permit_on_the_day(actor, happening)
    day = _held(session, happening.date)
    counted = _attendance(session, day, None)
    if heads == (counted.heads if counted else 0):
        return

    unnamed = actor.writing_down(None, Via.IN_PERSON)
    if counted is None:
        counted = Attendance(neighbourhood_id=day.neighbourhood_id, date_id=day.id, **provenance(unnamed))
        session.add(counted)
    counted.heads = max(heads, 1)
    record(session, unnamed, Kind.COMERS_COUNTED, counted)
    if heads == 0:
        session.delete(counted)


def resident_or_refusal(residents: list[Neighbour], handle: str) -> int:
    """Raises NotLikeThis beside the name."""
    for one in residents:
        if one.handle == handle:
            return one.id
    raise NotLikeThis(N_("We don't know anyone here by that name."), field="person")


def _permit_on_the_day(actor: Actor, happening: Happening) -> None:
    permit(actor, Act.TICK_CAME, happening)
    if not happening.date.is_on:
        raise TooLate()
    if happening.date.starts_at - ON_THE_DAY > clock.now():
        raise TooLate(NOT_YET)


def _way(actor: Actor, person_id: int) -> Via:
    return actor.via if person_id == actor.person_id else Via.IN_PERSON


def _held(session: Session, day: Date) -> Date:
    return session.exec(select(Date).where(Date.id == day.id).with_for_update()).one()


def _attendance(session: Session, day: Date, person_id: int | None) -> Attendance | None:
    there = select(Attendance).where(Attendance.date_id == day.id)
    mine = col(Attendance.said_by_id).is_(None) if person_id is None else col(Attendance.said_by_id) == person_id
    return session.exec(there.where(mine)).first()
