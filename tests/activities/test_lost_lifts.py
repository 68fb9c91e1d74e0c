"""When a driver can no longer come, whoever was told of that lift is told so, once, and does not wait outside."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from app.belonging.roles import end_membership
from app.core import clock
from app.core.languages import ENGLISH
from app.core.left import GONE
from app.neighbourhoods.models import Membership
from app.notifications.models import About, Message, Telling, TellingState
from app.notifications.service import tick_off
from app.notifications.wording import WORDED, Wording
from app.people.models import Person, ToldBy
from tests.activities.arranging import an_activity, cancels
from tests.activities.travelling import a_trip, are_told, rides, rides_with, says
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA, SAM, Part
from tests.house import House

BEFORE = datetime(2026, 12, 1, 9, tzinfo=UTC)
AFTER = datetime(2026, 12, 16, 19, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_december():
    with clock.at(BEFORE):
        yield


@pytest.fixture
def trip(house: House) -> House:
    """Omar takes Rosa, who has been told so."""
    a_trip(house, comes=(ROSA, AMINA, OMAR, BEA))
    says(house, 1, OMAR, "offers", seats=2)
    says(house, 1, ROSA, "asks")
    rides_with(house, 1, ROSA, OMAR, at_time="08:40")
    are_told(house, 1)
    hears(house, ROSA)
    return house


def hears(house: House, part: Part) -> None:
    """All that still waits for someone has been said to them."""
    with house.writing() as session:
        person = house.actor(session, part).person_id
        still = select(Telling).where(Telling.person_id == person, Telling.state == TellingState.WAITING)
        for telling in session.exec(still).all():
            tick_off(session, house.actor(session, MINA), telling, ToldBy.IN_PERSON)


def lost(house: House) -> list[tuple[str, Wording, TellingState]]:
    """Who is told that their lift is no more, in which words, and whether they have heard."""
    with house.reading() as session:
        told = select(Person.handle, Message, Telling.state)  # type: ignore[call-overload]
        told = told.join(Telling, Telling.person_id == Person.id).join(Message, Message.id == Telling.message_id)
        of_lifts = told.where(Message.about == About.RIDE_TOLD, Message.kind == "lift_lost").order_by(col(Telling.id))
        return [(handle, worded(message), state) for handle, message, state in session.exec(of_lifts)]


def worded(message: Message) -> Wording:
    return WORDED[message.about](lambda words, **values: words % values, ENGLISH, message)


def ends(house: House) -> None:
    with house.writing() as session:
        omar, here = house.actor(session, OMAR).person_id, house.here(session)
        theirs = select(Membership).where(Membership.person_id == omar, Membership.neighbourhood_id == here.id)
        end_membership(session, house.actor(session, SAM), session.exec(theirs).one())


def test_rosa_who_is_taken_out_of_the_car_hears_so_too_and_only_once(trip: House) -> None:
    for _twice in range(2):
        rides_with(trip, 1, ROSA, None)
    ((handle, told, _),) = lost(trip)
    assert (handle, told.headline) == (
        "rosa",
        "Your lift on Wednesday 16 December 2026 has changed. Omar Haddad can’t pick you up.",
    )


def test_amina_who_is_taken_out_before_she_heard_is_left_in_peace(trip: House) -> None:
    says(trip, 1, AMINA, "asks")
    rides_with(trip, 1, AMINA, OMAR, turn=2)
    are_told(trip, 1)
    rides_with(trip, 1, AMINA, None)
    assert lost(trip) == []


WAYS = pytest.mark.parametrize(
    "can_not",
    [
        lambda house: cancels(house, 1, OMAR),
        lambda house: says(house, 1, OMAR, "neither"),
        lambda house: says(house, 1, OMAR, "asks"),
        ends,
    ],
    ids=["cancels", "takes it back", "needs one", "belongs here no more"],
)


@WAYS
def test_rosa_is_told_once_who_does_not_come_and_who_looks_for_another(
    trip: House, can_not: Callable[[House], None]
) -> None:
    can_not(trip)
    ((handle, told, state),) = lost(trip)
    assert (handle, state) == ("rosa", TellingState.WAITING)
    assert told.subject == "A change to your lift: To the sea"
    assert told.headline == "Your lift on Wednesday 16 December 2026 has changed. Omar Haddad can’t pick you up."
    assert told.next == "Bea Okafor is looking for another lift for you. Please don’t wait outside."
    assert [one.handle for one in rides(trip, 1).waiting if one.handle == "rosa"] == ["rosa"]


def test_with_fewer_seats_only_whoever_no_longer_fits_is_told(trip: House) -> None:
    says(trip, 1, AMINA, "asks")
    rides_with(trip, 1, AMINA, OMAR, turn=2)
    are_told(trip, 1)
    hears(trip, AMINA)
    says(trip, 1, OMAR, "offers", seats=1)
    assert [handle for handle, _, _ in lost(trip)] == ["amina"]


def test_amina_who_never_heard_of_her_lift_is_left_in_peace(trip: House) -> None:
    says(trip, 1, AMINA, "asks")
    rides_with(trip, 1, AMINA, OMAR, turn=2)
    are_told(trip, 1)
    cancels(trip, 1, OMAR)
    assert [handle for handle, _, _ in lost(trip)] == ["rosa"]


def test_with_another_driver_she_is_told_of_that_one_only(trip: House) -> None:
    cancels(trip, 1, OMAR)
    says(trip, 1, BEA, "offers", seats=1)
    rides_with(trip, 1, ROSA, BEA)
    assert [state for _, _, state in lost(trip)] == [TellingState.WAITING], "until she is told of Bea"
    are_told(trip, 1)
    assert lost(trip) == []


def test_who_hears_of_neither_driver_after_the_first_is_told_of_the_first(trip: House) -> None:
    cancels(trip, 1, OMAR)
    says(trip, 1, BEA, "offers", seats=1)
    rides_with(trip, 1, ROSA, BEA)
    are_told(trip, 1)
    says(trip, 1, BEA, "neither")
    assert ["Omar Haddad can’t" in told.headline for _, told, _ in lost(trip)] == [True]


def test_whoever_has_heard_that_it_is_lost_is_not_told_so_again(trip: House) -> None:
    cancels(trip, 1, OMAR)
    hears(trip, ROSA)
    says(trip, 1, BEA, "offers", seats=1)
    rides_with(trip, 1, ROSA, BEA)
    says(trip, 1, BEA, "neither")
    assert [state for _, _, state in lost(trip)] == [TellingState.TOLD]


def test_rosa_who_does_not_come_herself_need_not_hear_of_it(trip: House) -> None:
    cancels(trip, 1, OMAR)
    cancels(trip, 1, ROSA)
    assert lost(trip) == []


@pytest.mark.parametrize(("leader", "looks"), [("bea", "Bea Okafor"), ("omar", "Mina Kaur"), ("", "Mina Kaur")])
def test_who_looks_for_another_leads_this_trip_and_does_not_drive(house: House, leader: str, looks: str) -> None:
    an_activity(house, leader="amina")
    number = a_trip(house, leader=leader, comes=(ROSA, OMAR))
    says(house, number, OMAR, "offers", seats=2)
    says(house, number, ROSA, "asks")
    rides_with(house, number, ROSA, OMAR, by=MINA)
    are_told(house, number, by=MINA)
    hears(house, ROSA)
    cancels(house, number, OMAR)
    ((_, told, _),) = lost(house)
    assert told.next == f"{looks} is looking for another lift for you. Please don’t wait outside."


@pytest.mark.parametrize("called_off", ["activities/1/dates/1", "activities/1", ""])
def test_what_is_over_or_called_off_takes_nobody_anywhere(trip: House, called_off: str) -> None:
    if called_off:
        trip.tablet(MINA).send(f"/linnet/{called_off}/calling-off", words="The road is closed.")
    with clock.at(BEFORE if called_off else AFTER + timedelta(days=1)):
        trip.tablet(OMAR).send("/me/leaving/stay")
    assert lost(trip) == []


def test_an_omar_who_leaves_for_good_is_not_named(trip: House) -> None:
    trip.tablet(OMAR).send("/me/leaving/stay")
    ((_, told, _),) = lost(trip)
    assert told.headline == "Your lift on Wednesday 16 December 2026 has changed. Whoever was to pick you up can’t."
    assert told.next == "Bea Okafor is looking for another lift for you. Please don’t wait outside."
    with trip.reading() as session:
        assert "Omar" not in str([(one.said_by, one.organisation) for one in session.exec(select(Message))])


def test_a_bea_who_leaves_for_good_looks_for_nothing(trip: House) -> None:
    cancels(trip, 1, OMAR)
    trip.tablet(BEA).send("/me/leaving/stay")
    ((_, told, _),) = lost(trip)
    assert told.headline == "Your lift on Wednesday 16 December 2026 has changed. Omar Haddad can’t pick you up."
    assert told.next == "We are looking for another lift for you. Please don’t wait outside."
    with trip.reading() as session:
        assert GONE in session.exec(select(Message.organisation)).all()
        assert set(session.exec(select(Message.said_by).where(Message.about == About.RIDE_TOLD))) == {"Omar Haddad"}
