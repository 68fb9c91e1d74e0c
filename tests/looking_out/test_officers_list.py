"""The officer's list: who has not been seen lately, at what they were last, how to reach them, and one button."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.core import clock
from app.participation.models import Kind
from tests.cards.making import comes_in
from tests.cast import AMINA, BEA, BEN, GWEN, HELEN, IDRIS, INES, MINA, OMAR, ROSA, SAM, SHAH, Part
from tests.house import House
from tests.looking_out.happenings import agreed, comes_to_tea, weeks_later
from tests.tables.table import shared
from tests.tablet import Page

AT = "/linnet/looking-out"
LATER = weeks_later(9)
OTHERS = [ROSA, AMINA, BEA, IDRIS, HELEN, SHAH, INES, SAM, BEN, GWEN]


def opened(house: House, part: Part = MINA, path: str = AT, **options: Any) -> Page:
    with clock.at(LATER):
        return house.tablet(part).open(path, **options)


def sent(house: House, whom: str, part: Part = MINA, **options: Any) -> Page:
    with clock.at(LATER):
        return house.tablet(part).send(f"{AT}/{whom}/asked-after", **options)


def test_it_says_who_when_at_what_and_how_they_like_to_be_reached(house: House) -> None:
    agreed(house, BEA)
    agreed(house, ROSA)
    comes_to_tea(house, datetime(2027, 3, 9, 14, tzinfo=UTC), ROSA)
    page = opened(house)
    page.says("Rosa Delgado", "Last seen: Tuesday tea", "Tuesday 9 March 2027", "by large-print letter", "Flat 52")
    page.says("Bea Okafor", "Last seen: said something here, Monday 1 March 2027", "by phone", "07700 900123")
    assert page.words.index("Bea Okafor") < page.words.index("Rosa Delgado")
    page.does_not_say("Amina", "Omar")


def test_it_is_one_tap_from_the_officers_week_and_from_no_one_elses(house: House) -> None:
    link = f"//a[@href='{AT}']"
    assert opened(house, path="/linnet/week").tree.xpath(link)
    assert not opened(house, SAM, "/linnet/week").tree.xpath(link)


def test_when_everyone_was_seen_it_says_so(house: House) -> None:
    opened(house).says("Everyone who asked for it has been seen")


@pytest.mark.parametrize("htmx", [False, True])
def test_one_button_and_she_is_off_the_list_and_twice_changes_nothing(house: House, htmx: bool) -> None:
    agreed(house)
    opened(house).says("I have asked after them")
    for _ in range(2):
        page = sent(house, "rosa", htmx=htmx)
        page.says("Asked after" if htmx else "Everyone who asked for it has been seen")
        if htmx:
            page.says("Rosa Delgado is on this list again only if no one sees them for as long again.")
    opened(house).does_not_say("Rosa")
    assert house.log().count(Kind.ASKED_AFTER) == 1


def test_whoever_never_agreed_is_on_no_page_and_can_not_be_asked_after(house: House) -> None:
    agreed(house)
    for whom in ("amina", "ben", "nobody"):
        sent(house, whom, status=404)
    opened(house).does_not_say("Amina", "Ben Archer", "Omar")
    assert Kind.ASKED_AFTER not in house.log()


@pytest.mark.parametrize("part", OTHERS, ids=lambda part: part.handle)
def test_no_one_else_opens_it_or_presses_the_button(house: House, part: Part) -> None:
    agreed(house)
    opened(house, part, status=403)
    sent(house, "rosa", part, status=403)
    assert house.log() == [Kind.LOOKING_OUT_AGREED]


def test_neither_minas_bare_card_nor_a_tables_tablet_opens_it(house: House) -> None:
    agreed(house)
    answer = comes_in(house, MINA).client.get(AT, follow_redirects=False)
    assert answer.headers["location"].startswith("/prove") or answer.status_code == 403
    tablet = shared(house)
    tablet.send("/table/sitting", person="")
    tablet.open(AT, status=403)
    assert house.tablet().open(AT).path == "/sign-in"


def test_no_other_page_says_that_someone_is_looked_out_for(house: House) -> None:
    """Neither a search, nor a list of people, nor a profile, nor a total."""
    places = ("needs?words=rosa", "people?words=rosa", "people/rosa", "what-happened", "today", "week", "activities")
    before = {place: opened(house, path=f"/linnet/{place}").words for place in places}
    agreed(house)
    assert {place: opened(house, path=f"/linnet/{place}").words for place in places} == before


def test_omars_agreement_is_none_of_rosas(house: House) -> None:
    agreed(house, OMAR)
    opened(house, ROSA, f"{AT}/mine").does_not_say("Omar", "No longer look out for me")
