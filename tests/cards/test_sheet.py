"""The sheet as it leaves the printer: two sizes, each with a hello in its owner's language, in type one can read."""

from types import SimpleNamespace
from typing import Any

import pytest

from app.cards.printing import House, sheet
from app.cards.queries import Helpers, Member
from app.core.assets import Assets
from app.core.hellos import hello_in
from app.core.pages import Pages
from tests.cards.reading import long_lines_in, pages_in, points_in, words_on
from tests.squares import squares_in

SMALLEST = 10
"""Points, for the address on the card for the purse; all else is larger."""
CARD, A6_HIGH = {(85.6, 0.0), (0.0, 54.0)}, 148.0


def printed(language: str, name: str = "Kari Nordmann") -> bytes:
    here: Any = SimpleNamespace(name="Linnet Court", language="en")
    ask = Helpers("Mina", "", "07700 900123", ())
    house = House(Pages(Assets()), here, ask, "https://linnet.hellos.example")
    return b"".join(sheet(house, [(Member(1, name, None, language, None), "K7QM3XWD")]))


@pytest.mark.parametrize("language", ["en", "nb", "ar"])
def test_both_cards_say_hello_in_their_owners_language(language: str) -> None:
    words, hello = words_on(printed(language)), hello_in(language).words
    assert max(words.count(hello), words.count(hello[::-1])) == 2


@pytest.mark.parametrize("language", ["en", "nb", "ar"])
def test_one_is_a6_and_one_is_as_large_as_a_bank_card_and_both_fit_a_sheet(language: str) -> None:
    pdf = printed(language)
    assert pages_in(pdf) == [(210, 297)]
    lines = long_lines_in(pdf)
    card = [line for line in lines if line[2][1] != A6_HIGH]
    assert {side for *_, side in card} == CARD, "85.6 by 54 mm"
    assert min(line[:2] for line in lines if line not in card) == (105.0, 0.0), "the cut beside A6"
    assert all(x >= 8 and y >= 8 and x + wide <= 202 and y + high <= 289 for x, y, (wide, high) in card)


def test_even_with_a_long_name_no_type_is_too_small_and_it_stays_one_sheet() -> None:
    pdf = printed("nb", "Kari Nordmann-Gulbrandsen av Nedre Østerdalen")
    assert min(points_in(pdf)) >= SMALLEST
    assert len(pages_in(pdf)) == 1


def test_both_squares_lead_to_the_card_page_with_the_code_where_no_server_sees_it() -> None:
    assert squares_in(printed("nb")) == ["https://linnet.hellos.example/card#K7QM3XWD"] * 2
