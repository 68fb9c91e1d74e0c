"""What a tablet that lies at a door may do, in nobody's hands: less than a neighbour, but for one thing at one date."""

from dataclasses import replace

from app.permissions.rules import Act, may
from app.permissions.who import SessionKind, Via
from tests.permissions.test_rules import ELSEWHERE, PEOPLE, TABLES

A_DATE = TABLES["shown"][1]


def test_a_tablet_at_a_door_in_nobodys_hands_is_for_that_date_in_its_own_neighbourhood() -> None:
    """Nor does a door open more than being a neighbour without a name does."""
    unnamed = replace(PEOPLE["resident"], person_id=None, spoken_by_id=None, session=SessionKind.TABLE, is_proved=False)
    at_door = replace(unnamed, door=A_DATE.address)
    allowed = [{act for act in Act if may(one, act, A_DATE)} for one in (at_door, unnamed)]
    assert allowed[0] - allowed[1] == {Act.TAP_IN} and allowed[1] <= allowed[0]
    for other in (replace(at_door, door="activities/7/dates/33"), replace(at_door, neighbourhood_id=ELSEWHERE)):
        assert not may(other, Act.TAP_IN, A_DATE)


def test_a_neighbour_without_a_name_has_no_place_kept_at_a_table() -> None:
    """Nobody could tell them, and nobody could give the place back."""
    unnamed = replace(PEOPLE["resident"], person_id=None, spoken_by_id=None, session=SessionKind.TABLE, is_proved=False)
    assert may(unnamed, Act.BACK_NEED, A_DATE) and not may(unnamed, Act.BOOK, A_DATE)
    assert may(PEOPLE["connector"].writing_down(None, Via.PHONE), Act.BOOK, A_DATE)
