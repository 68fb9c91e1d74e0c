"""Coming to a date: booking a place, waiting for one, saying yes to one that was kept, not coming after all."""

from dataclasses import replace

from sqlmodel import Session

from app.activities.forms import BookForm
from app.activities.happenings import Happening, booking_of, dates_to_come, is_not_called_off
from app.activities.kinds import BookingState
from app.activities.models import Activity, Booking, Date
from app.activities.riding import more_of_them_come
from app.activities.seats import has_answered, has_room, held, is_given_back, moves_up
from app.activities.telling import need_not_hear_of
from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.core.languages import N_
from app.helping.speaking import speaks_only_for_themselves
from app.neighbourhoods.queries import Here
from app.notifications.models import About
from app.participation.models import Kind
from app.participation.service import provenance, record
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

GIVE_A_NAME = N_("All places are taken. Please give a name, so that we can tell them when one is free.")
WENT_ON = N_("The time to say yes was over, so the place is open to others again. You can ask again.")
NO_ROOM_FOR_MORE = N_("There is no room for so many at the moment.")
NOT_SO_MANY = N_("There are not so many places. Please write a smaller number.")


def book(session: Session, actor: Actor, here: Here, happening: Happening, form: BookForm) -> Booking:
    """“I'm coming”: a place at once, or one in the queue. Saying it twice changes only how many come, and wishes."""
    permit(actor, Act.BOOK, happening)
    speaks_only_for_themselves(session, actor, happening)
    day = held(session, happening.date)
    is_not_called_off(happening)
    if happening.activity.seats is not None and form.heads > happening.activity.seats:
        raise NotLikeThis(NOT_SO_MANY, field="heads")

    moves_up(session, here, day)
    booking = booking_of(session, day, actor.spoken_by_id)
    if booking is not None and not booking.is_over:
        return _said_again(session, actor, here, booking, form)
    is_free = has_room(session, happening.activity, day, form.heads)
    if not is_free and actor.spoken_by_id is None:
        raise NotLikeThis(GIVE_A_NAME, field="spoken_by")

    booking = booking or Booking(neighbourhood_id=here.id, date_id=day.id, state=BookingState.COMING)
    booking.state = BookingState.COMING if is_free else BookingState.WAITING
    return _asked_now(session, actor, day, booking, form)


def say_yes(session: Session, actor: Actor, here: Here, happening: Happening) -> Booking:
    """A place was kept for them, and they take it in time. Raises TooLate."""
    permit(actor, Act.BOOK, happening)
    speaks_only_for_themselves(session, actor, happening)
    day = held(session, happening.date)
    is_not_called_off(happening)
    moves_up(session, here, day)
    booking = booking_of(session, day, actor.spoken_by_id)
    if booking is not None and booking.state == BookingState.COMING:
        return booking
    if booking is None or booking.state != BookingState.OFFERED:
        raise TooLate(WENT_ON)

    booking.state, booking.answer_by = BookingState.COMING, None
    has_answered(session, day, booking)
    record(session, actor, Kind.PLACE_TAKEN, booking)
    return booking


def cancel(session: Session, actor: Actor, here: Here, happening: Happening) -> None:
    """Sorry, can't come. No reason is asked; the next in line has the place."""
    permit(actor, Act.BOOK, happening)
    speaks_only_for_themselves(session, actor, happening)
    day = held(session, happening.date)
    booking = booking_of(session, day, actor.spoken_by_id)
    if booking is None or booking.is_over:
        return

    is_given_back(session, actor, here, day, booking)


def book_all(session: Session, actor: Actor, here: Here, happening: Happening, form: BookForm) -> list[Booking]:
    """For this date and all later ones: a place where there is one, else one in the queue."""
    later = [day for day in dates_to_come(session, happening.activity, after=happening.date) if day.is_on]
    return [book(session, actor, here, replace(happening, date=day), form) for day in (happening.date, *later)]


def cancel_all(session: Session, actor: Actor, here: Here, happening: Happening) -> None:
    for day in (happening.date, *dates_to_come(session, happening.activity, after=happening.date)):
        if day.is_on:
            cancel(session, actor, here, replace(happening, date=day))


def _asked_now(session: Session, actor: Actor, day: Date, booking: Booking, form: BookForm) -> Booking:
    """Whoever comes back after all asks anew, and queues anew."""
    booking.heads, booking.wishes, booking.asked_at = form.heads, form.wishes, clock.now()
    for name, value in provenance(actor).items():
        setattr(booking, name, value)
    session.add(booking)
    if booking.said_by_id is not None:
        need_not_hear_of(session, day, [About.NEXT_TERM], booking.said_by_id)
    has_a_place = booking.state == BookingState.COMING
    record(session, actor, Kind.PLACE_BOOKED if has_a_place else Kind.BOOKING_WAITS, booking)
    return booking


def _said_again(session: Session, actor: Actor, here: Here, booking: Booking, form: BookForm) -> Booking:
    """The same person, perhaps with someone more, or less; or to take the place that was kept."""
    day = session.get_one(Date, booking.date_id)
    activity = session.get_one(Activity, day.activity_id)
    more = form.heads - booking.heads
    if booking.takes_a_seat and more > 0 and not has_room(session, activity, day, more):
        raise NotLikeThis(NO_ROOM_FOR_MORE, field="heads")

    says_yes = booking.state == BookingState.OFFERED
    # Whoever writes for someone else does not read what they need, and so takes nothing of it away.
    wishes = form.wishes or (booking.wishes if actor.speaks_for_another else "")
    is_new = (booking.heads, booking.wishes) != (form.heads, wishes)
    if is_new:
        booking.heads, booking.wishes = form.heads, wishes
        more_of_them_come(session, actor, booking, more)
    if says_yes:
        booking.state, booking.answer_by = BookingState.COMING, None
        has_answered(session, day, booking)
    if says_yes or is_new:
        record(session, actor, Kind.PLACE_TAKEN if says_yes else Kind.BOOKING_CHANGED, booking)
    if more < 0:
        moves_up(session, here, day)
    return booking
