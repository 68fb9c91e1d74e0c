"""No car is over-full, or lacks what someone needs, as if all were well: who no longer fits is told, and seen to."""

from datetime import UTC, datetime

import pytest

from app.core import clock
from app.core.errors import NotLikeThis
from app.participation.models import Kind
from tests.activities.arranging import books
from tests.activities.test_lost_lifts import hears, lost
from tests.activities.travelling import a_trip, are_told, rides, rides_with, says
from tests.api.program import Program
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA, Part
from tests.house import House

BEFORE = datetime(2026, 12, 14, 9, tzinfo=UTC)
AT = "/linnet/activities/1/dates/1"
LIFTS = "activities/1/dates/1/lifts"
HAS_CHANGED = "Your lift on Wednesday 16 December 2026 has changed. Omar Haddad can’t pick you up."
ALL_THE_SAME = "Seat them all the same"


@pytest.fixture(autouse=True)
def in_december():
    with clock.at(BEFORE):
        yield


def told_of_omars_car(house: House, seats: int = 1, comes: tuple[Part, ...] = (ROSA,), **car: bool) -> None:
    """Omar takes them, one after the other, and they have heard so."""
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=seats, **car)
    for turn, part in enumerate(comes, 1):
        says(house, 1, part, "asks")
        rides_with(house, 1, part, OMAR, turn=turn)
    are_told(house, 1)
    for part in comes:
        hears(house, part)


def riding(house: House) -> list[str]:
    return [one.handle for one in rides(house, 1).riders]


def waiting(house: House) -> list[str]:
    return [one.handle for one in rides(house, 1).waiting]


def told(house: House) -> list[tuple[str, str]]:
    return [(handle, worded.headline) for handle, worded, _ in lost(house)]


def test_a_rosa_who_brings_more_than_fit_has_no_lift_and_is_told_and_the_week_says_so(house: House) -> None:
    told_of_omars_car(house)
    house.tablet(MINA).open("/linnet/week").does_not_say("Someone has no lift yet")
    house.tablet(ROSA).send(f"{AT}/bookings", heads="3").says("You said: I need a lift.")
    assert (riding(house), waiting(house), told(house)) == ([], ["rosa"], [("rosa", HAS_CHANGED)])
    page = house.tablet(BEA).open(f"{AT}/lifts")
    page.says("They need a lift", "with 2 more", "Seats: 1. Free: 1.")
    page.does_not_say("Was told")
    house.tablet(MINA).open("/linnet/week").says("Someone has no lift yet")
    assert house.log().count(Kind.BOOKING_CHANGED) == 1


def test_it_is_so_by_a_program_and_on_the_phone_too(house: House) -> None:
    told_of_omars_car(house, seats=2, comes=(ROSA, AMINA))
    Program(house, ROSA).post("activities/1/dates/1/bookings", {"heads": 2}, status=200)
    house.tablet(MINA).send(f"{AT}/bookings", heads="3", spoken_by="amina", via="phone", read_back="yes")
    assert told(house) == [("rosa", HAS_CHANGED), ("amina", HAS_CHANGED)]
    (car,) = Program(house, BEA).get(LIFTS)["cars"]
    assert (car["seats_left"], car["riders"]) == (2, [])


def test_those_whom_the_car_still_holds_keep_their_lift(house: House) -> None:
    told_of_omars_car(house, seats=3, comes=(ROSA, AMINA))
    books(house, 1, ROSA, heads=2)
    books(house, 1, AMINA, wishes="No nuts")
    assert (riding(house), told(house)) == (["rosa", "amina"], [])
    books(house, 1, AMINA, heads=2)
    assert (riding(house), told(house)) == (["rosa"], [("amina", HAS_CHANGED)])


def test_whoever_has_not_heard_of_their_lift_yet_is_told_of_neither(house: House) -> None:
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=1)
    says(house, 1, ROSA, "asks")
    rides_with(house, 1, ROSA, OMAR)
    are_told(house, 1)
    books(house, 1, ROSA, heads=2)
    assert (waiting(house), told(house), are_told(house, 1)) == (["rosa"], [], 0)


