"""What a lift is held to: who may ask, how many fit in, in which order, and that the same said twice is said once."""

from datetime import UTC, datetime

import pytest

from app.activities.happenings import the_happening
from app.activities.lifts import say_ride
from app.activities.trip_forms import RideForm
from app.activities.trip_models import Ride
from app.core import clock
from app.core.errors import NotAllowed, NotFound, NotLikeThis
from app.participation.models import Kind
from tests.activities.arranging import an_activity, books, cancels
from tests.activities.travelling import a_trip, are_told, rides, rides_with, says
from tests.cast import AMINA, BEA, OMAR, ROSA
from tests.house import House
from tests.needs.happenings import everything

BEFORE = datetime(2026, 12, 1, 9, tzinfo=UTC)
AFTER = datetime(2026, 12, 16, 19, tzinfo=UTC)
AT = "/linnet/activities/1/dates/1"


@pytest.fixture(autouse=True)
def in_december():
    with clock.at(BEFORE):
        yield


def in_omars_car(house: House, seats: int = 2) -> None:
    """Rosa rides with Omar to the sea."""
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=seats)
    says(house, 1, ROSA, "asks")
    rides_with(house, 1, ROSA, OMAR)


def test_no_service_takes_a_wish_for_a_trip_that_is_over_or_called_off(house: House) -> None:
    a_trip(house)
    with clock.at(AFTER), pytest.raises(NotAllowed):
        says(house, 1, ROSA, "asks")
    house.tablet(BEA).send(f"{AT}/calling-off", words="The coach broke down.")
    with pytest.raises(NotAllowed):
        says(house, 1, ROSA, "asks")
    assert everything(house, Ride) == []


def test_no_service_takes_a_wish_for_an_afternoon_tea(house: House) -> None:
    an_activity(house)
    books(house, 1, ROSA)
    with pytest.raises(NotFound):
        says(house, 1, ROSA, "asks")


def test_no_service_takes_it_for_rosa_from_whom_she_did_not_name(house: House) -> None:
    a_trip(house)
    with house.writing() as session:
        rosa, here = house.actor(session, ROSA), house.here(session)
        amina = house.actor(session, AMINA).writing_down(rosa.person_id, rosa.via)
        with pytest.raises(NotAllowed):
            say_ride(session, amina, here, the_happening(session, here, 1, 1), RideForm(kind="asks"))


def test_who_gave_the_place_back_can_not_ask(house: House) -> None:
    a_trip(house)
    cancels(house, 1, ROSA)
    with pytest.raises(NotLikeThis):
        says(house, 1, ROSA, "asks")


def test_the_same_said_twice_is_said_once(house: House) -> None:
    in_omars_car(house)
    are_told(house, 1)
    before = house.log()
    says(house, 1, ROSA, "asks")
    says(house, 1, OMAR, "offers", seats=2)
    says(house, 1, AMINA, "neither")
    assert house.log() == before and are_told(house, 1) == 0


def test_seats_that_are_typed_by_who_needs_a_lift_count_for_nothing(house: House) -> None:
    a_trip(house)
    house.tablet(ROSA).send(f"{AT}/lift", kind="asks", seats="3")
    assert [one.ride.seats for one in rides(house, 1).waiting] == [None]


def test_who_drives_after_all_rides_with_nobody(house: House) -> None:
    in_omars_car(house)
    says(house, 1, ROSA, "offers", seats=1)
    assert [(car.driver.handle, car.riders) for car in rides(house, 1).cars] == [("omar", []), ("rosa", [])]


def test_who_takes_the_offer_back_leaves_nobody_in_the_car(house: House) -> None:
    in_omars_car(house)
    says(house, 1, OMAR, "neither")
    found = rides(house, 1)
    assert found.cars == [] and [one.handle for one in found.waiting] == ["rosa"]
    assert house.log()[-1] == Kind.RIDE_TAKEN_BACK


def test_only_those_who_come_to_this_date_are_seated(house: House) -> None:
    a_trip(house, comes=(ROSA, OMAR, AMINA), seats=2)
    says(house, 1, ROSA, "asks")
    says(house, 1, AMINA, "asks")  # she waits for a place on the coach
    a_trip(house, comes=(OMAR,), title="To the hills", leader="amina")
    says(house, 2, OMAR, "offers", seats=2)
    first, second = rides(house, 1), rides(house, 2)
    assert [one.handle for one in first.waiting] == ["rosa"] and first.cars == []
    assert [car.driver.handle for car in second.cars] == ["omar"] and second.waiting == []


def test_the_turn_is_as_it_was_said_and_not_by_name(house: House) -> None:
    in_omars_car(house)
    says(house, 1, AMINA, "asks")
    rides_with(house, 1, AMINA, OMAR, turn=2)
    assert [one.handle for one in rides(house, 1).cars[0].riders] == ["rosa", "amina"]


def test_two_who_come_together_need_two_seats(house: House) -> None:
    a_trip(house, comes=(OMAR, AMINA))
    books(house, 1, ROSA, heads=2)
    says(house, 1, OMAR, "offers", seats=2)
    says(house, 1, ROSA, "asks")
    says(house, 1, AMINA, "asks")
    rides_with(house, 1, ROSA, OMAR)
    assert rides(house, 1).cars[0].left == 0
    with pytest.raises(NotLikeThis):
        rides_with(house, 1, AMINA, OMAR)


def test_no_one_is_seated_who_did_not_ask(house: House) -> None:
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=2)
    says(house, 1, ROSA, "asks")
    page = house.tablet(BEA).send(f"{AT}/lifts", 422, rider="amina", driver="omar")
    page.says("They did not ask for a lift.")
    assert [one.handle for one in rides(house, 1).waiting] == ["rosa"]
