"""What it costs to come, or what to bring, is told to whoever comes: as it is now, and as it was."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlmodel import select

from app.activities.kinds import BookingState
from app.core.languages import ENGLISH
from app.notifications.models import About, Message, Telling
from app.notifications.wording import WORDED
from app.people.models import Person
from tests.activities.arranging import an_activity, books, cancels, happening, stands
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA
from tests.house import House

WAS = {"title": "Coffee morning", "kind": "get_together", "place": "lounge"}


def changes(house: House, number: int, **form: Any) -> None:
    house.tablet(MINA).send(f"/linnet/activities/{number}/change", **{**WAS, **form})


def hears(house: House) -> dict[str, list[str]]:
    """What each is told of what has changed, in English, after the sentence that says when."""
    with house.reading() as session:
        told = select(Person.handle, Message).join(Telling, Telling.person_id == Person.id)
        told = told.join(Message, Message.id == Telling.message_id).where(Message.about == About.WHAT_CHANGED)
        found: dict[str, list[str]] = {}
        for handle, message in session.exec(told.order_by(Message.id)):
            whole = WORDED[message.about](lambda words, **values: words % values, ENGLISH, message)
            assert whole.subject == "A change: Coffee morning" and whole.decided.startswith("Mina")
            found.setdefault(handle, []).append(whole.headline.partition("lounge. ")[2])
        return found


COST = "It costs £2.50 now. It was £1."
FREE = "It costs nothing now. It was £1."
NO_MORE_FREE = "It costs £2.50 now. It cost nothing before."
CASES: list[tuple[Mapping[str, Any], Mapping[str, Any], str]] = [
    ({"cost": "1"}, {"cost": "2.50"}, COST),
    ({"cost": "1"}, {}, FREE),
    ({}, {"cost": "2.50"}, NO_MORE_FREE),
    ({"bring": "A cup"}, {"bring": "A cup and a plate"}, "Please bring: A cup and a plate. Before it was: A cup."),
    ({"bring": "A cup"}, {}, "You need not bring anything now. Before it was: A cup."),
    ({}, {"bring": "A cup"}, "Please bring: A cup."),
    ({"cost": "1"}, {"cost": "2.50", "bring": "A cup"}, f"{COST} Please bring: A cup."),
    ({"cost": "1", "bring": "A hat"}, {"bring": "A hat"}, "It costs nothing now. It was £1."),
    ({"cost": "1", "bring": "A hat"}, {"cost": "1"}, "You need not bring anything now. Before it was: A hat."),
]


@pytest.mark.parametrize(
    ("before", "after", "said"), CASES, ids=[f"{said} ({len(before)})" for before, _, said in CASES]
)
def test_whoever_comes_or_waits_hears_it_once(
    house: House, before: Mapping[str, Any], after: Mapping[str, Any], said: str
) -> None:
    number = an_activity(house, seats=2, **before)
    for part in (ROSA, OMAR, AMINA):
        books(house, number, part)
    cancels(house, number, OMAR)
    for _twice in range(2):
        changes(house, number, seats="2", **after)
    assert hears(house) == {"amina": [said], "rosa": [said]}


def test_what_stays_as_it_was_is_told_to_nobody(house: House) -> None:
    number = an_activity(house, cost="1", bring="A cup")
    books(house, number, ROSA)
    changes(house, number, cost="1", bring="A cup", about="With cake.")
    assert hears(house) == {}


def test_with_fewer_places_than_are_taken_everyone_keeps_theirs_and_mina_sees_it_first(house: House) -> None:
    number = an_activity(house, seats=4)
    for part in (ROSA, OMAR):
        books(house, number, part, heads=2)
    books(house, number, AMINA)
    page = house.tablet(MINA).open(f"/linnet/activities/{number}/change")
    page.says("4 places are taken on one date already. Whoever has one keeps it.")
    changes(house, number, seats="2")
    assert [stands(house, number, part) for part in (ROSA, OMAR)] == [BookingState.COMING] * 2
    assert stands(house, number, AMINA) == BookingState.WAITING
    assert books(house, number, BEA) == BookingState.WAITING
    cancels(house, number, ROSA)
    assert happening(house, number).taken == 2 and stands(house, number, AMINA) == BookingState.WAITING


def test_where_no_place_is_taken_nothing_is_said_of_any(house: House) -> None:
    number = an_activity(house, seats=4)
    house.tablet(MINA).open(f"/linnet/activities/{number}/change").does_not_say("places are taken")
