"""Two hundred people want twenty places at once: never one too many, in order, and each is told once."""

import random
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlmodel import Session, col, select

from app.activities import coming
from app.activities.forms import BookForm
from app.activities.happenings import the_happening
from app.activities.kinds import TAKES_A_SEAT, BookingState
from app.activities.models import Booking
from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.neighbourhoods.service import join
from app.notifications.models import About, Message, Telling
from app.participation.models import Kind, Participation
from app.people.actors import actor_called
from app.people.models import Person
from app.people.service import add_person
from app.permissions.who import Role
from tests.activities.arranging import an_activity, happening
from tests.house import House

PEOPLE, SEATS, AT_ONCE = 200, 20, 12
ENTERS = (Kind.PLACE_BOOKED, Kind.PLACE_KEPT)
LEAVES = (Kind.PLACE_WENT_ON, Kind.BOOKING_CANCELLED)


def a_crowd(house: House, many: int) -> list[str]:
    handles = [f"neighbour{number}" for number in range(many)]
    with house.writing() as session:
        for handle in handles:
            person = add_person(session, Person(handle=handle, name=handle.title(), email=f"{handle}@example.org"))
            join(session, house.here(session).id, person.id or 0, [Role.RESIDENT])
    return handles


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
        except (TooLate, NotLikeThis):
            pass


def bookings(session: Session) -> list[Booking]:
    return list(session.exec(select(Booking).order_by(col(Booking.asked_at), col(Booking.id))))


def was_never_over_booked(session: Session) -> bool:
    """Played back from the log, act by act: while the date is held, acts are written in their true order."""
    acts = select(Participation).where(Participation.subject == "booking").order_by(col(Participation.id))
    inside: set[int] = set()
    for act in session.exec(acts):
        if act.kind in ENTERS:
            inside.add(act.subject_id)
        elif act.kind in LEAVES:
            inside.discard(act.subject_id)
        if len(inside) > SEATS:
            return False
    return True


def kept_in_order(session: Session) -> bool:
    """Each time a place came free, it was kept for whoever had waited longest."""
    acts = select(Participation).where(Participation.subject == "booking").order_by(col(Participation.id))
    queue: list[int] = []
    for act in session.exec(acts):
        if act.kind == Kind.BOOKING_WAITS:
            queue.append(act.subject_id)
        elif act.kind == Kind.PLACE_KEPT and queue.pop(0) != act.subject_id:
            return False
        elif act.kind == Kind.BOOKING_CANCELLED and act.subject_id in queue:
            queue.remove(act.subject_id)
    return True


def told(session: Session) -> Counter[int]:
    kept = select(Telling.person_id).join(Message, col(Message.id) == Telling.message_id)
    return Counter(one or 0 for one in session.exec(kept.where(Message.about == About.PLACE_KEPT)))


def test_two_hundred_people_want_twenty_places_at_once(house: House) -> None:
    crowd, number = a_crowd(house, PEOPLE), an_activity(house, seats=SEATS)
    wishes = [(handle, "books") for handle in crowd] + [(handle, "cancels") for handle in crowd[::2]]
    random.Random(9).shuffle(wishes)
    with ThreadPoolExecutor(AT_ONCE) as hands:
        for done in [hands.submit(does, house, number, *wish) for wish in wishes]:
            done.result()

    with house.reading() as session:
        stand = Counter(one.state for one in bookings(session))
        assert sum(stand[state] for state in TAKES_A_SEAT) == SEATS
        assert was_never_over_booked(session) and kept_in_order(session)
        kept = select(Participation.subject_id).where(Participation.kind == Kind.PLACE_KEPT)
        whom = {one.id: one.said_by_id for one in bookings(session)}
        assert told(session) == Counter(whom[one] for one in session.exec(kept))


def test_whatever_happens_in_whatever_order_no_place_is_given_twice_or_left_empty(house: House) -> None:
    """Random books, cancels and yeses, with time going by; what must hold is looked at after every one."""
    crowd, chance = a_crowd(house, 12), random.Random(2026)
    number, now = an_activity(house, seats=4, first_on=clock.today() + timedelta(days=365)), clock.now()
    for _ in range(120):
        now += timedelta(minutes=chance.choice((1, 5, 60, 1500)))
        with clock.at(now):
            act = chance.choice(("books", "books", "cancels", "says yes"))
            does(house, number, chance.choice(crowd), act, heads=chance.choice((1, 1, 1, 2, 3)))
            holds(house, number)


def holds(house: House, number: int) -> None:
    date = happening(house, number)
    with house.reading() as session:
        counting = [one for one in bookings(session) if not one.is_over]
        waiting = [one for one in counting if one.state == BookingState.WAITING]
        taken = heads_of(one for one in counting if one.takes_a_seat)
    assert taken == date.taken <= 4
    # Nobody waits for a place that the first in the queue could have; what was kept too long goes on when next touched.
    assert not waiting or waiting[0].heads > 4 - taken


def heads_of(some: Iterable[Booking]) -> int:
    return sum(one.heads for one in some)
