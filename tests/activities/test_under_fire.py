"""Two hundred people want twenty places at once: never one too many, in order, and each is told once."""

import random
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import time, timedelta
from http.client import HTTPConnection

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, func, select

from app.activities import changing, coming
from app.activities.forms import BookForm, DateForm
from app.activities.happenings import the_happening
from app.activities.kinds import TAKES_A_SEAT, BookingState
from app.activities.models import Booking
from app.core import clock
from app.core.errors import NotAllowed, NotLikeThis, TooLate
from app.neighbourhoods.service import join
from app.notifications.models import About, Message, Telling
from app.participation.models import Kind, Participation
from app.people.actors import actor_called
from app.people.models import Person
from app.people.service import add_person
from app.people.sessions import open_session
from app.permissions.who import Role
from tests.activities.arranging import an_activity, happening
from tests.cast import MINA
from tests.house import House
from tests.serving import free_port, serve

PEOPLE, SEATS, AT_ONCE = 200, 20, 200
FEW, FEW_SEATS = 12, 4
ENTERS = (Kind.PLACE_BOOKED, Kind.PLACE_KEPT)
LEAVES = (Kind.PLACE_WENT_ON, Kind.BOOKING_CANCELLED)
TOLD_OF = {Kind.PLACE_KEPT: About.PLACE_KEPT, Kind.PLACE_WENT_ON: About.PLACE_WENT_ON}
ACTS = st.tuples(
    st.sampled_from(("books", "books", "books", "cancels", "cancels", "says yes", "says yes", "moves")),
    st.integers(0, FEW - 1),
    st.sampled_from((1, 1, 1, 2, 3)),
    st.sampled_from((1, 5, 60, 1500)),
)
"""What someone does (or Mina, who moves the date), who, for how many, and after how many minutes."""


def a_crowd(house: House, many: int) -> dict[str, str]:
    """Neighbours, each with a device of their own: its key by their handle."""
    keys = {}
    with house.writing() as session:
        for handle in (f"neighbour{number}" for number in range(many)):
            person = add_person(session, Person(handle=handle, name=handle.title(), email=f"{handle}@example.org"))
            join(session, house.here(session).id, person.id or 0, [Role.RESIDENT])
            keys[handle] = open_session(session, person.id or 0)
    return keys


def does(house: House, number: int, handle: str, act: str, heads: int = 1) -> None:
    """One person, one transaction. Who was too late is told so, and that is right."""
    with house.writing() as session:
        here = house.here(session)
        actor, date = actor_called(session, handle, here.id), the_happening(session, here, number, 1)
        try:
            if act == "books":
                coming.book(session, actor, here, date, BookForm(heads=heads))
            else:
                {"cancels": coming.cancel, "says yes": coming.say_yes}[act](session, actor, here, date)
        except (TooLate, NotLikeThis, NotAllowed):
            pass


def bookings(house: House, number: int) -> list[Booking]:
    with house.reading() as session:
        day = the_happening(session, house.here(session), number, 1).date
        theirs = select(Booking).where(Booking.date_id == day.id)
        return list(session.exec(theirs.order_by(col(Booking.asked_at), col(Booking.id))))


def acts_of(house: House, number: int) -> list[tuple[Kind, int]]:
    """What was done about a date and to which booking: while it is held, acts are written in their true order."""
    here = {one.id for one in bookings(house, number)}
    with house.reading() as session:
        acts = select(Participation).where(Participation.subject == "booking").order_by(col(Participation.id))
        return [(Kind(act.kind), act.subject_id) for act in session.exec(acts) if act.subject_id in here]


def was_never_over_booked(acts: Iterable[tuple[Kind, int]]) -> bool:
    """Played back from the log, act by act; each came alone."""
    inside: set[int] = set()
    for kind, booking in acts:
        inside = inside | {booking} if kind in ENTERS else inside - {booking} if kind in LEAVES else inside
        if len(inside) > SEATS:
            return False
    return True


def kept_in_order(acts: Iterable[tuple[Kind, int]]) -> bool:
    """Each time a place came free, it was kept for whoever had waited longest; anew for whoever has one already."""
    queue: list[int] = []
    kept: set[int] = set()
    for kind, booking in acts:
        if kind == Kind.BOOKING_WAITS:
            queue.append(booking)
        elif kind == Kind.PLACE_KEPT and booking not in kept and queue.pop(0) != booking:
            return False
        elif kind == Kind.BOOKING_CANCELLED and booking in queue:
            queue.remove(booking)
        kept = kept | {booking} if kind == Kind.PLACE_KEPT else kept - {booking}
    return True


