"""In which way whoever comes is told, by when, of which place, and of what they need not hear any more."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from app.activities.models import Date
from app.core import clock
from app.neighbourhoods.models import Neighbourhood
from app.notifications.models import About, Message
from app.participation.models import Participation
from app.people.models import ToldBy
from tests.activities.arranging import an_activity, books, cancels, happening, starts, work
from tests.activities.test_changing import WEEKLY, moved, told
from tests.activities.test_limits_of_places import still_to_hear
from tests.activities.test_reminding import BEFORE, DAY, reminded
from tests.cast import AMINA, MINA, OMAR, ROSA
from tests.house import House
from tests.needs.happenings import everything

A_SECOND, A_DAY = timedelta(seconds=1), timedelta(days=1)
LONDON = ZoneInfo("Europe/London")
LETTER, IN_PERSON = ToldBy.LETTER, ToldBy.IN_PERSON


def ways(house: House, about: About) -> list[ToldBy]:
    """In which ways Rosa, who likes letters, is told so."""
    return [way for who, of, _, way in told(house) if (who, of) == ("rosa", about)]


def is_off(house: House, number: int, date_number: int = 1) -> None:
    house.tablet(MINA).send(f"/linnet/activities/{number}/dates/{date_number}/calling-off", words="The heating broke.")


def costs(house: House, number: int, cost: str) -> None:
    words = {"title": "Coffee morning", "kind": "get_together", "place": "lounge", "cost": cost}
    house.tablet(MINA).send(f"/linnet/activities/{number}/change", **words)


@pytest.mark.parametrize(("before", "way"), [(4 * A_DAY, LETTER), (4 * A_DAY - A_SECOND, IN_PERSON)])
def test_four_days_are_enough_for_a_letter_and_a_second_less_is_not(
    house: House, before: timedelta, way: ToldBy
) -> None:
    number = an_activity(house)
    books(house, number, ROSA)
    with clock.at(happening(house, number).date.starts_at - before):
        is_off(house, number)
    assert ways(house, About.DATE_CALLED_OFF) == [way]


@pytest.mark.parametrize(
    ("before", "days", "way", "is_by_then"),
    [
        (3 * A_DAY, 10, IN_PERSON, True),
        (5 * A_DAY, 10, LETTER, True),
        (5 * A_DAY, -3, IN_PERSON, False),
        (timedelta(), 10, LETTER, False),
        (-timedelta(minutes=10), 10, LETTER, False),
    ],
    ids=["soon", "later", "to sooner", "as it begins", "while it is on"],
)
def test_of_what_moved_they_hear_before_it_would_have_begun(
    house: House, before: timedelta, days: int, way: ToldBy, is_by_then: bool
) -> None:
    number = an_activity(house)
    books(house, number, ROSA)
    begins = happening(house, number).date.starts_at
    with clock.at(begins - before):
        moved(house, number, days=days)
    assert ways(house, About.DATE_CHANGED) == [way]
    (message,) = everything(house, Message)
    then = datetime.combine(message.answer_day, message.answer_time, LONDON) if message.answer_day else None
    assert then == (begins if is_by_then else None)


def test_what_each_is_told_is_about_what_was_done_to_their_own_date(house: House) -> None:
    number = an_activity(house, **WEEKLY)
    for part, date_number in ((OMAR, 2), (AMINA, 3)):
        books(house, number, part, date_number)
    before = starts(house, number)
    moved(house, number, and_later="yes")
    dates = {one.id: f"activities/{number}/dates/{one.number}" for one in everything(house, Date)}
    acts = {one.id: dates.get(one.subject_id) for one in everything(house, Participation) if one.subject == "date"}
    messages = everything(house, Message)
    assert len(messages) == 2 and all(acts[one.subject_id] == one.place for one in messages)
    assert [one.answer_day for one in messages] == [one.date() for one in before[1:3]], "before it would have begun"


@pytest.mark.parametrize(("days", "way"), [(20, LETTER), (6, IN_PERSON)])
def test_that_a_place_went_on_is_no_letter_where_it_is_soon(house: House, days: int, way: ToldBy) -> None:
    number = an_activity(house, seats=1, first_on=clock.today("Europe/London") + days * A_DAY)
    for part in (OMAR, ROSA):
        books(house, number, part)
    cancels(house, number, OMAR)
    with clock.at(clock.now() + timedelta(hours=73)):
        work(house)
    assert ways(house, About.PLACE_WENT_ON) == [way]


@pytest.mark.parametrize(("days", "way"), [(20, LETTER), (3, IN_PERSON)])
def test_what_it_costs_now_is_no_letter_where_it_is_soon(house: House, days: int, way: ToldBy) -> None:
    number = an_activity(house, first_on=clock.today("Europe/London") + days * A_DAY)
    books(house, number, ROSA)
    costs(house, number, "1")
    assert ways(house, About.WHAT_CHANGED) == [way]


def test_what_it_costs_is_nothing_to_who_comes_only_to_what_is_called_off(house: House) -> None:
    number = an_activity(house, **WEEKLY)
    for part, date_number in ((OMAR, 2), (AMINA, 3)):
        books(house, number, part, date_number)
    is_off(house, number, 2)
    costs(house, number, "1")
    assert [who for who, about, *_ in told(house) if about == About.WHAT_CHANGED] == ["amina"]


def test_what_it_costs_is_nothing_to_who_came_only_to_what_is_over(house: House) -> None:
    number = an_activity(house, **WEEKLY)
    for part, date_number in ((OMAR, 1), (AMINA, 2)):
        books(house, number, part, date_number)
    with clock.at(happening(house, number).date.ends_at):
        costs(house, number, "1")
    assert [who for who, about, *_ in told(house) if about == About.WHAT_CHANGED] == ["amina"]


def test_it_costs_what_their_neighbourhood_pays_with_as_they_write_it(house: House) -> None:
    with house.writing() as session:
        linnet = session.exec(select(Neighbourhood).where(Neighbourhood.slug == "linnet")).one()
        linnet.language, linnet.time_zone = "nb", "Europe/Oslo"
        session.info["logged"] = True
    number = an_activity(house)
    books(house, number, ROSA)
    costs(house, number, "12.50")
    (message,) = everything(house, Message)
    assert message.cost_is.replace("\N{NO-BREAK SPACE}", " ") == "12,50 kr"


@pytest.mark.parametrize(
    ("where", "spot"),
    [
        ({"elsewhere": "The library"}, "The library"),
        ({"place": "lift_a"}, "Lift A"),
        ({}, "Community lounge"),
    ],
)
def test_they_hear_where_it_is_this_time(house: House, where: dict[str, str], spot: str) -> None:
    number = an_activity(house)
    books(house, number, ROSA)
    moved(house, number, **where)
    (message,) = everything(house, Message)
    assert message.spot == spot


@pytest.mark.parametrize("then", ["she can not", "it moves", "it is called off"])
def test_nobody_is_rung_on_the_morning_about_what_is_not_so_any_more(house: House, then: str) -> None:
    with clock.at(BEFORE):
        number = an_activity(house, first_on=DAY)
    with clock.at(datetime(2027, 3, 9, 12, tzinfo=UTC)):
        books(house, number, AMINA)
    reminded(house, 10, 8, 30)
    assert still_to_hear(house, About.COMING_TODAY) == ["amina"]
    with clock.at(datetime(2027, 3, 10, 9, tzinfo=UTC)):
        if then == "she can not":
            cancels(house, number, AMINA)
        elif then == "it moves":
            moved(house, number, days=7)
        else:
            is_off(house, number)
    assert still_to_hear(house, About.COMING_TODAY) == []
