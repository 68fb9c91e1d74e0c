"""Reading who comes to a date, who waits, and who came: for those who lead it."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from app.activities.happenings import Happening
from app.activities.kinds import BookingState
from app.activities.models import Attendance, Booking, Date
from app.people.models import Person


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
    wishes: str
    came: bool


@dataclass(frozen=True)
class Comers:
    """The door list of one date."""

    coming: list[Comer]
    waiting: list[Comer]
    walked_in: list[Comer]
    unnamed: int
    """How many came without giving a name."""

    @property
    def heads_booked(self) -> int:
        return sum(one.heads for one in self.coming)

    @property
    def came(self) -> int:
        return sum(one.came for one in (*self.coming, *self.waiting, *self.walked_in)) + self.unnamed


def comers_of(session: Session, happening: Happening) -> Comers:
    """Three statements. Only for those who may SEE_COMERS: the caller asks."""
    came = select(Attendance.said_by_id, Attendance.heads).where(Attendance.date_id == happening.date.id)
    there = dict(session.exec(came).all())
    booked = (
        select(Booking, Person)
        .outerjoin(Person, col(Person.id) == Booking.said_by_id)
        .where(Booking.date_id == happening.date.id)
        .order_by(Person.search_name, col(Booking.id))
    )
    listed = [_comer(person, booking, there) for booking, person in session.exec(booked)]
    known = {one.person_id for one in listed}
    others = [number for number in there if number is not None and number not in known]
    walked_in = session.exec(select(Person).where(col(Person.id).in_(others)).order_by(Person.search_name)).all()
    return Comers(
        coming=[one for one in listed if one.state == BookingState.COMING],
        waiting=[one for one in listed if one.state in (BookingState.WAITING, BookingState.OFFERED)],
        walked_in=[
            *(one for one in listed if one.came and one.state in (BookingState.CANCELLED, BookingState.LAPSED)),
            *(_comer(person, None, there) for person in walked_in),
        ],
        unnamed=there.get(None, 0),
    )


def dates_booked(session: Session, bookings: list[Booking]) -> list[int]:
    """The number of each booking's date."""
    wanted = select(Date.id, Date.number).where(col(Date.id).in_([one.date_id for one in bookings]))
    numbers = dict(session.exec(wanted).all())
    return [numbers[one.date_id] for one in bookings]


def _comer(person: Person | None, booking: Booking | None, there: dict[int | None, int]) -> Comer:
    return Comer(
        person_id=person.id if person else None,
        handle=person.handle if person else "",
        name=person.name if person else "",
        picture=person.picture if person else "",
        phone=(person.phone or "") if person else "",
        language=person.language if person else "",
        heads=booking.heads if booking else 1,
        state=booking.state if booking else None,
        wishes=booking.wishes if booking else "",
        came=person is not None and person.id in there,
    )
