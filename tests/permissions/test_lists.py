"""A list never shows what the page behind it would refuse."""

import pytest

from app.needs.board import Wish, board, seen_before
from app.needs.forms import ReviewForm
from app.needs.kinds import ReviewState
from app.needs.raising import take_back
from app.needs.reviewing import review_need
from app.permissions.rules import Act, may
from app.permissions.who import VISITOR
from tests.cast import AMINA, BEN, HELEN, MINA, ROSA, Part
from tests.house import House

WHO = {"a visitor": None, "Rosa": ROSA, "Amina": AMINA, "Ben": BEN, "Helen": HELEN, "Mina": MINA}
OUTCOMES = {
    "waiting": None,
    "shown": ReviewForm(outcome=ReviewState.SHOWN),
    "asked back": ReviewForm(outcome=ReviewState.ASKED_BACK, reason="Which bench?"),
    "private": ReviewForm(outcome=ReviewState.PRIVATE, reason="It names a neighbour."),
    "merged": ReviewForm(outcome=ReviewState.MERGED, into=1),
}


@pytest.mark.parametrize("who", WHO.values(), ids=WHO)
def test_the_board_shows_only_what_may_be_seen(house: House, who: Part | None) -> None:
    numbers = _a_need_in_every_state(house)
    with house.reading() as session:
        here = house.here(session)
        actor = house.actor(session, who, "linnet") if who else VISITOR
        allowed = {number for number in numbers if may(actor, Act.SEE_NEED, house.need(session, number))}
        listed = {card.number for card in board(session, actor, here, Wish()).cards}
        found = {card.number for card in board(session, actor, here, Wish(words="bench")).cards}
        alike = {card.number for card in seen_before(session, here, "The bench by the lift is broken")}
        assert listed <= allowed
        assert found == listed
        assert alike <= listed
        assert 1 in listed


def test_no_board_shows_another_neighbourhoods_needs(house: House) -> None:
    house.a_need(by=BEN)
    with house.reading() as session:
        assert board(session, VISITOR, house.here(session), Wish()).cards == ()
        assert board(session, VISITOR, house.here(session), Wish(words="bench")).cards == ()
        assert seen_before(session, house.here(session), "The bench by the lift is broken") == []


def _a_need_in_every_state(house: House) -> list[int]:
    numbers = [house.a_need()]
    for form in OUTCOMES.values():
        numbers.append(house.a_need(shown=False))
        if form is not None:
            _review(house, numbers[-1], form)
    numbers.append(house.a_need())
    with house.writing() as session:
        take_back(session, house.actor(session, ROSA), house.need(session, numbers[-1]))
    return numbers


def _review(house: House, number: int, form: ReviewForm) -> None:
    with house.writing() as session:
        review_need(session, house.actor(session, MINA), house.need(session, number), form)
