"""Whom to ring is one's own, for one trip or for every trip, and in one neighbourhood: the services hold to it too."""

from datetime import UTC, datetime

import pytest

from app.activities.emergencies import give_contact, take_contact_back, whom_to_ring
from app.activities.happenings import the_happening
from app.activities.trip_forms import ContactForm
from app.activities.trip_models import EmergencyContact
from app.core import clock
from app.core.errors import NotAllowed, NotFound, NotLikeThis
from app.neighbourhoods.service import join
from app.permissions.who import Role
from tests.activities.arranging import an_activity, books, cancels
from tests.activities.travelling import CARMEN, DAY, a_trip, gives_a_contact
from tests.cast import AMINA, BEA, BEN, GWEN, MINA, OMAR, ROSA, Part
from tests.helping.test_named_helpers import names
from tests.house import House
from tests.needs.happenings import everything

BEFORE = datetime(2026, 12, 1, 9, tzinfo=UTC)
THAT_DAY = datetime(2026, 12, 16, 7, tzinfo=UTC)
AT = "/linnet/activities/1/dates/1"
KEN = {"name": "My neighbour Ken", "phone": "0161 496 0007"}


@pytest.fixture(autouse=True)
def in_december():
    with clock.at(BEFORE):
        yield


def rung(house: House, number: int = 1, by: Part = BEA, neighbourhood: str = "linnet") -> list[tuple[str, str]]:
    """For whom, and whom, as the service tells it."""
    with house.reading() as session:
        happening = the_happening(session, house.here(session, neighbourhood), number, 1)
        return [(one.name, one.contact) for one in whom_to_ring(session, house.actor(session, by), happening)]


def test_the_service_itself_tells_nobody_else_and_nothing_the_day_before(house: House) -> None:
    a_trip(house)
    gives_a_contact(house)
    for part, moment in ((AMINA, THAT_DAY), (ROSA, THAT_DAY), (BEA, BEFORE)):
        with clock.at(moment), pytest.raises(NotAllowed):
            rung(house, by=part)
    with clock.at(THAT_DAY):
        assert rung(house) == [("Rosa Delgado", "Carmen, my daughter")]


def test_nothing_is_told_when_all_of_it_is_called_off(house: House) -> None:
    a_trip(house)
    gives_a_contact(house)
    house.tablet(MINA).send("/linnet/activities/1/calling-off", words="The coach broke down.")
    with clock.at(THAT_DAY), pytest.raises(NotAllowed):
        rung(house)


def test_who_comes_to_another_trip_is_not_on_it(house: House) -> None:
    a_trip(house, comes=(OMAR,))
    a_trip(house, comes=(ROSA,), title="To the hills", leader="bea")
    gives_a_contact(house)
    gives_a_contact(house, OMAR, name="Layla", phone="07700 900999")
    with clock.at(THAT_DAY):
        assert rung(house, 1) == [("Omar Haddad", "Layla")]
        assert rung(house, 2) == [("Rosa Delgado", "Carmen, my daughter")]


def test_what_was_given_for_one_trip_is_not_told_on_another(house: House) -> None:
    a_trip(house)
    a_trip(house, comes=(ROSA,), title="To the hills", leader="bea")
    gives_a_contact(house, trip=1)
    with clock.at(THAT_DAY):
        assert rung(house, 2) == []


def test_who_does_not_come_after_all_takes_along_what_was_given_for_that_trip(house: House) -> None:
    a_trip(house)
    gives_a_contact(house, trip=1)
    cancels(house, 1, ROSA)
    assert everything(house, EmergencyContact) == []


def test_nobody_takes_it_away_for_her_unless_she_named_them(house: House) -> None:
    gives_a_contact(house)
    with house.writing() as session:
        rosa, here = house.actor(session, ROSA), house.here(session)
        for part in (MINA, OMAR):
            with pytest.raises(NotAllowed):
                take_contact_back(session, house.actor(session, part).writing_down(rosa.person_id, rosa.via), here)
    assert len(everything(house, EmergencyContact)) == 1


def test_a_helper_she_named_gives_it_for_her(house: House) -> None:
    names(house)
    house.tablet(OMAR).send("/linnet/emergency-contact", **CARMEN, spoken_by="rosa", via="phone")
    assert house.tablet(ROSA).open("/linnet/emergency-contact").field("name") == CARMEN["name"]
    assert house.tablet(OMAR).open("/linnet/emergency-contact").field("name") == ""


def test_what_stands_stays_when_she_takes_away_what_she_never_gave_for_one_trip(house: House) -> None:
    a_trip(house, comes=())
    gives_a_contact(house)
    house.tablet(ROSA).send(f"{AT}/emergency-contact/taking-back")
    assert [one.name for one in everything(house, EmergencyContact)] == [CARMEN["name"]]


def test_what_stands_is_not_shown_as_given_for_one_trip(house: House) -> None:
    a_trip(house, comes=())
    gives_a_contact(house)
    assert house.tablet(ROSA).open(f"{AT}/emergency-contact").field("name") == ""
    books(house, 1, ROSA)
    assert house.tablet(ROSA).open(f"{AT}/emergency-contact").field("name") == ""


def test_for_one_trip_it_is_given_by_who_comes_to_it(house: House) -> None:
    a_trip(house, comes=(ROSA,))
    cancels(house, 1, ROSA)
    an_activity(house)
    with pytest.raises(NotLikeThis):
        gives_a_contact(house, trip=1)
    books(house, 2, ROSA)
    with pytest.raises(NotFound):
        gives_a_contact(house, trip=2)
    a_trip(house, comes=(ROSA,))
    with clock.at(THAT_DAY.replace(day=18)), pytest.raises(NotAllowed):
        gives_a_contact(house, trip=3)


def test_the_page_is_there_for_a_trip_that_is_to_come_and_for_nothing_else(house: House) -> None:
    a_trip(house, comes=(ROSA,))
    an_activity(house)
    books(house, 2, ROSA)
    rosa = house.tablet(ROSA)
    rosa.open(f"{AT}/emergency-contact")
    rosa.open("/linnet/activities/2/dates/1/emergency-contact", status=404)
    with clock.at(THAT_DAY.replace(day=18)):
        rosa.open(f"{AT}/emergency-contact", status=403)


def test_what_is_given_here_is_not_known_next_door(house: House) -> None:
    with house.writing() as session:
        rosa = house.actor(session, ROSA).person_id or 0
        join(session, house.here(session, "heron").id, rosa, (Role.RESIDENT,))
    gives_a_contact(house)
    trip = {"title": "To the sea", "kind": "trip", "first_on": DAY, "place": "", "elsewhere": "The front door"}
    an_activity(house, by=GWEN, leader="ben", **trip)
    with house.writing() as session:
        here = house.here(session, "heron")
        rosa_there = house.actor(session, ROSA, "heron")
    house.tablet(ROSA).send("/heron/activities/1/dates/1/bookings", heads="1")
    assert house.tablet(ROSA).open("/heron/emergency-contact").field("name") == ""
    with clock.at(THAT_DAY):
        assert rung(house, by=BEN, neighbourhood="heron") == []
    with house.writing() as session:
        give_contact(session, rosa_there, here, ContactForm(**KEN))
    assert house.tablet(ROSA).open("/linnet/emergency-contact").field("name") == CARMEN["name"]
