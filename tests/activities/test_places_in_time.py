"""A place is kept until a time that still helps someone: before it begins, longer for a letter, anew when it moves."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from app.activities.coming import book, say_yes
from app.activities.forms import BookForm
from app.activities.happenings import the_happening
from app.activities.kinds import BookingState
from app.core import clock
from app.core.errors import NotLikeThis, TooLate
from app.notifications.models import About, Message
from app.people.models import ToldBy
from tests.activities.arranging import an_activity, booking, books, cancels, happening, stands, work
from tests.activities.test_changing import moved, told
from tests.activities.test_limits_of_places import is_rung, kept_for_omar, still_to_hear
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA, Part
from tests.house import House

COMING, WAITING, OFFERED, LAPSED = (
    BookingState.COMING,
    BookingState.WAITING,
    BookingState.OFFERED,
    BookingState.LAPSED,
)


def amina_waits(house: House) -> int:
    """For the one place, which Rosa has."""
    number = an_activity(house, seats=1)
    for part in (ROSA, AMINA):
        books(house, number, part)
    return number


@pytest.mark.parametrize(("part", "hours"), [(OMAR, 20), (AMINA, 10)], ids=["by mail", "in person"])
def test_what_is_soon_leaves_less_time_and_a_letter_twice_as_much_as_a_mail(
    house: House, part: Part, hours: int
) -> None:
    number = an_activity(house, seats=1)
    for each in (ROSA, part):
        books(house, number, each)
    begins = happening(house, number).date.starts_at
    with clock.at(begins - timedelta(hours=30)):
        cancels(house, number, ROSA)
    assert booking(house, number, part).answer_by == begins - timedelta(hours=hours)


@pytest.mark.parametrize("minutes", [0, 20])
def test_once_it_has_begun_nobody_is_asked_to_say_yes(house: House, minutes: int) -> None:
    number = amina_waits(house)
    with clock.at(happening(house, number).date.starts_at + timedelta(minutes=minutes)):
        cancels(house, number, ROSA)
        work(house)
    assert stands(house, number, AMINA) == WAITING and told(house) == []


def test_a_second_before_it_begins_they_are(house: House) -> None:
    number = amina_waits(house)
    begins = happening(house, number).date.starts_at
    with clock.at(begins - timedelta(seconds=1)):
        cancels(house, number, ROSA)
    assert begins - timedelta(seconds=1) < booking(house, number, AMINA).answer_by < begins


def test_what_nobody_said_yes_to_before_it_began_is_kept_no_more_and_nobody_hears_of_it_now(house: House) -> None:
    number = kept_for_omar(house)
    with clock.at(happening(house, number).date.starts_at):
        work(house)
    assert (stands(house, number, OMAR), stands(house, number, AMINA)) == (LAPSED, WAITING)
    assert About.PLACE_WENT_ON not in [about for _, about, *_ in told(house)]


def test_the_last_in_line_hears_only_that_the_time_is_over(house: House) -> None:
    """Nobody else waits: it went to no one, and they may still have it."""
    number = an_activity(house, seats=1)
    for part in (ROSA, OMAR):
        books(house, number, part)
    cancels(house, number, ROSA)
    with clock.at(clock.now() + timedelta(hours=25)):
        work(house)
        house.tablet(MINA).open("/linnet/tellings").does_not_say("went to the next person")
        assert books(house, number, OMAR) == COMING


@pytest.mark.parametrize("days", [-6, 3], ids=["to tomorrow", "to later"])
def test_when_the_date_moves_the_place_is_kept_anew_until_before_it_begins(house: House, days: int) -> None:
    number = kept_for_omar(house)
    before = booking(house, number, OMAR).answer_by
    with clock.at(clock.now() + timedelta(hours=1)):
        moved(house, number, days=days, at_time="10:30")
        begins = happening(house, number).date.starts_at
        until = booking(house, number, OMAR).answer_by
        assert abs(until - clock.now() - min(timedelta(hours=24), (begins - clock.now()) / 3)) < timedelta(minutes=1)
    assert stands(house, number, OMAR) == OFFERED and until < begins and (until < before) == (days < 0)
    kept = [one for one in _messages(house) if one.about == About.PLACE_KEPT]
    assert [one.day for one in kept] == [(begins - timedelta(days=days)).date(), begins.date()]


def test_of_a_place_that_is_kept_anew_the_officer_reads_only_how_it_is_now(house: House) -> None:
    is_rung(house, OMAR)
    number = kept_for_omar(house)
    moved(house, number, days=1)
    assert still_to_hear(house, About.PLACE_KEPT) == ["omar"]
    kept = [one for one in _messages(house) if one.about == About.PLACE_KEPT]
    assert len(kept) == 2 and kept[-1].day == happening(house, number).date.starts_at.date()


def test_in_another_room_it_is_kept_anew_as_well(house: House) -> None:
    is_rung(house, OMAR)
    number = kept_for_omar(house)
    words = {"title": "Coffee morning", "kind": "get_together", "elsewhere": "The library", "seats": "1"}
    house.tablet(MINA).send(f"/linnet/activities/{number}/change", **words)
    assert [one.spot for one in _messages(house) if one.about == About.PLACE_KEPT][-1] == "The library"
    assert still_to_hear(house, About.PLACE_KEPT) == ["omar"]


def test_there_are_never_fewer_places_than_someone_waits_for_at_once(house: House) -> None:
    number = an_activity(house, seats=3)
    books(house, number, ROSA)
    books(house, number, AMINA, heads=3)
    at = f"/linnet/activities/{number}/change"
    words = {"title": "Coffee morning", "kind": "get_together", "place": "lounge"}
    page = house.tablet(MINA).send(at, status=422, **words, seats="2")
    page.says("Someone waits for more places at once.")
    assert page.field("seats") == "2" and happening(house, number).activity.seats == 3
    books(house, number, AMINA, heads=2)
    house.tablet(MINA).send(at, **words, seats="2")
    cancels(house, number, ROSA)
    assert stands(house, number, AMINA) == OFFERED


@pytest.mark.parametrize("meanwhile", ["called_off_at = CURRENT_TIMESTAMP, words = 'It is wet.'", ""])
def test_what_changed_while_they_waited_for_their_turn_counts(house: House, meanwhile: str) -> None:
    """They hold what they read before; another has written since."""
    number = an_activity(house, seats=3)
    with house.writing() as session:
        here, bea = house.here(session), house.actor(session, BEA)
        as_read = the_happening(session, here, number, 1)
        table = f"date SET {meanwhile}" if meanwhile else "activity SET seats = 1"
        session.execute(text(f"UPDATE {table}"))
        with pytest.raises(TooLate if meanwhile else NotLikeThis):
            book(session, bea, here, as_read, BookForm(heads=2))
    assert happening(house, number).taken == 0


def test_nobody_says_yes_to_what_was_called_off_meanwhile(house: House) -> None:
    number = kept_for_omar(house)
    with house.writing() as session:
        here, omar = house.here(session), house.actor(session, OMAR)
        as_read = the_happening(session, here, number, 1)
        session.execute(text("UPDATE date SET called_off_at = CURRENT_TIMESTAMP, words = 'It is wet.'"))
        with pytest.raises(TooLate):
            say_yes(session, omar, here, as_read)
    assert stands(house, number, OMAR) == OFFERED


def _messages(house: House) -> list[Message]:
    with house.reading() as session:
        return list(session.exec(select(Message).order_by(col(Message.id))))


def test_who_likes_letters_is_asked_in_person_as_a_letter_may_lie_for_longer_than_the_place_is_kept(
    house: House,
) -> None:
    number = an_activity(house, seats=1, first_on=clock.today("Europe/London") + timedelta(days=20))
    for part in (OMAR, ROSA):
        books(house, number, part)
    cancels(house, number, OMAR)
    assert [(who, about, way) for who, about, _, way in told(house)] == [("rosa", About.PLACE_KEPT, ToldBy.IN_PERSON)]
