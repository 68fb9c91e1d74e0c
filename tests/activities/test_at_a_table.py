"""What is on, at a table's tablet and for those who only look."""

from app.activities.kinds import BookingState
from tests.activities.arranging import an_activity, happening, stands
from tests.cast import INES, ROSA, SAM
from tests.house import House
from tests.tables.table import shared


def test_whoever_has_the_tablet_by_name_is_coming_with_one_tap(house: House) -> None:
    number = an_activity(house)
    tablet = shared(house, ROSA)
    tablet.send("/table/sitting", person="rosa")
    tablet.open(f"/linnet/activities/{number}/dates/1").says("I’m coming")
    tablet.send(f"/linnet/activities/{number}/dates/1/bookings")
    assert stands(house, number, ROSA) == BookingState.COMING


def test_without_a_name_the_page_says_what_to_do_and_no_place_is_taken(house: House) -> None:
    number = an_activity(house)
    tablet = shared(house, ROSA)
    tablet.send("/table/sitting")
    page = tablet.open(f"/linnet/activities/{number}/dates/1")
    page.says("You are welcome, with or without a name.", "Then start again with your name.")
    page.does_not_say("I’m coming", "Sign in")
    tablet.send(f"/linnet/activities/{number}/dates/1/bookings", status=403)
    assert happening(house, number).taken == 0


def test_who_only_looks_is_told_whose_the_places_are(house: House) -> None:
    number = an_activity(house)
    for part in (INES, SAM):
        page = house.tablet(part).open(f"/linnet/activities/{number}/dates/1")
        page.says("Places are for those who live or work here.")
        page.does_not_say("other dates")
