"""Where those for whom something was typed find it again, for all that stands in other rooms than the needs'."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, literal, or_, select
from sqlmodel import col

from app.activities.models import Activity, Attendance, Booking, Date
from app.activities.trip_models import EmergencyContact, Ride
from app.grants.models import Grant
from app.home.things import address, called, stands_at, with_things
from app.ideas.models import Idea
from app.looking_out.models import LookedOutFor
from app.moderating.models import SecondLook
from app.needs.typed_for_me import WHERE, Row
from app.neighbourhoods.queries import Here
from app.offers.models import Offer, OfferRequest
from app.together.models import Birthday, Song, SpokenHello

Found = Select[Row]
Ids = Sequence[int]
Kept = (
    type[Booking]
    | type[Attendance]
    | type[Ride]
    | type[EmergencyContact]
    | type[Idea]
    | type[Grant]
    | type[Offer]
    | type[OfferRequest]
    | type[Song]
    | type[SpokenHello]
    | type[Birthday]
    | type[LookedOutFor]
    | type[SecondLook]
)


def _those(table: Kept, here: Here, ids: Ids, title: object, place: ColumnElement[str]) -> Found:
    chosen: Found = select(literal(str(table.__tablename__)), col(table.id), title, place)  # type: ignore[call-overload]  # a column
    return chosen.select_from(table).where(col(table.id).in_(ids), col(table.neighbourhood_id) == here.id)


_DATE = address("activities/", Activity.number, "/dates/", Date.number)


def _on_a_date(found: Found, date_id: object) -> Found:
    day = found.join(Date, col(Date.id) == date_id)
    return day.join(Activity, col(Activity.id) == Date.activity_id)


def _bookings(here: Here, _: int, ids: Ids) -> Found:
    return _on_a_date(_those(Booking, here, ids, Activity.title, _DATE), col(Booking.date_id))


def _came(here: Here, _: int, ids: Ids) -> Found:
    return _on_a_date(_those(Attendance, here, ids, Activity.title, _DATE), col(Attendance.date_id))


def _rides(here: Here, _: int, ids: Ids) -> Found:
    found = _those(Ride, here, ids, Activity.title, _DATE).join(Booking, col(Booking.id) == Ride.booking_id)
    return _on_a_date(found, col(Booking.date_id))


def _contacts(here: Here, _: int, ids: Ids) -> Found:
    """Of one trip; whom to ring on every trip stands nowhere in particular."""
    found = _those(EmergencyContact, here, ids, Activity.title, _DATE)
    return _on_a_date(found.join(Booking, col(Booking.id) == EmergencyContact.booking_id), col(Booking.date_id))


def _ideas(here: Here, person_id: int, ids: Ids) -> Found:
    """One's own, and of others' those that all can read."""
    is_read = col(Idea.shown_at).is_not(None) & col(Idea.taken_back_at).is_(None)
    found = _those(Idea, here, ids, Idea.title, address("ideas/", Idea.number))
    return found.where(or_(is_read, col(Idea.said_by_id) == person_id))


def _grants(here: Here, person_id: int, ids: Ids) -> Found:
    found = _those(Grant, here, ids, Grant.title, address("grants/", Grant.number))
    return found.where(col(Grant.said_by_id) == person_id)


def _offers(here: Here, person_id: int, ids: Ids) -> Found:
    found = _those(Offer, here, ids, Offer.words, address("offers/", Offer.number))
    return found.where(col(Offer.said_by_id) == person_id)


def _requests(here: Here, person_id: int, ids: Ids) -> Found:
    """Between the two of them."""
    place = address("offers/", Offer.number, "/requests/", OfferRequest.id)
    found = _those(OfferRequest, here, ids, Offer.words, place).join(Offer, col(Offer.id) == OfferRequest.offer_id)
    return found.where(or_(col(OfferRequest.said_by_id) == person_id, col(Offer.said_by_id) == person_id))


def _songs(here: Here, person_id: int, ids: Ids) -> Found:
    return _those(Song, here, ids, Song.title, literal("playlist")).where(col(Song.said_by_id) == person_id)


def _hellos(here: Here, person_id: int, ids: Ids) -> Found:
    found = _those(SpokenHello, here, ids, SpokenHello.words, literal("hellos"))
    return found.where(col(SpokenHello.said_by_id) == person_id)


def _birthdays(here: Here, _: int, ids: Ids) -> Found:
    return _those(Birthday, here, ids, literal(""), literal("birthdays/mine"))


def _looked_out_for(here: Here, _: int, ids: Ids) -> Found:
    return _those(LookedOutFor, here, ids, literal(""), literal("looking-out/mine"))


def _second_looks(here: Here, person_id: int, ids: Ids) -> Found:
    place = stands_at(SecondLook).concat("/second-look")
    found = with_things(_those(SecondLook, here, ids, called(SecondLook), place), SecondLook)
    return found.where(col(SecondLook.asked_by_id) == person_id)


WHERE |= {
    "booking": _bookings,
    "attendance": _came,
    "ride": _rides,
    "emergency_contact": _contacts,
    "idea": _ideas,
    "small_grant": _grants,
    "offer": _offers,
    "offer_request": _requests,
    "song": _songs,
    "hello": _hellos,
    "birthday": _birthdays,
    "looked_out_for": _looked_out_for,
    "second_look": _second_looks,
}
