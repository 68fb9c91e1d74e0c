"""Reading who comes to a date, who waits, and who came: for those who lead it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, exists, select

from app.activities.happenings import Happening
from app.activities.kinds import BookingState
from app.activities.models import Attendance, Booking, Date
from app.people.models import Person
from app.permissions.rules import Act, may
from app.permissions.who import Actor
from app.tables.queries import Expected, drawings_for, names_on_tiles


@dataclass(frozen=True)
class Comer:
    """Someone on the list at the door. No name: a neighbour who gave none."""

    person_id: int | None
    handle: str
    name: str
    picture: str
    phone: str
    language: str
    heads: int
    state: BookingState | None
    """None: they just came."""
    wishes: str | None
    """None: the one who looks does not lead it, and need not know."""
    came: bool
    booking: Booking | None = None
    typed_by: str = ""
    """Who wrote the booking down for them."""
    drawing: str = ""
    """The picture they chose, or else one that nobody else on this list has."""


@dataclass(frozen=True)
class Face:
    """Someone who is expected, as a tablet at the door shows them: no more than it takes to find oneself."""

    person_id: int
    handle: str
    called: str
    drawing: str
    came: bool


@dataclass(frozen=True)
class Comers:
    """The door list of one date."""

    coming: list[Comer]
    waiting: list[Comer]
    walked_in: list[Comer]
    unnamed: int
    """How many came without giving a name."""
    shows_wishes: bool
    """Whether what they need is for the one who looks."""

    @property
    def heads_booked(self) -> int:
        return sum(one.heads for one in self.coming)

    @property
    def here(self) -> list[Comer]:
        """All who were ticked by name, however they came to be here."""
        return [one for one in (*self.coming, *self.waiting, *self.walked_in) if one.came]


def comers_of(session: Session, actor: Actor, happening: Happening) -> Comers:
    """Three statements. Only for those who may SEE_COMERS: the caller asks. What they need is for fewer, asked here."""
    shows_wishes = may(actor, Act.SEE_WISHES, happening)
    came = select(Attendance.said_by_id, Attendance.heads).where(Attendance.date_id == happening.date.id)
    there = dict(session.exec(came).all())
    listed = [_comer(person, booking, there, by, shows_wishes) for booking, person, by in _bookings(session, happening)]
    known = {one.person_id for one in listed}
    others = [number for number in there if number is not None and number not in known]
    walked_in = session.exec(select(Person).where(col(Person.id).in_(others)).order_by(Person.search_name)).all()
    return Comers(
        coming=_drawn(one for one in listed if one.state == BookingState.COMING),
        waiting=_drawn(one for one in listed if one.state in (BookingState.WAITING, BookingState.OFFERED)),
        walked_in=_drawn(
            [
                *(one for one in listed if one.came and one.state in (BookingState.CANCELLED, BookingState.LAPSED)),
                *(_comer(person, None, there, shows_wishes=shows_wishes) for person in walked_in),
            ]
        ),
        unnamed=there.get(None, 0),
        shows_wishes=shows_wishes,
    )


def _bookings(session: Session, happening: Happening) -> Iterable[tuple[Booking, Person, Person]]:
    """Each with whose it is and who wrote it down, where they have a name."""
    typist = aliased(Person)
    booked = (
        select(Booking, Person, typist)
        .outerjoin(Person, col(Person.id) == Booking.said_by_id)
        .outerjoin(typist, col(typist.id) == Booking.typed_by_id)
        .where(Booking.date_id == happening.date.id)
        .order_by(Person.search_name, col(Booking.id))
    )
    return session.exec(booked)


def dates_booked(session: Session, bookings: list[Booking]) -> list[int]:
    """The number of each booking's date."""
    wanted = select(Date.id, Date.number).where(col(Date.id).in_([one.date_id for one in bookings]))
    numbers = dict(session.exec(wanted).all())
    return [numbers[one.date_id] for one in bookings]


def with_those_here(coming: list[Comer], here: list[Comer]) -> list[Comer]:
    """Everyone once."""
    known = {one.person_id for one in coming}
    return [*coming, *(one for one in here if one.person_id not in known)]


def faces_at(session: Session, happening: Happening) -> list[Face]:
    """Who said that they come: one statement, that reads nothing else about anyone."""
    is_here = exists().where(col(Attendance.date_id) == Booking.date_id, col(Attendance.said_by_id) == Person.id)
    expected = (
        select(Person.id, Person.handle, Person.name, Person.picture, is_here.correlate(Booking, Person))  # type: ignore[call-overload]  # SQLModel names no type for a select of five
        .join(Booking, col(Booking.said_by_id) == Person.id)
        .where(Booking.date_id == happening.date.id, Booking.state == BookingState.COMING)
        .order_by(Person.search_name, col(Booking.id))
    )
    rows = session.exec(expected).all()
    drawn = drawings_for([Expected(*row[:4]) for row in rows])
    called = names_on_tiles([row[2] for row in rows])
    return [Face(row[0], row[1], name, face, row[4]) for row, name, face in zip(rows, called, drawn, strict=True)]


def _drawn(comers: Iterable[Comer]) -> list[Comer]:
    listed = list(comers)
    people = [Expected(one.person_id, one.handle, one.name, one.picture) for one in listed if one.person_id]
    drawn = dict(zip((one.id for one in people), drawings_for(people), strict=True))
    return [replace(one, drawing=drawn.get(one.person_id or 0, "")) for one in listed]


def _comer(
    person: Person | None,
    booking: Booking | None,
    there: dict[int | None, int],
    typist: Person | None = None,
    shows_wishes: bool = False,
) -> Comer:
    return Comer(
        person_id=person.id if person else None,
        handle=person.handle if person else "",
        name=person.name if person else "",
        picture=person.picture if person else "",
        phone=(person.phone or "") if person else "",
        language=person.language if person else "",
        heads=booking.heads if booking else 1,
        state=booking.state if booking else None,
        wishes=(booking.wishes if booking else "") if shows_wishes else None,
        came=person is not None and person.id in there,
        booking=booking,
        typed_by=typist.name if typist else "",
    )
