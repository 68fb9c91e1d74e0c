"""Whom to ring: by one's own wish, read by who leads the trip on its day only, by the clock that hangs there."""

from datetime import UTC, datetime, timedelta

import pytest

from app.activities.emergencies import give_contact, whom_to_ring
from app.activities.happenings import the_happening
from app.activities.trip_forms import ContactForm
from app.activities.trip_models import EmergencyContact
from app.core import clock
from app.core.errors import NotAllowed
from app.core.sweeping import sweep
from app.participation.models import Kind
from tests.activities.arranging import cancels
from tests.activities.test_leaving import leaves
from tests.activities.travelling import CARMEN, a_trip, gives_a_contact
from tests.cards.reading import words_on
from tests.cast import AMINA, BEA, HELEN, IDRIS, MINA, OMAR, ROSA, SAM, Part
from tests.house import House
from tests.needs.happenings import everything
from tests.printer import needs_a_printer

BEFORE = datetime(2026, 12, 1, 9, tzinfo=UTC)
THAT_DAY = datetime(2026, 12, 16, 7, tzinfo=UTC)
AFTER = datetime(2026, 12, 16, 18, tzinfo=UTC)
AT = "/linnet/activities/1/dates/1"
RING, NUMBER = f"{AT}/whom-to-ring", "07700 900555"


@pytest.fixture(autouse=True)
def in_december():
    with clock.at(BEFORE):
        yield


def can_read(house: House, part: Part, at: datetime) -> bool:
    with clock.at(at):
        page = house.tablet(part).client.get(RING)
        assert (page.status_code == 200) == (NUMBER in page.text)
        return NUMBER in page.text


def test_on_the_day_only_from_its_first_minute_to_its_last(house: House) -> None:
    a_trip(house)
    gives_a_contact(house)
    midnight = datetime(2026, 12, 16, tzinfo=UTC)
    minute = timedelta(minutes=1)
    for moment, is_read in (
        (BEFORE, False),
        (midnight - minute, False),
        (midnight, True),
        (THAT_DAY, True),
        (midnight + timedelta(days=1) - minute, True),
        (midnight + timedelta(days=1), False),
        (midnight + timedelta(days=3), False),
    ):
        assert can_read(house, BEA, moment) is is_read, moment
        assert can_read(house, MINA, moment) is is_read, moment


def test_the_day_is_that_of_the_neighbourhoods_own_clock(house: House) -> None:
    house.tablet(SAM).send("/linnet/settings/time", time_zone="Asia/Dubai")
    a_trip(house)
    gives_a_contact(house)
    begins = datetime(2026, 12, 15, 20, tzinfo=UTC)  # midnight in Dubai
    assert not can_read(house, BEA, begins - timedelta(minutes=1)) and can_read(house, BEA, begins)
    ends = begins + timedelta(days=1)
    assert can_read(house, BEA, ends - timedelta(minutes=1)) and not can_read(house, BEA, ends)


def test_nobody_else_reads_it_even_then(house: House) -> None:
    a_trip(house, by=BEA, leader="amina")
    gives_a_contact(house)
    with clock.at(THAT_DAY):
        assert can_read(house, AMINA, THAT_DAY)
        # Mina is the officer here but does not run this trip; Bea planned it and is no officer.
        for part in (MINA, BEA, ROSA, OMAR, HELEN, IDRIS, SAM):
            house.tablet(part).open(RING, 403)
        assert house.tablet().open(RING).path.startswith("/sign-in")


def test_not_when_it_is_called_off(house: House) -> None:
    a_trip(house)
    gives_a_contact(house)
    house.tablet(BEA).send(f"{AT}/calling-off", words="The coach broke down.")
    assert not can_read(house, BEA, THAT_DAY)


def test_who_does_not_come_is_not_on_it(house: House) -> None:
    a_trip(house)
    gives_a_contact(house)
    gives_a_contact(house, OMAR, name="Layla", phone="07700 900999")
    cancels(house, 1, ROSA)
    with clock.at(THAT_DAY):
        page = house.tablet(BEA).open(RING)
        page.says("Layla")
        page.does_not_say("Carmen")