def each_was_told_once(house: House, number: int, before: int = 0) -> bool:
    """Of every place that was kept for them, and of every one that went on, they were told; and of nothing else.

    Only who had answered by then need not hear any more that a place is kept, and nobody that one went on when the date
    had begun. `before`: the last telling from before all this.
    """
    whom, acts = {one.id: one.said_by_id for one in bookings(house, number)}, acts_of(house, number)
    due = [(place, kind, booking) for place, (kind, booking) in enumerate(acts) if kind in TOLD_OF]
    answered = [
        (kind, booking)
        for place, kind, booking in due
        if kind == Kind.PLACE_KEPT and booking in [later for _, later in acts[place + 1 :]]
    ]
    must, may = (Counter((TOLD_OF[kind], whom[booking]) for *_, kind, booking in found) for found in (due, answered))
    may += Counter((About.PLACE_WENT_ON, whom[booking]) for booking in went_on_too_late(house, number))
    with house.reading() as session:
        tellings = select(Message.about, Telling.person_id).join(Message, col(Message.id) == Telling.message_id)
        mine = tellings.where(col(Message.about).in_(TOLD_OF.values()), col(Telling.id) > before)
        told = Counter((About(about), person) for about, person in session.exec(mine))
    return not told - must and not must - told - may


def went_on_too_late(house: House, number: int) -> list[int]:
    """The bookings for which a place was still kept when the date had begun."""
    date = happening(house, number).date
    with house.reading() as session:
        late = select(Participation.subject_id).where(Participation.kind == Kind.PLACE_WENT_ON)
        late = late.where(Participation.at >= date.starts_at)
        return list(
            session.exec(
                late.join(Booking, col(Booking.id) == Participation.subject_id).where(Booking.date_id == date.id)
            )
        )


@pytest.mark.long
def test_two_hundred_people_want_twenty_places_at_once(house: House) -> None:
    """Over the line, each from a device of their own, at a server as operators run it."""
    crowd, number = a_crowd(house, PEOPLE), an_activity(house, seats=SEATS)
    wishes = [(key, "") for key in crowd.values()] + [(key, "/cancelled") for key in list(crowd.values())[::2]]
    random.Random(9).shuffle(wishes)
    port = free_port()
    server = serve(house.address, port)
    try:
        with ThreadPoolExecutor(AT_ONCE) as hands:
            sent = [hands.submit(_sends, port, number, *wish) for wish in wishes]
            assert Counter(one.result() for one in sent) == {303: len(wishes)}
    finally:
        server.kill()
        server.wait()

    stand, acts = Counter(one.state for one in bookings(house, number)), acts_of(house, number)
    assert sum(stand.values()) == PEOPLE and stand[BookingState.CANCELLED] > 0
    assert sum(stand[state] for state in TAKES_A_SEAT) == SEATS
    assert was_never_over_booked(acts) and kept_in_order(acts)
    assert Kind.PLACE_KEPT in dict(acts)
    assert each_was_told_once(house, number)


def _sends(port: int, number: int, key: str, what: str) -> int:
    line = HTTPConnection("127.0.0.1", port, timeout=240)
    headers = {"Cookie": f"session={key}", "Content-Type": "application/x-www-form-urlencoded"}
    headers["Sec-Fetch-Site"] = "same-origin"
    line.request("POST", f"/linnet/activities/{number}/dates/1/bookings{what}", "heads=1", headers)
    status = line.getresponse().status
    line.close()
    return status


def test_whatever_happens_in_whatever_order_no_place_is_given_twice_or_left_empty(house: House) -> None:
    """Any books, cancels and yeses, with time going by; what must hold is looked at after every one."""
    crowd = list(a_crowd(house, FEW))

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(ACTS, min_size=15, max_size=25))
    def whatever_happens(acts: list[tuple[str, int, int, int]]) -> None:
        soon = clock.today() + timedelta(days=4)
        number, now = an_activity(house, seats=FEW_SEATS, first_on=soon), clock.now()
        with house.reading() as session:
            before = session.exec(select(func.max(Telling.id))).one() or 0
        for act, who, heads, minutes in acts:
            now += timedelta(minutes=minutes)
            with clock.at(now):
                if act == "moves":
                    puts_off(house, number, heads - 2)
                else:
                    does(house, number, crowd[who], act, heads=heads)
                holds(house, number)
        assert kept_in_order(acts_of(house, number))
        assert each_was_told_once(house, number, before)

    whatever_happens()


def puts_off(house: House, number: int, days: int) -> None:
    """Mina moves it by so many days, unless that would be in the past."""
    with house.writing() as session:
        here, mina = house.here(session), house.actor(session, MINA)
        date = the_happening(session, here, number, 1)
        begins = date.date.starts_at + timedelta(days=days)
        if min(begins, date.date.starts_at) <= clock.now():
            return
        form = DateForm(day=begins.date(), at_time=time(10, 30), minutes=90, place="lounge")
        changing.move_date(session, mina, here, date, form)


def holds(house: House, number: int) -> None:
    date = happening(house, number)
    counting = [one for one in bookings(house, number) if not one.is_over]
    waiting = [one for one in counting if one.state == BookingState.WAITING]
    taken = heads_of(one for one in counting if one.takes_a_seat)
    assert taken == date.taken <= FEW_SEATS
    # Nobody waits for a place that the first in the queue could have; what was kept too long goes on when next touched.
    begins = date.date.starts_at
    assert not waiting or waiting[0].heads > FEW_SEATS - taken or begins <= clock.now()
    assert all(one.answer_by < begins for one in counting if one.answer_by)


def heads_of(some: Iterable[Booking]) -> int:
    return sum(one.heads for one in some)
