"""Lifts to a trip: asked for with simple taps, seen only by those who lead it, told once, and gone after a week."""

from datetime import UTC, datetime, timedelta

import pytest

from app.activities.trip_models import Ride
from app.core import clock
from app.core.errors import NotAllowed, NotLikeThis
from app.core.languages import ENGLISH
from app.core.sweeping import sweep
from app.notifications.models import About, Message, Telling
from app.notifications.wording import WORDED
from app.participation.models import Kind
from tests.activities.arranging import an_activity, cancels
from tests.activities.travelling import a_trip, are_told, rides, rides_with, says
from tests.cards.reading import words_on
from tests.cast import AMINA, BEA, HELEN, MINA, OMAR, ROSA, SHAH
from tests.house import House
from tests.needs.happenings import everything
from tests.printer import needs_a_printer

BEFORE = datetime(2026, 12, 1, 9, tzinfo=UTC)
AFTER = datetime(2026, 12, 16, 19, tzinfo=UTC)
AT = "/linnet/activities/1/dates/1"


@pytest.fixture(autouse=True)
def in_december():
    with clock.at(BEFORE):
        yield


def messages(house: House) -> list[Message]:
    return [one for one in everything(house, Message) if one.about == About.RIDE_TOLD]


@pytest.mark.parametrize("htmx", [False, True])
def test_rosa_taps_that_she_needs_a_lift_and_only_who_leads_it_reads_that(house: House, htmx: bool) -> None:
    a_trip(house)
    rosa = house.tablet(ROSA)
    rosa.open(AT).says("Need or offer a lift by car")
    rosa.send(f"{AT}/lift", kind="asks", step="yes", htmx=htmx)
    rosa.open(AT).says("You said: I need a lift.")
    says(house, 1, OMAR, "offers", seats=2, wheelchair=True)
    for part in (BEA, MINA):
        page = house.tablet(part).open(f"{AT}/lifts")
        page.says(
            "They need a lift", "Rosa Delgado", "No high step.", "In the car of Omar Haddad", "Seats: 2. Free: 2."
        )
    for part in (ROSA, AMINA, SHAH, HELEN):
        house.tablet(part).open(f"{AT}/lifts", 403)
    house.tablet(AMINA).open(AT).does_not_say("Rosa Delgado")
    assert house.log()[-2:] == [Kind.RIDE_SAID] * 2


def test_who_drives_says_for_how_many_and_who_does_not_come_can_not_ask(house: House) -> None:
    a_trip(house, comes=(ROSA,))
    page = house.tablet(ROSA).send(f"{AT}/lift", 422, kind="offers", wheelchair="yes")
    page.says("Please write how many seats are free, from 1 to 8.")
    house.tablet(AMINA).send(f"{AT}/lift", 422, kind="asks").says("Please say first that you are coming.")
    house.tablet(ROSA).send(f"{AT}/lift", 422).says("Please choose one of these.")
    assert everything(house, Ride) == []


def test_an_afternoon_tea_has_no_lifts(house: House) -> None:
    an_activity(house)
    house.tablet(ROSA).open(AT).does_not_say("lift by car")
    for page in ("lift", "lifts", "whom-to-ring", "emergency-contact"):
        house.tablet(MINA).open(f"{AT}/{page}", 404)


def test_bea_says_who_rides_with_whom_in_order_and_each_rider_is_told_once(house: House) -> None:
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=2)
    says(house, 1, ROSA, "asks")
    says(house, 1, AMINA, "asks")
    bea = house.tablet(BEA)
    bea.send(f"{AT}/lifts", rider="rosa", driver="omar", turn="2", at_time="08:40")
    bea.send(f"{AT}/lifts", rider="amina", driver="omar", turn="1", at_time="08:30", htmx=True).says("8.30am")
    assert [one.handle for one in rides(house, 1).cars[0].riders] == ["amina", "rosa"]
    house.tablet(ROSA).open(AT).does_not_say("Omar Haddad")
    bea.open(f"{AT}/lifts").says("Tell the riders who picks them up")
    bea.send(f"{AT}/lifts/told").says("Was told")
    house.tablet(ROSA).open(AT).says("Omar Haddad picks you up at about 8.40am.")
    assert are_told(house, 1) == 0
    assert len(messages(house)) == 2 and len(everything(house, Telling)) == 2


def test_they_are_told_in_plain_words(house: House) -> None:
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=1)
    says(house, 1, ROSA, "asks")
    rides_with(house, 1, ROSA, OMAR, at_time="08:40")
    are_told(house, 1)
    told = messages(house)[0]
    worded = WORDED[told.about](lambda words, **values: words % values, ENGLISH, told)
    assert worded.subject == "Your lift: To the sea"
    assert worded.headline == "Omar Haddad picks you up by car on Wednesday 16 December 2026, at about 8.40am."


