"""What a place is held to: who has one, who is next, who is told; and the same said twice is said once."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from app.activities.happenings import dates_to_come
from app.activities.kinds import BookingState
from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.notifications.models import About, Message, Telling, TellingState
from app.participation.models import Kind
from app.people.models import Person, ToldBy
from tests.activities.arranging import an_activity, booking, books, cancels, happening, says_yes, stands, starts, work
from tests.activities.test_changing import WEEKLY, told
from tests.activities.test_leaving import leaves
from tests.cast import AMINA, BEA, GWEN, MINA, OMAR, ROSA, Part
from tests.house import House
from tests.needs.happenings import everything

COMING, WAITING, OFFERED = BookingState.COMING, BookingState.WAITING, BookingState.OFFERED


def kept_for_omar(house: House) -> int:
    """Rosa gave the one place back; it is kept for Omar, and Amina is next."""
    number = an_activity(house, seats=1)
    for part in (ROSA, OMAR, AMINA):
        books(house, number, part)
    cancels(house, number, ROSA)
    assert stands(house, number, OMAR) == OFFERED
    return number


def test_whoever_is_kept_a_place_hears_by_when_to_say_yes(house: House) -> None:
    number = kept_for_omar(house)
    (kept,) = (one for one in everything(house, Message) if one.about == About.PLACE_KEPT)
    until = booking(house, number, OMAR).answer_by
    assert until is not None
    assert datetime.combine(kept.answer_day, kept.answer_time, ZoneInfo("Europe/London")) == until


def test_the_same_said_twice_is_said_once(house: House) -> None:
    number = kept_for_omar(house)
    says_yes(house, number, OMAR)
    before = house.log()
    says_yes(house, number, OMAR)
    books(house, number, OMAR)
    books(house, number, AMINA)
    cancels(house, number, ROSA)
    assert house.log() == before and stands(house, number, OMAR) == COMING


def test_at_the_stated_minute_the_place_goes_on_and_just_before_it_is_hers(house: House) -> None:
    number = kept_for_omar(house)
    until = booking(house, number, OMAR).answer_by or clock.now()
    with clock.at(until), pytest.raises(TooLate):
        says_yes(house, number, OMAR)
    with clock.at(until - timedelta(seconds=1)):
        says_yes(house, number, OMAR)
    assert stands(house, number, OMAR) == COMING


def test_who_was_too_late_asks_anew_behind_those_who_wait_and_hears_why(house: House) -> None:
    number = kept_for_omar(house)
    with clock.at(clock.now() + timedelta(hours=25)):
        assert books(house, number, OMAR) == WAITING
        assert stands(house, number, AMINA) == OFFERED
    assert [who for who, about, _, _ in told(house) if about == About.PLACE_WENT_ON] == ["omar"]


def test_who_comes_back_queues_anew(house: House) -> None:
    number = an_activity(house, seats=1)
    now = clock.now()
    for minute, part in enumerate((BEA, ROSA, OMAR)):
        with clock.at(now + timedelta(minutes=minute)):
            books(house, number, part)
    with clock.at(now + timedelta(minutes=5)):
        cancels(house, number, ROSA)
        books(house, number, ROSA)
        cancels(house, number, BEA)
    assert (stands(house, number, OMAR), stands(house, number, ROSA)) == (OFFERED, WAITING)


def test_no_one_brings_more_than_there_is_room_for_but_may_wish_for_more(house: House) -> None:
    number = an_activity(house, seats=2)
    books(house, number, ROSA)
    books(house, number, BEA)
    books(house, number, OMAR)
    with pytest.raises(NotLikeThis):
        books(house, number, ROSA, heads=2)
    assert books(house, number, OMAR, heads=2) == WAITING
    assert (booking(house, number, ROSA).heads, booking(house, number, OMAR).heads) == (1, 2)


def test_who_brings_fewer_leaves_a_place_to_the_next(house: House) -> None:
    number = an_activity(house, seats=2)
    books(house, number, ROSA, heads=2)
    books(house, number, OMAR)
    books(house, number, ROSA, heads=1)
    assert stands(house, number, OMAR) == OFFERED


def test_nobody_passes_two_who_wait_for_two_places(house: House) -> None:
    number = an_activity(house, seats=2)
    books(house, number, ROSA)
    books(house, number, BEA)
    books(house, number, OMAR, heads=2)
    books(house, number, AMINA)
    cancels(house, number, ROSA)
    assert (stands(house, number, OMAR), stands(house, number, AMINA)) == (WAITING, WAITING)
    assert happening(house, number).is_full and happening(house, number).left == 1


def test_what_she_needed_is_forgotten_when_she_can_not_come(house: House) -> None:
    number = an_activity(house)
    books(house, number, ROSA, wishes="A chair with arms")
    cancels(house, number, ROSA)
    assert booking(house, number, ROSA).wishes == ""


@pytest.mark.parametrize("why", ["over", "called off"])
def test_no_place_goes_on_to_anyone_once_it_is_over_or_called_off(house: House, why: str) -> None:
    number = kept_for_omar(house)
    if why == "called off":
        house.tablet(MINA).send(f"/linnet/activities/{number}/dates/1/calling-off", words="The heating broke.")
    before = told(house)
    with clock.at(happening(house, number).date.ends_at if why == "over" else clock.now() + timedelta(hours=25)):
        work(house)
    assert told(house) == before and stands(house, number, AMINA) == WAITING


def test_a_place_that_came_free_while_it_was_called_off_is_kept_for_the_next_when_it_is_on_again(house: House) -> None:
    number = an_activity(house, seats=1)
    books(house, number, ROSA)
    books(house, number, OMAR)
    at = f"/linnet/activities/{number}/dates/1"
    house.tablet(MINA).send(f"{at}/calling-off", words="The heating broke.")
    leaves(house, ROSA)
    assert stands(house, number, OMAR) == WAITING
    house.tablet(MINA).send(f"{at}/put-back")
    assert stands(house, number, OMAR) == OFFERED


def test_coming_to_all_and_to_none_leaves_out_what_is_called_off(house: House) -> None:
    number = an_activity(house, **WEEKLY)
    house.tablet(MINA).send(f"/linnet/activities/{number}/dates/3/calling-off", words="The heating broke.")
    rosa, at = house.tablet(ROSA), f"/linnet/activities/{number}/dates/1/bookings"
    rosa.send(at, heads="1", all_dates="yes")
    assert house.log().count(Kind.PLACE_BOOKED) == len(starts(house, number)) - 1
    rosa.send(f"{at}/cancelled", all_dates="yes")
    assert house.log().count(Kind.BOOKING_CANCELLED) == len(starts(house, number)) - 1


def test_what_is_over_is_booked_by_no_one_and_is_not_one_of_those_to_come(house: House) -> None:
    number = an_activity(house, **WEEKLY)
    at = f"/linnet/activities/{number}/dates"
    with clock.at(happening(house, number).date.ends_at):
        house.tablet(ROSA).send(f"{at}/1/bookings", status=403, heads="1")
        assert not happening(house, number).is_to_come
    house.tablet(MINA).send(f"{at}/2/calling-off", words="The heating broke.")
    house.tablet(ROSA).send(f"{at}/2/bookings", status=403, heads="1")
    assert not happening(house, number, 2).is_to_come and happening(house, number, 3).is_to_come


def test_what_ends_now_is_not_one_of_those_to_come(house: House) -> None:
    number = an_activity(house, **WEEKLY)
    first = happening(house, number)
    ends = first.date.ends_at
    for moment, soonest in ((ends - timedelta(seconds=1), 1), (ends, 2)):
        with clock.at(moment), house.reading() as session:
            assert dates_to_come(session, first.activity)[0].number == soonest


def test_a_number_of_next_door_opens_nothing_here(house: House) -> None:
    """Heron Street has an activity; in Linnet Court no activity has this number."""
    an_activity(house, by=GWEN, title="Heron's choir")
    for page in ("activities/1", "activities/1/dates/1", "activities/1/change"):
        house.tablet(MINA).open(f"/linnet/{page}", 404)


@pytest.mark.parametrize("way", ["he says yes", "he can not", "it goes on", "it is called off"])
def test_nobody_rings_omar_about_a_place_that_is_not_kept_for_him_any_more(house: House, way: str) -> None:
    is_rung(house, OMAR)
    number = kept_for_omar(house)
    assert still_to_hear(house, About.PLACE_KEPT) == ["omar"]
    if way == "he says yes":
        says_yes(house, number, OMAR)
    elif way == "he can not":
        cancels(house, number, OMAR)
    elif way == "it goes on":
        with clock.at(clock.now() + timedelta(hours=80)):
            work(house)
    else:
        house.tablet(MINA).send(f"/linnet/activities/{number}/dates/1/calling-off", words="The heating broke.")
    goes_on_to = [] if way in ("he says yes", "it is called off") else ["amina"]
    assert still_to_hear(house, About.PLACE_KEPT) == goes_on_to
    assert still_to_hear(house, About.PLACE_WENT_ON) == (["omar"] if way == "it goes on" else [])


def is_rung(house: House, part: Part) -> None:
    """No machine reaches them."""
    with house.writing() as session:
        session.get_one(Person, house.actor(session, part).person_id).told_by = ToldBy.IN_PERSON
        session.info["logged"] = True


def still_to_hear(house: House, about: About) -> list[str]:
    """Who is on the list of those to be told so."""
    with house.reading() as session:
        told = select(Person.handle).join(Telling, Telling.person_id == Person.id)
        told = told.join(Message, Message.id == Telling.message_id)
        return list(session.exec(told.where(Message.about == about, Telling.state != TellingState.TOLD)))
