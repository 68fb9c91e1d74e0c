"""Who came to a date: ticked by name, or counted. Ticking twice is ticking once, so a tablet may send it again."""

from datetime import timedelta

from sqlmodel import Session, col, select, union

from app.activities.happenings import Happening, booking_of
from app.activities.kinds import BookingState
from app.activities.models import Attendance, Booking, Date
from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.core.languages import N_
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.people.models import Person
from app.people.queries import residents_of
from app.permissions.rules import Act, permit
from app.permissions.who import Actor, Via

ON_THE_DAY = timedelta(hours=12)
"""How long before it begins the list at the door is open: a day is not the same day in every time zone."""
NOT_EXPECTED = N_("This name is not on the list. Please tell whoever leads it that you are here.")
NOT_YET = N_("This has not begun. Tick who came on the day.")


def came(session: Session, actor: Actor, happening: Happening, person_id: int) -> None:
    """This person is here, whether or not they had booked, with all whom they said they would bring."""
    permit(actor, Act.TICK_CAME, happening)
    _is_the_day(happening)
    _is_here(session, actor, _held(session, happening.date), person_id)


def did_not_come(session: Session, actor: Actor, happening: Happening, person_id: int) -> None:
    """A slip of the finger: they are not here."""
    permit(actor, Act.TICK_CAME, happening)
    _is_the_day(happening)
    ticked = _attendance(session, _held(session, happening.date), person_id)
    if ticked is not None:
        _is_not_here(session, actor, ticked, person_id)


def taps_in(session: Session, actor: Actor, happening: Happening, person_id: int) -> None:
    """At a tablet by the door: only someone who is expected. Raises NotLikeThis."""
    permit(actor, Act.TAP_IN, happening)
    _is_the_day(happening)
    day = _held(session, happening.date)
    booking = booking_of(session, day, person_id)
    if booking is None or booking.state != BookingState.COMING:
        raise NotLikeThis(NOT_EXPECTED, field="person")

    _is_here(session, actor, day, person_id)


def taps_out(session: Session, actor: Actor, happening: Happening, person_id: int) -> None:
    """A slip of the finger there. What someone ticked who leads it is theirs to take back."""
    permit(actor, Act.TAP_IN, happening)
    _is_the_day(happening)
    ticked = _attendance(session, _held(session, happening.date), person_id)
    if ticked is not None and ticked.via == Via.TABLE_TABLET:
        _is_not_here(session, actor, ticked, person_id)


def count_party(session: Session, actor: Actor, happening: Happening, person_id: int, heads: int) -> None:
    """How many are here with this person, themselves counted; with 0 they are not here either."""
    permit(actor, Act.TICK_CAME, happening)
    _is_the_day(happening)
    day = _held(session, happening.date)
    ticked = _attendance(session, day, person_id)
    if ticked is None and heads > 0:
        _is_here(session, actor, day, person_id, heads)
    elif ticked is not None and heads == 0:
        _is_not_here(session, actor, ticked, person_id)
    elif ticked is not None and heads != ticked.heads:
        ticked.heads = heads
        record(session, actor.writing_down(None, Via.IN_PERSON), Kind.COMERS_COUNTED, ticked)


def count_comers(session: Session, actor: Actor, happening: Happening, heads: int) -> None:
    """How many are here without having given a name: always all of them, so that it can be sent again."""
    permit(actor, Act.TICK_CAME, happening)
    _is_the_day(happening)
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


def who_is_called(session: Session, happening: Happening, handle: str) -> int:
    """Whoever stands on the list, whatever their part here; else a neighbour who just came. Raises NotLikeThis."""
    booked, ticked = (
        select(table.said_by_id).where(table.date_id == happening.date.id) for table in (Booking, Attendance)
    )
    listed = select(Person.id).where(Person.handle == handle, col(Person.id).in_(union(booked, ticked)))
    found = session.exec(listed).first()
    if found is not None:
        return found
    for one in residents_of(session, happening.neighbourhood_id):
        if one.handle == handle:
            return one.id
    raise NotLikeThis(N_("We don't know anyone here by that name."), field="person")


def _is_the_day(happening: Happening) -> None:
    if not happening.date.is_on:
        raise TooLate()
    if happening.date.starts_at - ON_THE_DAY > clock.now():
        raise TooLate(NOT_YET)


def _is_here(session: Session, actor: Actor, day: Date, person_id: int, heads: int | None = None) -> None:
    """With as many as they said, unless it is known to be another number."""
    if _attendance(session, day, person_id) is not None:
        return

    heads = heads or _heads_booked(booking_of(session, day, person_id))
    who = actor.writing_down(person_id, _way(actor, person_id))
    here_now = Attendance(neighbourhood_id=day.neighbourhood_id, date_id=day.id, heads=heads, **provenance(who))
    session.add(here_now)
    record(session, who, Kind.CAME, here_now)


def _is_not_here(session: Session, actor: Actor, ticked: Attendance, person_id: int) -> None:
    record(session, actor.writing_down(person_id, _way(actor, person_id)), Kind.CAME_UNDONE, ticked)
    session.delete(ticked)


def _heads_booked(booking: Booking | None) -> int:
    return 1 if booking is None or booking.is_over else booking.heads


def _way(actor: Actor, person_id: int) -> Via:
    return actor.via if actor.door or person_id == actor.person_id else Via.IN_PERSON


def _held(session: Session, day: Date) -> Date:
    return session.exec(select(Date).where(Date.id == day.id).with_for_update()).one()


def _attendance(session: Session, day: Date, person_id: int | None) -> Attendance | None:
    there = select(Attendance).where(Attendance.date_id == day.id)
    mine = col(Attendance.said_by_id).is_(None) if person_id is None else col(Attendance.said_by_id) == person_id
    return session.exec(there.where(mine)).first()