def test_a_change_is_told_anew_and_what_is_no_longer_so_is_not_told(house: House) -> None:
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=1)
    says(house, 1, ROSA, "asks")
    rides_with(house, 1, ROSA, OMAR, at_time="08:40")
    assert are_told(house, 1) == 1
    rides_with(house, 1, ROSA, OMAR, at_time="08:40")
    assert are_told(house, 1) == 0
    rides_with(house, 1, ROSA, OMAR, at_time="08:50")
    assert everything(house, Telling) == []
    assert are_told(house, 1) == 1


def test_a_car_holds_no_more_than_its_seats(house: House) -> None:
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=1)
    says(house, 1, ROSA, "asks")
    says(house, 1, AMINA, "asks")
    rides_with(house, 1, ROSA, OMAR)
    page = house.tablet(BEA).send(f"{AT}/lifts", 422, rider="amina", driver="omar", turn="9")
    page.says("Please write a number from 1 to 8.")
    page = house.tablet(BEA).send(f"{AT}/lifts", 422, rider="amina", driver="omar")
    page.says("There are not so many free seats in this car.")
    rides_with(house, 1, ROSA, OMAR, turn=2)
    with pytest.raises(NotLikeThis):
        rides_with(house, 1, ROSA, AMINA)


def test_only_who_leads_it_says_who_rides_with_whom(house: House) -> None:
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=1)
    says(house, 1, ROSA, "asks")
    for act in (lambda: rides_with(house, 1, ROSA, OMAR, by=AMINA), lambda: are_told(house, 1, by=AMINA)):
        with pytest.raises(NotAllowed):
            act()


def test_when_the_driver_can_not_come_the_riders_have_no_lift_again(house: House) -> None:
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=1)
    says(house, 1, ROSA, "asks")
    rides_with(house, 1, ROSA, OMAR)
    are_told(house, 1)
    cancels(house, 1, OMAR)
    found = rides(house, 1)
    assert found.cars == [] and [one.handle for one in found.waiting] == ["rosa"]
    assert everything(house, Telling) == []
    house.tablet(ROSA).open(AT).says("You said: I need a lift.")


def test_with_fewer_seats_who_fits_keeps_their_seat_and_with_another_mind_nobody_does(house: House) -> None:
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=2)
    says(house, 1, ROSA, "asks")
    says(house, 1, AMINA, "asks")
    rides_with(house, 1, AMINA, OMAR, turn=2)
    rides_with(house, 1, ROSA, OMAR, turn=1)
    says(house, 1, OMAR, "offers", seats=3, step=True)
    assert len(rides(house, 1).riders) == 2
    says(house, 1, OMAR, "offers", seats=1)
    assert [one.handle for one in rides(house, 1).riders] == ["rosa"]
    assert [one.handle for one in rides(house, 1).waiting] == ["amina"]
    says(house, 1, OMAR, "neither")
    assert rides(house, 1).cars == [] and house.log()[-1] == Kind.RIDE_TAKEN_BACK


def test_a_week_after_the_trip_it_is_gone(house: House) -> None:
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=2)
    says(house, 1, ROSA, "asks")
    rides_with(house, 1, ROSA, OMAR)
    for days, left in ((6, 2), (8, 0)):
        with clock.at(AFTER + timedelta(days=days)), house.writing() as session:
            sweep(session)
        assert len(everything(house, Ride)) == left
    assert house.log().count(Kind.TRIP_FORGOTTEN) == 2


@needs_a_printer
def test_the_sheet_of_the_trip_has_the_cars_in_order(house: House) -> None:
    a_trip(house)
    says(house, 1, OMAR, "offers", seats=2, wheelchair=True)
    says(house, 1, ROSA, "asks", wheelchair=True)
    says(house, 1, AMINA, "asks")
    rides_with(house, 1, ROSA, OMAR, turn=1, at_time="08:40")
    words = words_on(house.tablet(BEA).open(f"{AT}/door-list.pdf").response.content)
    assert "InthecarofOmarHaddad" in words and "RosaDelgado,8.40am" in words and "Bringsawheelchair." in words


def test_the_officer_writes_it_down_for_rosa(house: House) -> None:
    a_trip(house)
    house.tablet(MINA).send(f"{AT}/lift", kind="asks", spoken_by="rosa", via="phone", read_back="yes")
    assert [one.handle for one in rides(house, 1).waiting] == ["rosa"]
    house.tablet(AMINA).send(f"{AT}/lift", 403, kind="asks", spoken_by="rosa", via="phone")
