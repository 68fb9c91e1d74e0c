"""Coming to a date: places, the waiting list in order, a stated time to say yes, and not coming without blame."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.activities.kinds import BookingState
from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.helping.service import name_helper
from app.notifications.models import About, Message, Telling
from app.participation.models import Kind
from app.people.models import ToldBy
from tests.activities.arranging import an_activity, booking, books, cancels, happening, says_yes, stands, work
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA
from tests.house import House
from tests.tables.table import last_act


def test_rosa_is_coming_with_one_tap(house: House) -> None:
    number = an_activity(house)
    page = house.tablet(ROSA).open(f"/linnet/activities/{number}/dates/1")
    assert "I’m coming" in page.text
    house.tablet(ROSA).send(f"/linnet/activities/{number}/dates/1/bookings")
    assert stands(house, number, ROSA) == BookingState.COMING
    assert house.log()[-2:] == [Kind.ACTIVITY_PLANNED, Kind.PLACE_BOOKED]


def test_a_double_tap_is_one_place(house: House) -> None:
    number = an_activity(house, seats=5)
    assert [books(house, number), books(house, number)] == [BookingState.COMING] * 2
    assert happening(house, number).taken == 1
    assert house.log().count(Kind.PLACE_BOOKED) == 1


def test_who_comes_too_late_for_a_place_waits_in_order(house: House) -> None:
    number = an_activity(house, seats=1)
    assert books(house, number, ROSA) == BookingState.COMING
    assert books(house, number, AMINA) == books(house, number, OMAR) == BookingState.WAITING
    cancels(house, number, ROSA)
    assert stands(house, number, AMINA) == BookingState.OFFERED
    assert stands(house, number, OMAR) == BookingState.WAITING


def test_a_place_that_came_free_goes_to_nobody_who_did_not_wait(house: House) -> None:
    number = an_activity(house, seats=2)
    books(house, number, ROSA)
    books(house, number, BEA)
    books(house, number, AMINA, heads=2)
    cancels(house, number, ROSA)  # one place is free; Amina waits for two
    assert books(house, number, OMAR) == BookingState.WAITING
    cancels(house, number, BEA)
    assert (stands(house, number, AMINA), stands(house, number, OMAR)) == (BookingState.OFFERED, BookingState.WAITING)


def test_amina_says_yes_in_time_and_has_the_place(house: House) -> None:
    number = an_activity(house, seats=1)
    books(house, number, ROSA)
    books(house, number, AMINA)
    cancels(house, number, ROSA)
    says_yes(house, number, AMINA)
    assert stands(house, number, AMINA) == BookingState.COMING
    assert house.log()[-1] == Kind.PLACE_TAKEN


def test_a_place_not_taken_in_time_goes_to_the_next_by_itself(house: House) -> None:
    number = an_activity(house, seats=1)
    for person in (ROSA, AMINA, OMAR):
        books(house, number, person)
    cancels(house, number, ROSA)
    with clock.at(clock.now() + timedelta(hours=73)):
        work(house)
        assert (stands(house, number, AMINA), stands(house, number, OMAR)) == (
            BookingState.LAPSED,
            BookingState.OFFERED,
        )
        with pytest.raises(TooLate):
            says_yes(house, number, AMINA)


def test_even_with_no_worker_a_place_kept_too_long_is_not_taken(house: House) -> None:
    number = an_activity(house, seats=1)
    books(house, number, ROSA)
    books(house, number, AMINA)
    cancels(house, number, ROSA)
    with clock.at(clock.now() + timedelta(hours=73)), pytest.raises(TooLate):
        says_yes(house, number, AMINA)


def test_who_gets_letters_has_longer_to_say_yes_than_who_gets_mail(house: House) -> None:
    left = {}
    for person in (OMAR, AMINA):
        number = an_activity(house, seats=1, first_on=clock.today() + timedelta(days=30))
        books(house, number, BEA)
        books(house, number, person)
        cancels(house, number, BEA)
        left[person] = booking(house, number, person).answer_by - clock.now()
    assert timedelta(hours=23) < left[OMAR] <= timedelta(hours=24)
    assert timedelta(hours=71) < left[AMINA] <= timedelta(hours=72)


def test_each_is_told_once_in_their_own_way(house: House) -> None:
    number = an_activity(house, seats=1)
    books(house, number, ROSA)
    books(house, number, AMINA)
    cancels(house, number, ROSA)
    with house.reading() as session:
        told = session.exec(select(Message.about, Telling.way).join(Telling, Telling.message_id == Message.id)).all()
    assert told == [(About.PLACE_KEPT, ToldBy.IN_PERSON)]


def test_a_neighbour_without_a_name_has_a_place_but_cannot_wait(house: House) -> None:
    number = an_activity(house, seats=1)
    bea = house.tablet(BEA)
    bea.send(f"/linnet/activities/{number}/dates/1/bookings", spoken_by="unnamed", via="phone")
    assert happening(house, number).taken == 1
    page = bea.send(f"/linnet/activities/{number}/dates/1/bookings", spoken_by="unnamed", via="phone", status=422)
    assert "Please give a name" in page.text


def test_no_one_can_bring_more_than_there_are_places(house: House) -> None:
    number = an_activity(house, seats=2)
    with pytest.raises(NotLikeThis):
        books(house, number, ROSA, heads=3)


@pytest.mark.parametrize("via", ["paper", "phone", "in_person"])
def test_bea_writes_down_that_amina_comes_and_how_she_said_so(house: House, via: str) -> None:
    number = an_activity(house)
    house.tablet(BEA).send(f"/linnet/activities/{number}/dates/1/bookings", spoken_by="amina", via=via, read_back="yes")
    assert last_act(house) == ("place_booked", "amina", "bea", via)
    mine = booking(house, number, AMINA)
    assert (mine.state, mine.via.value, mine.read_back) == (BookingState.COMING, via, True)
    door = house.tablet(MINA).open(f"/linnet/activities/{number}/dates/1/attendance")
    door.says("Bea Okafor typed this for them", "It was read back to them.")
    house.tablet(BEA).send(f"/linnet/activities/{number}/dates/1/bookings/cancelled", spoken_by="amina", via=via)
    assert last_act(house) == ("booking_cancelled", "amina", "bea", via)


def test_what_is_not_as_its_button_sends_it_is_never_taken_for_the_typists_own(house: House) -> None:
    number = an_activity(house)
    books(house, number, BEA)
    books(house, number, AMINA)
    before = house.log()
    house.tablet(BEA).send(
        f"/linnet/activities/{number}/dates/1/bookings/cancelled", spoken_by="amina", via="a pigeon", status=422
    )
    assert (house.log(), booking(house, number, BEA).state) == (before, BookingState.COMING)


def test_omar_books_for_rosa_who_named_him_and_for_no_one_else(house: House) -> None:
    number = an_activity(house)
    with house.writing() as session:
        omar = house.actor(session, OMAR).person_id or 0
        name_helper(session, house.actor(session, ROSA), house.here(session), omar)
    bookings = f"/linnet/activities/{number}/dates/1/bookings"
    house.tablet(OMAR).send(bookings, spoken_by="rosa", via="in_person")
    assert last_act(house) == ("place_booked", "rosa", "omar", "in_person")
    refused = house.tablet(OMAR).client.post(bookings, data={"spoken_by": "amina", "via": "in_person"})
    assert refused.status_code in (403, 422) and happening(house, number).taken == 1
