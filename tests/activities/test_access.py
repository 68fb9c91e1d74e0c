"""What a place is like: said once by the steward, and then by every page, calendar and flyer of what is on there."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from app.core import clock
from app.neighbourhoods.access import access_of
from app.neighbourhoods.models import Place
from tests.activities.arranging import an_activity
from tests.cards.reading import pages_in, words_on
from tests.cast import BEA, MINA, ROSA, SAM
from tests.house import House
from tests.printer import needs_a_printer

LOUNGE = {
    "name": "Community lounge",
    "floor": "0",
    "step_free": "yes",
    "hearing_loop": "no",
    "toilet": "wheelchair",
    "seating": "Chairs with arms",
}
KNOWN = ("No steps", "Yes, and a wheelchair fits in", "Chairs with arms", "There is none")
NOT_KNOWN = "Not known yet: From the lift, Parking."


def sam_says(house: House, **fields: str) -> None:
    house.tablet(SAM).send("/linnet/settings/places/lounge", **{**LOUNGE, **fields})


def test_what_sam_settles_is_shown_again_and_can_be_left_open_again(house: House) -> None:
    sam_says(house)
    page = house.tablet(SAM).open("/linnet/settings/places/lounge")
    chosen = page.tree.xpath("//select/option[@selected]/@value")
    assert chosen == ["yes", "wheelchair", "no"] and page.field("seating") == "Chairs with arms"
    sam_says(house, step_free="", seating="")
    with house.reading() as session:
        lounge = session.exec(select(Place).where(Place.key == "lounge", Place.neighbourhood_id == 1)).one()
    assert (lounge.step_free, lounge.hearing_loop, lounge.seating) == (None, False, "")


def test_a_mistake_stands_beside_its_field_and_nothing_is_lost(house: House) -> None:
    wrong = {**LOUNGE, "toilet": "golden", "seating": "x" * 121, "step_free": "perhaps"}
    page = house.tablet(SAM).send("/linnet/settings/places/lounge", 422, **wrong)
    page.says("Please choose one of these.", "Please use fewer than 120 letters here.")
    assert page.field("seating") == "x" * 121


def test_a_date_and_its_activity_say_what_is_known_and_whom_to_ask_for_the_rest(house: House) -> None:
    sam_says(house)
    number = an_activity(house)
    house.tablet(ROSA).open(f"/linnet/activities/{number}/dates/1").says(*KNOWN, NOT_KNOWN, "Ask Mina Kaur.")
    seen_by_all = house.tablet(None).open(f"/linnet/activities/{number}/dates/1")
    seen_by_all.says(*KNOWN, NOT_KNOWN, "Please ask us.")
    seen_by_all.does_not_say("Ask Mina")
    series = an_activity(house, repeats="weekly", last_on=_in_weeks(2))
    house.tablet(ROSA).open(f"/linnet/activities/{series}").says(*KNOWN, NOT_KNOWN, "Community lounge")


def test_what_nobody_told_is_claimed_nowhere(house: House) -> None:
    number = an_activity(house)
    page = house.tablet(ROSA).open(f"/linnet/activities/{number}/dates/1")
    page.says("We don’t know yet what it is like there.", "Ask Mina Kaur.")
    page.does_not_say("No steps", "There are steps")
    access = access_of(Place(neighbourhood_id=1, key="shed", name="The shed"))
    assert access.known == () and len(access.unknown) == 6


def test_a_date_that_is_elsewhere_this_once_borrows_nothing_from_the_usual_place(house: House) -> None:
    sam_says(house)
    number = an_activity(house, repeats="weekly", last_on=_in_weeks(2))
    at = f"/linnet/activities/{number}/dates/2"
    typed = {name: house.tablet(MINA).open(f"{at}/change").field(name) for name in ("day", "at_time")}
    house.tablet(MINA).send(f"{at}/change", **typed, minutes="90", elsewhere="The boat house")
    page = house.tablet(ROSA).open(at)
    page.says("The boat house", "We don’t know yet")
    page.does_not_say("No steps")
    written = house.tablet(ROSA).client.get(f"/linnet/activities/{number}.ics").content
    told = {str(one["location"]): str(one["description"]) for one in Calendar.from_ical(written).walk("VEVENT")}
    assert "Getting in: No steps\n" in told["Community lounge"] and NOT_KNOWN in told["Community lounge"]
    assert "steps" not in told["The boat house"] and "We don’t know yet" in told["The boat house"]


@needs_a_printer
def test_the_flyer_says_it_in_the_language_it_is_printed_in(house: House) -> None:
    sam_says(house)
    number = an_activity(house)
    for language, words in (("en", "Getting in: No steps"), ("nb", "Inngang: Ingen trinn")):
        sheet = house.tablet(BEA).open(f"/linnet/activities/{number}/dates/1/flyer.pdf?language={language}").response
        assert len(pages_in(sheet.content)) == 1
        assert words.replace(" ", "") in words_on(sheet.content)


def test_the_database_itself_knows_which_toilets_there_are(house: House) -> None:
    with house.writing() as session, pytest.raises(IntegrityError):
        session.connection().exec_driver_sql("UPDATE place SET toilet = 'golden' WHERE key = 'lounge'")


def _in_weeks(number: int) -> date:
    return clock.today("Europe/London") + timedelta(weeks=number)
