"""A calendar of one's own holds to its owner, its neighbourhood and its time, and touches nobody else's."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from app.activities.calendars import KEPT
from app.core import clock
from app.home.leaving import leave
from app.home.leaving_forms import MyWords
from app.neighbourhoods.models import Membership
from app.neighbourhoods.service import join
from app.permissions.who import Role
from tests.activities.arranging import an_activity, books, cancels, happening, says_yes
from tests.activities.test_changing import moved
from tests.activities.test_own_calendar import FIRST, NOW, events, in_march, made, yoga  # noqa: F401 - stops the clock
from tests.cast import AMINA, GWEN, OMAR, ROSA, Part
from tests.house import House

ROSA_THERE = replace(ROSA, neighbourhood="heron")


@pytest.fixture
def both(house: House) -> dict[str, str]:
    """Rosa lives in Heron Street, too, and comes to something in each; the path of her calendar in each."""
    with house.writing() as session:
        there, rosa = house.here(session, "heron").id, house.actor(session, ROSA).person_id or 0
        join(session, there, rosa, (Role.RESIDENT,))
    books(house, an_activity(house, first_on=FIRST), ROSA)
    books(house, an_activity(house, by=GWEN, title="Choir", first_on=FIRST), ROSA_THERE)
    return {part.neighbourhood: made(house, part) for part in (ROSA, ROSA_THERE)}


def moves_away(house: House, part: Part) -> None:
    with house.writing() as session:
        here, person = house.here(session, part.neighbourhood).id, house.actor(session, part).person_id
        theirs = select(Membership).where(Membership.person_id == person, Membership.neighbourhood_id == here)
        session.exec(theirs).one().left_at = clock.now()
        session.info["logged"] = True


def titles(house: House, path: str) -> list[str]:
    return [str(one["summary"]) for one in events(house, path)]


def test_who_lives_in_two_neighbourhoods_has_one_in_each(house: House, both: dict[str, str]) -> None:
    assert titles(house, both["linnet"]) == ["Coffee morning"] and titles(house, both["heron"]) == ["Choir"]


@pytest.mark.parametrize(("leaves", "stays"), [(ROSA, "heron"), (ROSA_THERE, "linnet")], ids=["linnet", "heron"])
def test_only_that_of_the_neighbourhood_she_moved_away_from_ends(
    house: House, both: dict[str, str], leaves: Part, stays: str
) -> None:
    moves_away(house, leaves)
    house.tablet().open(both[leaves.neighbourhood], status=410)
    assert len(titles(house, both[stays])) == 1


@pytest.mark.parametrize("does", ["makes a new one", "ends hers", "moves away", "leaves for good"])
def test_what_rosa_does_with_hers_is_nothing_to_omars(house: House, does: str) -> None:
    books(house, yoga(house), OMAR)
    his, _ = made(house, OMAR), made(house)
    if does == "makes a new one":
        made(house)
    elif does == "ends hers":
        house.tablet(ROSA).send("/linnet/calendar/mine/end")
    elif does == "moves away":
        moves_away(house, ROSA)
    else:
        with house.writing() as session:
            leave(session, house.app.state.storage, house.actor(session, ROSA), MyWords.GO)
    assert titles(house, his) == ["Chair yoga"]


def test_when_each_ended_stands_in_all_that_is_mine(house: House) -> None:
    made(house)
    for hours, page in ((1, ""), (2, "/end")):
        with clock.at(NOW + timedelta(hours=hours)):
            house.tablet(ROSA).send(f"/linnet/calendar/mine{page}")
    told = house.tablet(ROSA).open("/me/download.json").response.json()["calendars"]
    assert [one["ended_at"][:16] for one in told] == ["2027-03-01T10:00", "2027-03-01T11:00"]


def test_a_place_is_in_it_once_she_has_said_yes(house: House) -> None:
    number = yoga(house, seats=1)
    for part in (AMINA, ROSA):
        books(house, number, part)
    cancels(house, number, AMINA)
    path = made(house)
    assert titles(house, path) == [], "it is only kept for her"
    says_yes(house, number, ROSA)
    assert titles(house, path) == ["Chair yoga"]


def test_it_says_where_each_is(house: House) -> None:
    """The second and the third are in the other room this time."""
    lounge, lift, door = {"place": "lounge"}, {"place": "lift_a"}, {"place": "", "elsewhere": "The front door"}
    for number, where in enumerate((lounge, lounge, lift, door), start=1):
        an_activity(house, first_on=FIRST + timedelta(days=number), **where)
        books(house, number, ROSA)
    moved(house, 2, days=0, **lift)
    moved(house, 3, days=0, **lounge)
    found = sorted((one["dtstart"].dt, str(one["location"])) for one in events(house, made(house)))
    assert [spot for _, spot in found] == ["Community lounge", "Lift A", "Community lounge", "The front door"]


def test_what_is_two_months_over_leaves_it(house: House) -> None:
    number = an_activity(house, first_on=FIRST)
    books(house, number, ROSA)
    path, ends = made(house), happening(house, number).date.ends_at
    for moment, stands in ((ends, 1), (ends + KEPT - timedelta(seconds=1), 1), (ends + KEPT, 0)):
        with clock.at(moment):
            assert len(titles(house, path)) == stands
