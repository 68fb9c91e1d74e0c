"""Who leaves, or belongs to one neighbourhood no more, takes along what is theirs there, and nothing of anyone else."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.activities.kinds import BookingState
from app.activities.models import Activity, Attendance, Booking, Leader
from app.activities.trip_models import EmergencyContact, Ride
from app.activities.who_came import came, count_comers
from app.belonging.roles import end_membership
from app.core import clock
from app.core.left import GONE
from app.neighbourhoods.models import Membership
from app.neighbourhoods.service import join
from app.notifications.models import About, Message
from app.participation.models import Kind
from app.permissions.who import Role
from tests.activities.arranging import an_activity, books, cancels, happening
from tests.activities.test_changing import moved
from tests.activities.test_leaving import heads, leaves
from tests.activities.travelling import a_trip, gives_a_contact, rides_with, says
from tests.cast import AMINA, GWEN, MINA, OMAR, ROSA, SAM, Part
from tests.house import House
from tests.needs.happenings import everything

ROSA_NEXT_DOOR = Part("rosa", "Rosa Delgado", (Role.RESIDENT,), neighbourhood="heron")


def belongs_next_door_too(house: House) -> None:
    with house.writing() as session:
        join(session, house.here(session, "heron").id, house.actor(session, ROSA).person_id or 0, (Role.RESIDENT,))


def ends_here(house: House, part: Part = ROSA) -> None:
    with house.writing() as session:
        person, here = house.actor(session, part).person_id, house.here(session)
        theirs = select(Membership).where(Membership.person_id == person, Membership.neighbourhood_id == here.id)
        end_membership(session, house.actor(session, SAM), session.exec(theirs).one())


@pytest.mark.parametrize("is_over", [False, True])
def test_a_lift_and_whom_to_ring_go_with_them_before_the_trip_and_after_it(house: House, is_over: bool) -> None:
    number = a_trip(house, comes=(ROSA, OMAR), first_on=clock.today("Europe/London") + timedelta(days=3))
    says(house, number, OMAR, "offers", seats=1)
    says(house, number, ROSA, "asks")
    rides_with(house, number, ROSA, OMAR)
    gives_a_contact(house, OMAR, trip=number)
    gives_a_contact(house, ROSA, trip=number)
    with clock.at(happening(house, number).date.ends_at + timedelta(hours=1 if is_over else -20)):
        leaves(house, OMAR)
    assert [(one.kind, one.with_id) for one in everything(house, Ride)] == [("asks", None)]
    assert len(everything(house, EmergencyContact)) == 1


def test_places_and_leading_next_door_stay(house: House) -> None:
    belongs_next_door_too(house)
    here = an_activity(house, leader="rosa")
    there = an_activity(house, by=GWEN, leader="rosa", title="Tea next door")
    books(house, here, ROSA)
    books(house, there, ROSA_NEXT_DOOR)
    ends_here(house)
    with house.reading() as session:
        heron = house.here(session, "heron").id
        states = {one.neighbourhood_id == heron: one.state for one in session.exec(select(Booking))}
        assert states == {True: BookingState.COMING, False: BookingState.CANCELLED}
        assert [one.neighbourhood_id for one in session.exec(select(Leader))] == [heron]


def test_others_go_on_leading(house: House) -> None:
    an_activity(house, leader="omar")
    an_activity(house, leader="rosa")
    ends_here(house)
    assert [one.person_id for one in everything(house, Leader)] == [_number(house, OMAR)]


def test_a_place_that_was_given_back_before_is_not_given_back_again(house: House) -> None:
    number = an_activity(house)
    books(house, number, ROSA)
    cancels(house, number, ROSA)
    ends_here(house)
    assert house.log().count(Kind.BOOKING_CANCELLED) == 1


def test_how_many_came_stays_right_for_each_date(house: House) -> None:
    busy, quiet = an_activity(house), an_activity(house)
    with clock.at(happening(house, quiet).date.starts_at):
        with house.writing() as session:
            mina, rosa = house.actor(session, MINA), house.actor(session, ROSA).person_id
            count_comers(session, mina, happening(house, busy), 4)
            came(session, mina, happening(house, quiet), rosa or 0)
        leaves(house, ROSA)
    assert (heads(house, busy), heads(house, quiet)) == ((0, 4), (0, 1))


def test_what_others_lead_planned_and_wrote_down_stays_theirs(house: House) -> None:
    number = an_activity(house, leader="omar")
    with clock.at(happening(house, number).date.starts_at):
        _comes(house, number, ROSA)
        leaves(house, ROSA)
        mina = _number(house, MINA)
        assert [one.person_id for one in everything(house, Leader)] == [_number(house, OMAR)]
        assert [one.planned_by_id for one in everything(house, Activity)] == [mina]
        assert [(one.said_by_id, one.typed_by_id) for one in everything(house, Attendance)] == [(None, mina)]


def test_an_officer_who_came_herself_is_not_named_as_who_wrote_it_down(house: House) -> None:
    number = an_activity(house)
    with clock.at(happening(house, number).date.starts_at):
        _comes(house, number, MINA)
        leaves(house, MINA)
    assert [(one.said_by_id, one.typed_by_id) for one in everything(house, Attendance)] == [(None, None)]


def test_what_was_given_back_before_is_not_given_back_again_as_they_leave(house: House) -> None:
    number = an_activity(house)
    books(house, number, ROSA)
    cancels(house, number, ROSA)
    leaves(house, ROSA)
    assert house.log().count(Kind.BOOKING_CANCELLED) == 1


def test_the_next_is_told_here_and_by_nobody_in_particular(house: House) -> None:
    number = an_activity(house, seats=1)
    books(house, number, ROSA)
    books(house, number, OMAR)
    leaves(house, ROSA)
    (told,) = (one for one in everything(house, Message) if one.about == About.PLACE_KEPT)
    with house.reading() as session:
        assert (told.neighbourhood_id, told.said_by) == (house.here(session).id, "")


def test_someone_of_the_same_name_is_named_still(house: House) -> None:
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE person SET name = 'Rosa Delgado' WHERE handle = 'omar'")
    for number, leader in ((an_activity(house, leader="omar"), OMAR), (an_activity(house, leader="rosa"), ROSA)):
        books(house, number, AMINA)
        moved(house, number, by=leader, all_the_same="yes")
    leaves(house, ROSA)
    assert {one.said_by for one in everything(house, Message)} == {"Rosa Delgado", GONE}


def test_who_only_waited_for_what_is_over_leaves_nothing_there(house: House) -> None:
    number = an_activity(house, seats=1)
    books(house, number, ROSA)
    books(house, number, OMAR)
    with clock.at(happening(house, number).date.ends_at + timedelta(hours=1)):
        leaves(house, OMAR)
    assert [(one.said_by_id, one.state) for one in everything(house, Booking)] == [
        (_number(house, ROSA), BookingState.COMING)
    ]


def _comes(house: House, number: int, part: Part) -> None:
    """Mina writes it down."""
    with house.writing() as session:
        person = house.actor(session, part).person_id or 0
        came(session, house.actor(session, MINA), happening(house, number), person)


def _number(house: House, part: Part) -> int | None:
    with house.reading() as session:
        return house.actor(session, part).person_id
