"""The front hall: a hello in one's own language, the five doors, and who can do what."""

import pytest

from app.core.hellos import hello_in, hellos
from tests.cast import AMINA, BEN, HELEN, MINA, OMAR, ROSA, Part
from tests.house import House

DOORS = ("Say something", "What’s on", "Meetings", "What happened", "Me")
IN_OWN_LANGUAGE = [(AMINA, "so", "ltr"), (OMAR, "ar", "rtl"), (ROSA, "es", "ltr"), (HELEN, "en", "ltr")]


@pytest.mark.parametrize(("part", "language", "direction"), IN_OWN_LANGUAGE)
def test_everyone_is_greeted_in_their_own_language(house: House, part: Part, language: str, direction: str) -> None:
    page = house.tablet(part).open("/linnet")
    page.says(hello_in(language).words, part.name, "Welcome to Linnet Court.")
    assert page.tree.xpath("//h1/span/@lang") == [language]
    assert page.tree.xpath("//h1/span/@dir") == [direction]


def test_we_can_say_hello_in_nine_languages_and_more() -> None:
    assert len(hellos()) >= 9
    assert len({hello.words for hello in hellos().values()}) >= 9
    assert hello_in("zh-Hant").language.startswith("zh")
    assert hello_in("nb-NO").language == "nb"
    assert hello_in("tlh") == hello_in("en")


def test_a_visitor_is_greeted_in_the_language_of_their_browser(house: House) -> None:
    visitor = house.tablet(language="nb")
    assert visitor.open("/linnet").tree.xpath("//h1/span/@lang") == ["nb"]


def test_the_five_doors_are_one_tap_away_from_every_page(house: House) -> None:
    number = house.a_need()
    rosa = house.tablet(ROSA)
    places = (
        "",
        "/needs",
        f"/needs/{number}",
        "/needs/new",
        "/what-happened",
        "/activities",
        "/meetings",
        "/needs/mine",
    )
    for place in places:
        page = rosa.open(f"/linnet{place}")
        doors = [
            " ".join(door.text_content().split()) for door in page.tree.xpath("//nav//a[contains(@class, 'door')]")
        ]
        assert doors == list(DOORS), place
    assert len(rosa.open("/linnet/meetings").tree.xpath("//a[@aria-current='page']")) == 1


def test_a_door_that_is_not_open_yet_says_so(house: House) -> None:
    house.tablet().open("/linnet/meetings").says("This door is not open yet", "noticeboard")


def test_someone_with_one_neighbourhood_goes_straight_there(house: House) -> None:
    assert house.tablet(BEN).open("/").path == "/heron"
    house.tablet().open("/").says("Choose your neighbourhood", "Linnet Court", "Heron Street")


def test_a_neighbourhood_that_is_not_there_gets_a_kind_page(house: House) -> None:
    for place in ("nowhere", "nowhere/needs", "nowhere/what-happened", "nowhere/today"):
        house.tablet(ROSA).open(f"/{place}", status=404).says("We can't find that page")


def test_staff_are_led_to_their_work_and_residents_to_saying_something(house: House) -> None:
    house.tablet(MINA).open("/linnet").says("Today")
    house.tablet(ROSA).open("/linnet").does_not_say("Today")
    house.tablet().open("/linnet").says("You can look around. To say something, please sign in.")