def test_whom_the_driver_brings_sits_in_the_car_too(house: House) -> None:
    told_of_omars_car(house, seats=3, comes=(ROSA, AMINA))
    books(house, 1, OMAR, heads=2)
    house.tablet(OMAR).open(AT).says("Free seats: 2.")
    assert (riding(house), told(house)) == (["rosa", "amina"], [])
    books(house, 1, OMAR, heads=3)
    assert (riding(house), told(house)) == (["rosa"], [("amina", HAS_CHANGED)])
    books(house, 1, OMAR, heads=2)
    assert rides(house, 1).cars[0].driver.ride.seats == 1, "how many he would take now is his to say"
    books(house, 1, OMAR, heads=3)
    assert rides(house, 1).cars == [] and waiting(house) == ["rosa", "amina"]
    assert house.log()[-3:] == [Kind.RIDE_TAKEN_BACK, Kind.RIDE_TOLD, Kind.BOOKING_CHANGED]


def test_a_wheelchair_is_seated_in_a_car_without_room_for_it_only_when_bea_says_so(house: House) -> None:
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=2, step=True)
    says(house, 1, ROSA, "asks", step=True, wheelchair=True)
    bea = house.tablet(BEA)
    bea.open(f"{AT}/lifts").does_not_say(ALL_THE_SAME)
    chosen = {"rider": "rosa", "driver": "omar", "at_time": "08:40"}
    asked = bea.send(f"{AT}/lifts", 422, **chosen)
    asked.says("This car has a high step, and no room for their wheelchair.", ALL_THE_SAME)
    assert waiting(house) == ["rosa"] and asked.field("at_time") == "08:40"
    bea.send(f"{AT}/lifts", **chosen, all_the_same="yes", htmx=True).does_not_say(ALL_THE_SAME)
    bea.send(f"{AT}/lifts", **chosen, turn="2")
    assert riding(house) == ["rosa"], "in the car that she is in, she is not asked about again"


@pytest.mark.parametrize(
    ("needs", "car", "words"),
    [
        ({"step": True}, {"step": True}, "This car has a high step."),
        ({"wheelchair": True}, {}, "This car has no room for their wheelchair."),
    ],
)
def test_a_program_is_asked_the_same(house: House, needs: dict[str, bool], car: dict[str, bool], words: str) -> None:
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=2, **car)
    says(house, 1, ROSA, "asks", **needs)
    bea, seat = Program(house, BEA), {"rider": "rosa", "driver": "omar"}
    (asked,) = bea.wrong_fields(LIFTS, seat).items()
    assert asked[0] == "all_the_same" and asked[1].startswith(words)
    assert bea.post(LIFTS, seat | {"all_the_same": True}, status=200)["waiting"] == []


def test_of_two_wheelchairs_one_fits_in(house: House) -> None:
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=2, wheelchair=True)
    for part in (ROSA, AMINA):
        says(house, 1, part, "asks", wheelchair=True)
    rides_with(house, 1, ROSA, OMAR)
    with pytest.raises(NotLikeThis):
        rides_with(house, 1, AMINA, OMAR)
    rides_with(house, 1, AMINA, OMAR, turn=2, all_the_same=True)
    says(house, 1, OMAR, "offers", seats=3, wheelchair=True)
    assert riding(house) == ["rosa", "amina"]


@pytest.mark.parametrize("need", ["step", "wheelchair"])
def test_who_says_later_what_the_car_lacks_has_no_lift_and_is_told(house: House, need: str) -> None:
    told_of_omars_car(house, seats=2, comes=(ROSA, AMINA), step=True)
    says(house, 1, ROSA, "asks", **{need: True})
    assert (riding(house), told(house)) == (["amina"], [("rosa", HAS_CHANGED)])


def test_a_car_that_is_another_now_takes_only_those_whom_it_suits(house: House) -> None:
    told_of_omars_car(house, seats=2, comes=(ROSA, AMINA))
    says(house, 1, ROSA, "asks", step=True)
    says(house, 1, OMAR, "offers", seats=1, step=True)
    assert (riding(house), told(house)) == (["amina"], [("rosa", HAS_CHANGED)])


def test_what_bea_knew_of_is_no_reason_later(house: House) -> None:
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=1, step=True)
    says(house, 1, ROSA, "asks", step=True)
    rides_with(house, 1, ROSA, OMAR, all_the_same=True)
    says(house, 1, OMAR, "offers", seats=2, step=True, wheelchair=True)
    assert riding(house) == ["rosa"]
