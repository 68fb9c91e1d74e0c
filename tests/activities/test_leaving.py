"""When someone leaves: their places go to the next, how many came stays right, and nothing says it was them."""

import pytest
from sqlmodel import select

from app.activities.coming_list import comers_of
from app.activities.happenings import booking_of
from app.activities.how_many_came import heads_here
from app.activities.kinds import BookingState
from app.activities.models import Activity, Attendance, Booking, Leader
from app.activities.who_came import came
from app.belonging.roles import end_membership
from app.core import clock
from app.core.left import GONE
from app.neighbourhoods.models import Membership
from app.notifications.models import About, Message, Telling
from app.participation.models import Kind
from app.people.models import Person
from tests.activities.arranging import an_activity, books, happening, stands
from tests.activities.test_changing import moved
from tests.cast import AMINA, MINA, OMAR, ROSA, SAM, Part
from tests.guards.gone_to import PAST, TO_COME, WISH, has_been_on
from tests.guards.walk import rows
from tests.house import House

WAYS = pytest.mark.parametrize("my_words", ["stay", "go"])


def leaves(house: House, part: Part = ROSA, my_words: str = "stay") -> int:
    """Returns who it was."""
    with house.reading() as session:
        number = house.actor(session, part).person_id or 0
    assert house.tablet(part).send(f"/me/leaving/{my_words}").path == "/me/left"
    return number


def heads(house: House, number: int) -> tuple[int, int]:
    """How many said they would come to the first date, and how many came."""
    with house.reading() as session:
        date = happening(house, number)
        listed = comers_of(session, house.actor(session, MINA), date)
        return listed.heads_booked, sum(heads_here(session, date).values())


@WAYS
def test_her_place_is_kept_for_the_one_who_waits_and_he_is_told(house: House, my_words: str) -> None:
    has_been_on(house)
    rosa = leaves(house, ROSA, my_words)
    assert stands(house, TO_COME, OMAR) == BookingState.OFFERED
    assert house.log().count(Kind.BOOKING_CANCELLED) == 1 and house.log()[-1] == Kind.PERSON_LEFT
    with house.reading() as session:
        told = select(Person.handle).join(Telling, Telling.person_id == Person.id)
        told = told.join(Message, Message.id == Telling.message_id).where(Message.about == About.PLACE_KEPT)
        assert session.exec(told).all() == ["omar"]
        assert booking_of(session, happening(house, TO_COME).date, rosa) is None


@WAYS
def test_how_many_came_stays_right_and_no_row_says_it_was_her(house: House, my_words: str) -> None:
    has_been_on(house)
    before = heads(house, PAST)
    rosa = leaves(house, ROSA, my_words)
    assert heads(house, PAST) == before == (1, 5)
    with house.reading() as session:
        for table in (Booking, Attendance):
            assert [one for one in session.exec(select(table)) if rosa in (one.said_by_id, one.typed_by_id)] == []
    assert WISH not in str(rows(house)["booking"])


def test_where_nobody_was_counted_she_is_the_first(house: House) -> None:
    number = an_activity(house)
    date = happening(house, number)
    with clock.at(date.date.starts_at):
        for part in (ROSA, AMINA):
            with house.writing() as session:
                came(session, house.actor(session, MINA), date, house.actor(session, part).person_id or 0)
        leaves(house, ROSA)
        leaves(house, AMINA)
        house.tablet(MINA).open(f"/linnet/activities/{number}/dates/1/attendance").does_not_say(GONE, "Rosa", "Amina")
    assert heads(house, number) == (0, 2)


def test_what_she_led_goes_on_and_what_she_told_has_no_name(house: House) -> None:
    number = an_activity(house, leader="rosa")
    books(house, number, OMAR)
    moved(house, number, by=ROSA)
    leaves(house)
    with house.reading() as session:
        assert session.exec(select(Leader)).all() == []
        assert session.exec(select(Message.said_by).where(Message.about == About.DATE_CHANGED)).all() == [GONE]
    house.tablet(OMAR).open(f"/linnet/activities/{number}/dates/1").does_not_say("Rosa")


def test_what_mina_planned_is_the_neighbourhoods(house: House) -> None:
    number = an_activity(house, by=MINA)
    leaves(house, MINA)
    with house.reading() as session:
        assert session.exec(select(Activity.planned_by_id)).all() == [None]
    house.tablet(ROSA).open(f"/linnet/activities/{number}/dates/1").says("Coffee morning")


def test_whoever_belongs_here_no_more_has_no_place_and_leads_nothing(house: House) -> None:
    """A steward ended it; what she said and did stays hers."""
    has_been_on(house)
    with house.writing() as session:
        sam, rosa = house.actor(session, SAM), house.actor(session, ROSA).person_id
        here = house.here(session)
        led = session.exec(select(Activity).where(Activity.neighbourhood_id == here.id)).first()
        session.add(Leader(neighbourhood_id=here.id, activity_id=led.id, person_id=rosa))
        session.flush()
        theirs = select(Membership).where(Membership.person_id == rosa, Membership.neighbourhood_id == here.id)
        end_membership(session, sam, session.exec(theirs).one())
    assert stands(house, TO_COME, ROSA) == BookingState.CANCELLED
    assert stands(house, TO_COME, OMAR) == BookingState.OFFERED
    assert house.log().count(Kind.BOOKING_CANCELLED) == 1
    assert rows_of_leaders(house, rosa) == []
    assert heads(house, PAST) == (1, 5)


def rows_of_leaders(house: House, person: int | None) -> list[Leader]:
    with house.reading() as session:
        return list(session.exec(select(Leader).where(Leader.person_id == person)))
