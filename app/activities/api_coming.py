"""The JSON twin of the pages: coming to a date, and who came."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.activities import coming, who_came
from app.activities.api_forms import CameBody
from app.activities.api_values import DateNumber
from app.activities.coming_list import comers_of, dates_booked
from app.activities.door_forms import CountForm
from app.activities.forms import BookForm, CancelForm
from app.activities.happenings import Happening
from app.activities.how_many_came import heads_here
from app.activities.models import Booking
from app.activities.origins import origin_of
from app.activities.shapes import BookingShape, DateShape
from app.activities.shapes_of_comers import BookingsShape, ComersShape
from app.activities.showing import happening_here
from app.helping.api_calls import Call, Keyed, Number, Reading, Writing
from app.permissions.rules import Act, permit

router = APIRouter(prefix="/activities/{number}/dates/{date_number}", route_class=Keyed)
FOR_ONESELF = CancelForm()


@router.post("/bookings", summary="Say “I'm coming”")
def book_place(visit: Writing, number: Number, date_number: DateNumber, form: BookForm) -> BookingsShape:
    """Where it stands now: `coming`, or `waiting` when all places are taken. Said again, only heads and wishes change.

    `heads` counts those whom they bring, too. `wishes` (access, food) is read by those who lead it alone;
    while no one here leads it, by whoever planned it.
    With `all_dates` it is for this date and all later ones. Someone without a name can come, but can't wait.
    """
    happening, speaker = happening_here(visit, number, date_number), visit.speaking(form)
    if form.all_dates:
        return _booked(visit, coming.book_all(visit.session, speaker, visit.here, happening, form))
    return _booked(visit, [coming.book(visit.session, speaker, visit.here, happening, form)])


@router.post("/bookings/yes", summary="Take a place that was kept")
def take_kept_place(
    visit: Writing, number: Number, date_number: DateNumber, form: CancelForm = FOR_ONESELF
) -> BookingsShape:
    """In time: until `answer_by`. Later it is someone else's (409)."""
    happening = happening_here(visit, number, date_number)
    return _booked(visit, [coming.say_yes(visit.session, visit.speaking(form), visit.here, happening)])


@router.post("/bookings/cancelled", status_code=204, summary="Say “I can't come”")
def cancel_booking(visit: Writing, number: Number, date_number: DateNumber, form: CancelForm = FOR_ONESELF) -> Response:
    """No reason is asked. The next in line has the place."""
    verb = coming.cancel_all if form.all_dates else coming.cancel
    verb(visit.session, visit.speaking(form), visit.here, happening_here(visit, number, date_number))
    return Response(status_code=204)


@router.get("/attendance", summary="Who comes, what they need, and who came")
def list_comers(visit: Reading, number: Number, date_number: DateNumber) -> ComersShape:
    """For those who lead or planned it, and the officer. `wishes` is null but for those who lead it.

    While no one here leads it, whoever planned it reads them.
    """
    happening = happening_here(visit, number, date_number)
    permit(visit.actor, Act.SEE_COMERS, happening)
    return _comers(visit, happening)


@router.post("/attendance", summary="Tick off who came")
def tick_who_came(visit: Writing, number: Number, date_number: DateNumber, form: CameBody) -> ComersShape:
    """`person` is the short name of anyone on the list, or of a neighbour who just came. On the day; twice is once."""
    happening = happening_here(visit, number, date_number)
    permit(visit.actor, Act.TICK_CAME, happening)
    person = who_came.who_is_called(visit.session, happening, form.person)
    verb = who_came.came if form.came else who_came.did_not_come
    verb(visit.session, visit.actor, happening, person)
    return _comers(visit, happening)


@router.post("/attendance/count", summary="Count those who came with someone, or without giving a name")
def count_comers(visit: Writing, number: Number, date_number: DateNumber, form: CountForm) -> ComersShape:
    """Always all of them, so that it can be sent again. With `person`, how many came with them, themselves counted.

    Whoever is ticked counts with as many as they booked for, until another number is sent here.
    """
    happening = happening_here(visit, number, date_number)
    permit(visit.actor, Act.TICK_CAME, happening)
    if form.person:
        person = who_came.who_is_called(visit.session, happening, form.person)
        who_came.count_party(visit.session, visit.actor, happening, person, form.heads)
    else:
        who_came.count_comers(visit.session, visit.actor, happening, form.heads)
    return _comers(visit, happening)


def as_it_is(visit: Call, number: int, date_number: int) -> DateShape:
    visit.session.flush()
    happening = happening_here(visit, number, date_number)
    return DateShape.whole(happening, visit.here, origin_of(visit.session, happening.activity))


def _booked(visit: Call, bookings: list[Booking]) -> BookingsShape:
    numbers = dates_booked(visit.session, bookings)
    are_mine = [one.said_by_id == visit.actor.person_id for one in bookings]
    return BookingsShape(bookings=list(map(BookingShape.of, bookings, numbers, are_mine)))


def _comers(visit: Call, happening: Happening) -> ComersShape:
    visit.session.flush()
    comers = comers_of(visit.session, visit.actor, happening)
    return ComersShape.of(comers, heads_here(visit.session, happening))
