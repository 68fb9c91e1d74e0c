"""House rules, accessibility and privacy: read by anyone, in the neighbourhood's own words or in ours."""

import pytest

from app.neighbourhoods.models import Neighbourhood
from tests.cast import MINA, ROSA, SAM, Part
from tests.house import House

OURS = {
    "house-rules": ("House rules", "Be kind. You may meet in the lift tomorrow.", "Someone looks at a need"),
    "accessibility": ("Accessibility", "What is not tested yet", "No outside expert has looked at them."),
    "privacy": ("Privacy", "What we keep", "Who sees it", "Information Commissioner’s Office", "We can’t promise"),
}
SECTIONS = {
    "house-rules": "house_rules",
    "accessibility": "accessibility_statement",
    "privacy": "privacy_statement",
}


@pytest.mark.parametrize("who", [None, ROSA, MINA, SAM], ids=lambda part: part.handle if part else "visitor")
@pytest.mark.parametrize("page", OURS)
def test_ours_are_shown_until_there_are_own_words(house: House, page: str, who: Part | None) -> None:
    shown = house.tablet(who).open(f"/linnet/{page}")
    shown.says(*OURS[page], "Ask the steward or the development officer.")
    assert ("Change these words" in shown.words) == (who is SAM)


@pytest.mark.parametrize("page", OURS)
def test_own_words_take_their_place_as_paragraphs_and_never_as_html(house: House, page: str) -> None:
    words = "Say hello.\r\n\r\n<script>alert(1)</script>\r\nHold the lift."
    house.tablet(SAM).send(f"/linnet/settings/{page}", **{SECTIONS[page]: words})
    shown = house.tablet().open(f"/linnet/{page}")
    paragraphs = [part.text for part in shown.tree.xpath("//main//p[@class='their-words']")]
    assert paragraphs[0] == "Say hello."
    assert paragraphs[1].startswith("<script>alert(1)</script>")
    shown.does_not_say(OURS[page][1])
    house.tablet().open(f"/heron/{page}").says(OURS[page][1])


def test_emptied_own_words_give_way_to_ours_again(house: House) -> None:
    sam = house.tablet(SAM)
    sam.send("/linnet/settings/privacy", privacy_statement="Ours alone.")
    sam.send("/linnet/settings/privacy", privacy_statement="  ")
    house.tablet().open("/linnet/privacy").says("What we keep")


def test_whom_to_ask_stands_on_each_of_them(house: House) -> None:
    house.tablet(SAM).send(
        "/linnet/settings/reach", contact="Mina, in the lounge", phone="0161 496 0000", hours="Mondays"
    )
    for page in OURS:
        house.tablet().open(f"/linnet/{page}").says("Mina, in the lounge", "0161 496 0000", "Mondays")


def test_they_are_one_tap_away_from_every_page_of_a_neighbourhood(house: House) -> None:
    for path in ("/linnet", "/linnet/needs", "/linnet/what-happened"):
        links = house.tablet().open(path).tree.xpath("//footer//nav//a/@href")
        assert links == [f"/linnet/{page}" for page in OURS]
    assert not house.tablet().open("/sign-in").tree.xpath("//footer//nav")


def test_the_rules_say_what_really_happens_to_a_need(house: House) -> None:
    with house.reading() as session:
        assert not session.get_one(Neighbourhood, 2).reviewed_before_shown
    house.tablet().open("/heron/house-rules").says("A need is shown at once.")