def test_what_is_given_for_one_trip_comes_before_what_stands(house: House) -> None:
    a_trip(house)
    gives_a_contact(house)
    rosa = house.tablet(ROSA)
    rosa.send(f"{AT}/emergency-contact", name="My neighbour Ken", phone="0161 496 0007").says("Thank you.")
    with clock.at(THAT_DAY):
        page = house.tablet(BEA).open(RING)
        page.says("My neighbour Ken")
        page.does_not_say("Carmen")
        with house.reading() as session:
            happening = the_happening(session, house.here(session), 1, 1)
            assert len(whom_to_ring(session, house.actor(session, BEA), happening)) == 1


@pytest.mark.parametrize("htmx", [False, True])
def test_rosa_gives_it_changes_it_and_takes_it_away(house: House, htmx: bool) -> None:
    rosa, page = house.tablet(ROSA), "/linnet/emergency-contact"
    rosa.open("/me").says("Whom to ring for me in an emergency")
    slip = rosa.send(page, 422, name="", phone="ask her", htmx=htmx)
    slip.says("Please write whom we may ring.", "Please write a phone number, like 0161 496 0000.")
    assert slip.field("phone") == "ask her"
    rosa.send(page, **CARMEN)
    rosa.send(page, name="Carmen", phone=NUMBER)
    assert rosa.open(page).field("name") == "Carmen" and len(everything(house, EmergencyContact)) == 1
    assert house.tablet(AMINA).open(page).field("name") == ""
    for _twice in range(2):
        rosa.send(f"{page}/taking-back").does_not_say("Take this away again")
    assert everything(house, EmergencyContact) == []
    assert house.log()[-3:] == [Kind.CONTACT_GIVEN, Kind.CONTACT_GIVEN, Kind.CONTACT_TAKEN_BACK]


def test_nobody_gives_it_for_her_unless_she_named_them(house: House) -> None:
    with house.writing() as session:
        rosa, here = house.actor(session, ROSA), house.here(session)
        speaks = house.actor(session, MINA).writing_down(rosa.person_id, rosa.via)
        with pytest.raises(NotAllowed):
            give_contact(session, speaks, here, ContactForm(**CARMEN))
    assert everything(house, EmergencyContact) == []


def test_a_week_after_the_trip_only_what_stands_is_kept(house: House) -> None:
    a_trip(house)
    gives_a_contact(house)
    gives_a_contact(house, trip=1)
    for days, left in ((6, 2), (8, 1)):
        with clock.at(AFTER + timedelta(days=days)), house.writing() as session:
            sweep(session)
        assert len(everything(house, EmergencyContact)) == left


@pytest.mark.parametrize("my_words", ["stay", "go"])
def test_it_goes_when_she_leaves_and_she_may_take_it_along_before(house: House, my_words: str) -> None:
    a_trip(house)
    gives_a_contact(house)
    gives_a_contact(house, trip=1)
    mine = house.tablet(ROSA).open("/me/download.json").response.json()
    assert [(one["phone"], one["activity"]) for one in mine["emergency_contacts"]] == [(NUMBER, None), (NUMBER, 1)]
    assert house.tablet(AMINA).open("/me/download.json").response.json()["emergency_contacts"] == []
    leaves(house, ROSA, my_words)
    assert everything(house, EmergencyContact) == []


@needs_a_printer
def test_it_stands_on_no_list_and_no_paper_even_on_the_day(house: House) -> None:
    a_trip(house)
    gives_a_contact(house)
    with clock.at(THAT_DAY):
        bea = house.tablet(BEA)
        for page in (AT, f"{AT}/attendance", f"{AT}/lifts", "/linnet/activities.ics", "/me/download.json"):
            assert "900555" not in bea.client.get(page).text
        assert "900555" not in words_on(bea.open(f"{AT}/door-list.pdf").response.content)
