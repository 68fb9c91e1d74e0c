"""Two who decide about the same car at the same moment: one of them is first, and the other sees what is so by then."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from datetime import UTC, datetime
from time import sleep

import pytest

from app.activities import coming, lifts
from app.activities.forms import BookForm
from app.activities.happenings import the_happening
from app.activities.trip_forms import RideForm, SeatForm
from app.core import clock
from app.core.errors import NotLikeThis
from tests.activities.travelling import a_trip, are_told, rides, rides_with, says
from tests.cast import AMINA, BEA, OMAR, ROSA
from tests.house import House

BEFORE = datetime(2026, 12, 1, 9, tzinfo=UTC)
A_MOMENT = 0.4
"""Long enough for whoever does not wait for the other to be done."""


@pytest.fixture(autouse=True)
def in_december():
    with clock.at(BEFORE):
        yield


def a_car_with(house: House, seats: int) -> None:
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=seats)
    for part in (ROSA, AMINA):
        says(house, 1, part, "asks")


def while_bea_seats_rosa(house: House, at_once: Callable[[], object]) -> Future[object]:
    """What was done while Bea was at it; she was first."""
    with ThreadPoolExecutor(1) as hands:
        with house.writing() as session:
            trip = the_happening(session, house.here(session), 1, 1)
            lifts.seat(session, house.actor(session, BEA), trip, SeatForm(rider="rosa", driver="omar"))
            session.flush()
            other = hands.submit(copy_context().run, at_once)
            sleep(A_MOMENT)
        return other


def test_two_are_not_seated_in_the_last_seat(house: House) -> None:
    a_car_with(house, seats=1)
    second = while_bea_seats_rosa(house, lambda: rides_with(house, 1, AMINA, OMAR))
    assert isinstance(second.exception(), NotLikeThis)
    (car,) = rides(house, 1).cars
    assert [one.handle for one in car.riders] == ["rosa"] and car.left == 0


def test_a_car_that_has_fewer_seats_at_that_moment_keeps_no_more(house: House) -> None:
    a_car_with(house, seats=2)
    rides_with(house, 1, AMINA, OMAR, turn=2)
    while_bea_seats_rosa(house, lambda: says(house, 1, OMAR, "offers", seats=1)).result()
    (car,) = rides(house, 1).cars
    assert [one.handle for one in car.riders] == ["rosa"] and car.left == 0


def test_a_rosa_who_brings_one_more_at_that_moment_has_no_lift(house: House) -> None:
    a_car_with(house, seats=1)

    def brings_one_more() -> None:
        with house.writing() as session:
            here = house.here(session)
            trip = the_happening(session, here, 1, 1)
            coming.book(session, house.actor(session, ROSA), here, trip, BookForm(heads=2))

    while_bea_seats_rosa(house, brings_one_more).result()
    assert rides(house, 1).riders == []


def test_nobody_is_told_of_a_lift_that_goes_at_that_moment(house: House) -> None:
    a_car_with(house, seats=1)
    rides_with(house, 1, ROSA, OMAR)
    with ThreadPoolExecutor(1) as hands:
        with house.writing() as session:
            here = house.here(session)
            trip = the_happening(session, here, 1, 1)
            lifts.say_ride(session, house.actor(session, OMAR), here, trip, RideForm(kind="neither"))
            telling = hands.submit(copy_context().run, are_told, house, 1)
            sleep(A_MOMENT)
        assert telling.result() == 0
