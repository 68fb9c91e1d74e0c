"""Whom to ring for someone on a trip: given by their own wish, and read on the day of the trip only."""

from dataclasses import dataclass

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.activities.happenings import Happening, booking_of
from app.activities.kinds import BookingState
from app.activities.lifts import COME_FIRST
from app.activities.models import Booking
from app.activities.trip_forms import ContactForm
from app.activities.trip_models import EmergencyContact
from app.core.errors import NotFound, NotLikeThis
from app.helping.own_wishes import is_ones_own
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.people.models import Person
from app.permissions.rules import Act, permit
from app.permissions.who import Actor


@dataclass(frozen=True)
class ToRing:
    """For whom, and whom to ring."""

    name: str
    contact: str
    phone: str


def give_contact(
    session: Session, actor: Actor, here: Here, form: ContactForm, trip: Happening | None = None
) -> EmergencyContact:
    """For one trip, or as it stands for every trip. Said anew, the new one counts."""
    is_ones_own(session, actor, here)
    booking = _booked(session, actor, trip) if trip else None
    contact = contact_of(session, here, actor.spoken_by_id, booking)
    contact = contact or EmergencyContact(
        neighbourhood_id=here.id, booking_id=booking.id if booking else None, name=form.name, phone=form.phone
    )
    contact.sqlmodel_update({"name": form.name, "phone": form.phone, **provenance(actor)})
    session.add(contact)
    record(session, actor, Kind.CONTACT_GIVEN, contact)
    return contact


def take_contact_back(session: Session, actor: Actor, here: Here, trip: Happening | None = None) -> None:
    """It is not kept any longer. Twice changes nothing."""
    is_ones_own(session, actor, here)
    booking = booking_of(session, trip.date, actor.spoken_by_id) if trip else None
    contact = contact_of(session, here, actor.spoken_by_id, booking)
    if contact is None or (trip is not None and booking is None):
        return

    record(session, actor, Kind.CONTACT_TAKEN_BACK, contact)
    session.delete(contact)


def contact_of(session: Session, here: Here, person_id: int | None, booking: Booking | None) -> EmergencyContact | None:
    """What one person gave: to be shown to nobody else."""
    of_this = col(EmergencyContact.booking_id)
    theirs = select(EmergencyContact).where(
        EmergencyContact.neighbourhood_id == here.id, EmergencyContact.said_by_id == person_id
    )
    return session.exec(theirs.where(of_this == booking.id if booking else of_this.is_(None))).first()


def whom_to_ring(session: Session, actor: Actor, happening: Happening) -> list[ToRing]:
    """For everyone who comes and gave someone: what they gave for this trip, else what stands. One statement."""
    permit(actor, Act.SEE_EMERGENCY, happening)

    of_this, standing = aliased(EmergencyContact), aliased(EmergencyContact)
    found = (
        select(Person.name, of_this.name, of_this.phone, standing.name, standing.phone)  # type: ignore[call-overload]  # SQLModel names no type for a select of so many
        .select_from(Booking)
        .join(Person, col(Person.id) == Booking.said_by_id)
        .outerjoin(of_this, col(of_this.booking_id) == Booking.id)
        .outerjoin(
            standing,
            (col(standing.said_by_id) == Booking.said_by_id)
            & (col(standing.neighbourhood_id) == Booking.neighbourhood_id)
            & col(standing.booking_id).is_(None),
        )
        .where(Booking.date_id == happening.date.id, Booking.state == BookingState.COMING)
        .order_by(Person.search_name)
    )
    return [
        ToRing(name, own or stands, phone or rings)
        for name, own, phone, stands, rings in session.exec(found)
        if own or stands
    ]


def forget_contacts(session: Session, person_id: int) -> None:
    """Someone leaves. Whoever calls this writes it down."""
    for contact in session.exec(select(EmergencyContact).where(EmergencyContact.said_by_id == person_id)):
        session.delete(contact)
    session.flush()


def _booked(session: Session, actor: Actor, trip: Happening) -> Booking:
    if not trip.is_trip:
        raise NotFound()
    permit(actor, Act.BOOK, trip)
    booking = booking_of(session, trip.date, actor.spoken_by_id)
    if booking is None or booking.is_over:
        raise NotLikeThis(COME_FIRST, field="name")
    return booking
