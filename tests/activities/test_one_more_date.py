"""A date that is added later: whoever comes to all the others is asked whether they come then, too."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from sqlmodel import select

from app.activities.models import Booking, Date
from app.core import clock
from app.core.languages import LANGUAGES
from app.notifications.models import About, Message
from app.notifications.wording import in_words
from app.people.models import ToldBy
from tests.activities.arranging import an_activity, books, cancels
from tests.activities.test_changing import told
from tests.cast import AMINA, MINA, OMAR, ROSA, SHAH
from tests.house import House
from tests.needs.happenings import everything

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
EXTRA = {"day": "2027-04-14", "at_time": "11:00", "minutes": "60", "place": "lounge", "words": "With cake."}
THREE_PLACES = {"title": "Coffee morning", "kind": "get_together", "seats": "3", "place": "lounge", "leader": "amina"}


@pytest.fixture
def series(house: House) -> int:
    """Four Wednesdays from 10 March, led by Amina, who comes to all of them as Omar does. Rosa comes to three."""
    with clock.at(NOW):
        number = an_activity(
            house, first_on=date(2027, 3, 10), last_on=date(2027, 3, 31), repeats="weekly", leader="amina"
        )
        for person, to in ((OMAR, (1, 2, 3, 4)), (AMINA, (1, 2, 3, 4)), (ROSA, (1, 2, 4))):
            for date_number in to:
                books(house, number, person, date_number)
    return number


def added(house: House, number: int, at: datetime = NOW, **form: str) -> None:
    with clock.at(at):
        house.tablet(MINA).send(f"/linnet/activities/{number}/dates", **{**EXTRA, **form})


def asked(house: House) -> list[str]:
    return [who for who, about, kind, _ in told(house) if (about, kind) == (About.NEXT_TERM, "one_more")]


def changed(house: House, number: int, then: str, **form: str) -> None:
    with clock.at(NOW):
        house.tablet(MINA).send(f"/linnet/activities/{number}/dates/5/{then}", **form)


def test_only_who_comes_to_all_the_others_is_asked_and_not_who_leads_it(house: House, series: int) -> None:
    added(house, series)
    assert asked(house) == ["omar"]
    (message,) = everything(house, Message)
    assert (message.day, message.words) == (date(2027, 4, 14), "With cake.")
    assert (message.said_by, message.organisation) == (MINA.name, "NORC team")
    with house.reading() as session:
        assert session.exec(select(Booking).join(Date, Date.id == Booking.date_id).where(Date.number == 5)).all() == []


@pytest.mark.parametrize("made", ["over", "called off"])
def test_what_is_over_or_called_off_is_none_of_all(house: House, series: int, made: str) -> None:
    """The third is the one that Rosa does not come to."""
    if made == "called off":
        with clock.at(NOW):
            house.tablet(MINA).send(f"/linnet/activities/{series}/dates/3/calling-off", words="The heating broke.")
    added(house, series, at=datetime(2027, 3, 25, 9, tzinfo=UTC) if made == "over" else NOW)
    assert asked(house) == ["omar", "rosa"]


def test_who_waits_for_each_comes_to_all_and_who_gave_one_back_does_not(house: House, series: int) -> None:
    with clock.at(NOW):
        house.tablet(MINA).send(f"/linnet/activities/{series}/change", status=200, **THREE_PLACES)
        for date_number in (1, 2, 3, 4):
            books(house, series, SHAH, date_number)
        cancels(house, series, OMAR, 2)
    added(house, series)
    assert asked(house) == ["shah"]


def test_where_nobody_comes_to_all_nobody_is_asked(house: House) -> None:
    with clock.at(NOW):
        number = an_activity(house, first_on=date(2027, 3, 10))
    added(house, number)
    assert everything(house, Message) == []


def test_who_says_so_before_they_are_asked_is_not_rung(house: House, series: int) -> None:
    added(house, series)
    with clock.at(NOW):
        books(house, series, ROSA, 5)
        assert asked(house) == ["omar"], "it is nothing to him that she comes"
        books(house, series, OMAR, 5)
    assert asked(house) == []


def test_who_comes_without_a_name_answers_for_nobody(house: House, series: int) -> None:
    added(house, series)
    with clock.at(NOW):
        form = {"spoken_by": "unnamed", "via": "phone"}
        house.tablet(MINA).send(f"/linnet/activities/{series}/dates/5/bookings", **form)
    assert asked(house) == ["omar"]


def test_who_has_not_heard_yet_is_asked_about_it_as_it_is_now(house: House, series: int) -> None:
    added(house, series)
    changed(house, series, "change", **{**EXTRA, "day": "2027-04-15", "words": "With tea."})
    assert asked(house) == ["omar"]
    assert [(one.day, one.words) for one in everything(house, Message)][-1] == (date(2027, 4, 15), "With tea.")


def test_who_is_asked_anew_well_ahead_is_asked_in_their_own_way(house: House, series: int) -> None:
    with clock.at(NOW):
        books(house, series, ROSA, 3)
    added(house, series)
    changed(house, series, "change", **{**EXTRA, "day": "2027-04-15"})
    assert [(who, way) for who, _, _, way in told(house)] == [("omar", ToldBy.EMAIL), ("rosa", ToldBy.LETTER)]


def test_nobody_is_asked_to_come_to_what_is_called_off(house: House, series: int) -> None:
    added(house, series)
    changed(house, series, "calling-off", words="The heating broke.")
    assert told(house) == []


def test_it_says_so_in_plain_words(house: House, series: int) -> None:
    added(house, series)
    (message,) = everything(house, Message)
    english = LANGUAGES["en"]
    wording = in_words(partial(house.app.state.pages.say, english), english, message)
    assert wording.subject == "One more date: Coffee morning"
    assert wording.headline == (
        "You come to all the other dates. There is one more, on Wednesday 14 April 2027 at 11am, Community lounge."
    )
    assert wording.next == "If you would like to come then, too, please tell us. No place is kept for you yet."
