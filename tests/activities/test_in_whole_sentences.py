"""What whoever comes is told of each thing that happens to their date: word for word, and by whom."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from sqlmodel import col, select

from app.core import clock
from app.core.languages import ENGLISH
from app.notifications.models import Message, Telling
from app.notifications.wording import Wording, in_words
from tests.activities.arranging import an_activity, books, cancels, work
from tests.activities.test_changing import moved
from tests.activities.test_reminding import have_heard, reminded
from tests.activities.travelling import a_trip, are_told, rides_with, says
from tests.cast import AMINA, MINA, OMAR, ROSA, Part
from tests.house import House

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
DAY = date(2027, 3, 10)
WHEN = "Wednesday 10 March 2027 at 10.30am, Community lounge"
SERIES = {"first_on": DAY, "repeats": "weekly", "last_on": date(2027, 3, 31)}
BY_MINA = "Mina Kaur tells you this, from NORC team."
AT = "/linnet/activities/1"


@pytest.fixture(autouse=True)
def in_march():
    with clock.at(NOW):
        yield


def comes(house: House, part: Part = OMAR, **form: object) -> None:
    books(house, an_activity(house, **{"first_on": DAY, **form}), part)


def is_off(house: House, of: str, words: str = "The heating broke.") -> None:
    house.tablet(MINA).send(f"{of}/calling-off", words=words)


def hears(house: House, part: Part = OMAR) -> Wording:
    """The newest that someone is told, in English."""
    with house.reading() as session:
        told = select(Message).join(Telling, col(Telling.message_id) == Message.id)
        theirs = told.where(Telling.person_id == house.actor(session, part).person_id)
        newest = session.exec(theirs.order_by(col(Message.id).desc())).first()
        assert newest is not None
        return in_words(partial(house.app.state.pages.say, ENGLISH), ENGLISH, newest)


def test_of_a_date_that_has_moved(house: House) -> None:
    comes(house)
    moved(house, 1)
    told = hears(house)
    assert told.subject == "A change: Coffee morning"
    assert told.headline == "There is a change. It is now on Thursday 11 March 2027 at 3.30pm, Community lounge."
    assert (told.words, told.next, told.decided) == ("The lounge is painted.", "", BY_MINA)


def test_of_all_later_dates_that_have_moved(house: House) -> None:
    comes(house, **SERIES)
    moved(house, 1, and_later="yes")
    assert hears(house).headline == (
        "There is a change, to this and all later dates. "
        "The next is on Thursday 11 March 2027 at 3.30pm, Community lounge."
    )


def test_where_nobody_said_at_which_place_the_day_and_the_time_are_all(house: House) -> None:
    comes(house, place="")
    moved(house, 1)
    assert hears(house).headline == "There is a change. It is now on Thursday 11 March 2027 at 3.30pm."


def test_of_a_date_that_is_called_off_and_of_one_that_is_on_again(house: House) -> None:
    comes(house)
    is_off(house, f"{AT}/dates/1")
    told = hears(house)
    assert told.subject == "Called off: Coffee morning"
    assert told.headline == f"It is called off. It would have been on {WHEN}."
    assert (told.words, told.next, told.decided) == ("The heating broke.", "", BY_MINA)
    house.tablet(MINA).send(f"{AT}/dates/1/put-back")
    told = hears(house)
    assert told.subject == "A change: Coffee morning"
    assert (told.headline, told.words, told.decided) == (f"It is on after all, on {WHEN}.", "", BY_MINA)


def test_of_all_later_dates_that_are_called_off(house: House) -> None:
    comes(house, **SERIES)
    is_off(house, AT)
    assert hears(house).headline == (f"It is called off, with all later dates. The next would have been on {WHEN}.")


def test_of_what_it_costs_now(house: House) -> None:
    comes(house)
    house.tablet(MINA).send(f"{AT}/change", title="Coffee morning", kind="get_together", place="lounge", cost="1")
    told = hears(house)
    assert told.headline == (f"There is a change. The next date is on {WHEN}. It costs £1 now. It cost nothing before.")
    assert (told.next, told.decided) == ("", BY_MINA)


def test_a_neighbour_who_leads_it_tells_it_for_no_organisation(house: House) -> None:
    comes(house, leader="rosa")
    moved(house, 1, by=ROSA)
    assert hears(house).decided == "Rosa Delgado tells you this."


def test_of_a_place_that_is_kept_and_of_one_that_went_on(house: House) -> None:
    comes(house, ROSA, seats=1)
    books(house, 1, OMAR)
    cancels(house, 1, ROSA)
    told = hears(house)
    assert told.subject == "A place is kept for you: Coffee morning"
    assert told.headline == f"A place came free, on {WHEN}."
    assert told.next == "Please say yes by Tuesday 2 March 2027 at 9am. Then it goes to the next person."
    assert told.decided == "", "no one in particular"
    with clock.at(NOW + timedelta(hours=24)):
        work(house)
    told = hears(house)
    assert told.subject == "The place has gone: Coffee morning"
    assert told.headline == (f"The time to say yes is over. The place kept for you is open to others again: {WHEN}.")
    assert (told.next, told.decided) == ("You can ask for a place again.", "")


def test_of_what_they_said_they_would_come_to(house: House) -> None:
    comes(house)
    reminded(house, 8, 11, 0)
    told = hears(house)
    assert told.subject == "Coming soon: Coffee morning"
    assert told.headline == f"You said you would come. It is on {WHEN}."
    assert told.next == "If you can’t come, please tell us. Someone else may wait for a place."
    have_heard(house)
    reminded(house, 10, 8, 30)
    told = hears(house)
    assert told.subject == "Today: Coffee morning"
    assert (told.headline, told.next) == (f"You said you would come. It is today, on {WHEN}.", "")


@pytest.mark.parametrize(("at_time", "about"), [("08:40", ", at about 8.40am"), ("", "")])
def test_of_who_picks_them_up(house: House, at_time: str, about: str) -> None:
    a_trip(house, first_on=DAY)
    says(house, 1, OMAR, "offers", seats=1)
    says(house, 1, AMINA, "asks")
    rides_with(house, 1, AMINA, OMAR, **({"at_time": at_time} if at_time else {}))
    are_told(house, 1)
    told = hears(house, AMINA)
    assert told.headline == f"Omar Haddad picks you up by car on Wednesday 10 March 2027{about}."
    assert told.next == "If you can’t come, please tell us. Then nobody waits for you."
    assert told.decided == "", "the driver drives, and did not tell them"


def test_where_nobody_else_is_known_to_look_for_a_lift_it_is_we_who_look(house: House) -> None:
    """The officer herself drives, and nobody leads it."""
    a_trip(house, first_on=DAY, leader="", comes=(AMINA, MINA))
    says(house, 1, MINA, "offers", seats=1)
    says(house, 1, AMINA, "asks")
    rides_with(house, 1, AMINA, MINA, by=MINA)
    are_told(house, 1, by=MINA)
    have_heard(house, MINA)
    cancels(house, 1, MINA)
    assert hears(house, AMINA).next == "We are looking for another lift for you. Please don’t wait outside."


def test_of_the_next_term(house: House) -> None:
    comes(house, **{**SERIES, "last_on": date(2027, 3, 17)})
    house.tablet(MINA).send(f"{AT}/next-term", first_on="2027-04-14", last_on="2027-04-21")
    told = hears(house)
    assert told.subject == "Will you come again? Coffee morning"
    assert told.headline == ("It goes on. The first date is on Wednesday 14 April 2027 at 10.30am, Community lounge.")
    assert told.next == "If you would like to come again, please tell us. No place is kept for you yet."
    assert told.decided == BY_MINA
