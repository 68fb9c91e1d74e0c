"""A date that is over stays as it was: its page offers nothing that would change it, and nothing does."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from app.core import clock
from tests.activities.arranging import an_activity, books
from tests.activities.travelling import a_trip, rides_with, says
from tests.api.program import Program
from tests.cast import BEA, MINA, OMAR, ROSA
from tests.house import House

AT = "/linnet/activities/1/dates/1"
OVER = "This date is over. It stays as it was."
DAY = {"at_time": "10:30", "minutes": "60"}


@pytest.fixture
def later(house: House) -> Iterator[str]:
    """The coffee morning was yesterday; a day that is still to come."""
    an_activity(house, leader="bea", repeats="weekly", last_on=clock.today("Europe/London") + timedelta(days=15))
    books(house, 1, ROSA)
    then = clock.now() + timedelta(days=8)
    with clock.at(then):
        yield f"{(then + timedelta(days=3)).date()}"


@pytest.mark.parametrize("part", [MINA, BEA])
def test_its_page_offers_to_say_who_came_and_nothing_that_is_too_late(house: House, later: str, part) -> None:
    page = house.tablet(part).open(AT)
    page.says("This is over", "Who is here", "All dates", "Print the door list")
    page.does_not_say("Move this date", "Call this date off", "I’m coming", "Print a flyer for the door")
    page.says("Print cards for the next date")
    page.does_not_say("Print cards for those who come")
    house.tablet(part).open("/linnet/activities/1/dates/2").says("Move this date", "Call this date off")


def test_whoever_tries_all_the_same_is_told_so(house: House, later: str) -> None:
    mina = house.tablet(MINA)
    before = house.log()
    for page in ("change", "calling-off"):
        mina.open(f"{AT}/{page}", 409).says(OVER)
    mina.send(f"{AT}/change", 409, day=later, **DAY).says(OVER)
    mina.send(f"{AT}/calling-off", 409, words="The heating broke.").says(OVER)
    mina.send(f"{AT}/put-back", 409)
    house.tablet(ROSA).send(f"{AT}/bookings", 403)
    assert house.log() == before


def test_programs_are_told_so_too(house: House, later: str) -> None:
    mina, at = Program(house, MINA), "activities/1/dates/1"
    for verb, body in (("change", {"day": later, **DAY}), ("calling-off", {"words": "Rain."}), ("put-back", None)):
        mina.post(f"{at}/{verb}", body, status=409)
    Program(house, ROSA).post(f"{at}/bookings", {}, status=403)


def test_a_date_that_was_called_off_is_not_put_back_when_it_is_over(house: House) -> None:
    an_activity(house)
    house.tablet(MINA).send(f"{AT}/calling-off", words="The heating broke.")
    with clock.at(clock.now() + timedelta(days=8)):
        house.tablet(MINA).open(AT).does_not_say("It is on after all", "Move this date")


def test_nobody_is_told_of_a_lift_to_a_trip_that_was(house: House) -> None:
    number = a_trip(house, comes=(ROSA, OMAR), first_on=clock.today("Europe/London") + timedelta(days=5))
    says(house, number, OMAR, "offers", seats=1)
    says(house, number, ROSA, "asks")
    rides_with(house, number, ROSA, OMAR)
    with clock.at(clock.now() + timedelta(days=7)):
        page = house.tablet(BEA).open(f"{AT}/lifts")
        page.says("In the car of Omar Haddad")
        page.does_not_say("Tell the riders", "Keep this")
        house.tablet(BEA).send(f"{AT}/lifts", 409, rider="rosa", driver="")
        house.tablet(BEA).send(f"{AT}/lifts/told", 409)
