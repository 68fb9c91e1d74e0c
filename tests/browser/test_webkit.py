"""What a resident does most, once more in WebKit, the engine of Safari on an iPad."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.measuring import Measured
from tests.browser.neighbours import STORY, TITLE
from tests.browser.screen import TABLET
from tests.browser.served import Served
from tests.browser.test_access import LEAST_GAP, MAIN_TARGET
from tests.browser.webkit import WebKit, is_missing, webkit

if is_missing() and "CI" not in os.environ:
    pytest.skip("no WebKit here: install webkit2gtk-driver and xvfb", allow_module_level=True)

ENGLISH = ".story .their-words:dir(ltr)"
FREE = "main > section .card:not(:has(.standing)) .card-title"
PHONE = (320, 700)
PLACES = ("/linnet", "/linnet/needs", "/linnet/needs/7", "/linnet/needs/new", "/linnet/what-happened", "/me")
DOORS = """[...document.querySelectorAll(".doors .door")].filter((door) => {
  if (isBelow) door.scrollIntoView({ block: "center" });
  const { left, right, top, bottom } = door.getBoundingClientRect();
  const met = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return left >= 0 && right <= innerWidth && door.contains(met);
}).length"""


@pytest.fixture(scope="module")
def window(front_door: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebKit]:
    """Opened once for all of these tests."""
    if is_missing():
        pytest.fail("no WebKit: where every change is checked, it may not be missing")
    with webkit(front_door, tmp_path_factory.mktemp("webkit")) as window:
        yield window


@pytest.fixture
def rosa(window: WebKit, linnet: Served) -> WebKit:
    return window.forget().become("rosa")


def test_a_need_is_raised_on_two_pages_and_thanked_for(rosa: WebKit, linnet: Served) -> None:
    rosa.open("/linnet").tap("main a[href='/linnet/needs/new']")
    rosa.write("title", TITLE)
    rosa.press("Go on")
    rosa.write("story", STORY)
    rosa.press("Send all of it")
    rosa.reads(TITLE, within="h1")
    need = int(rosa.path.rpartition("/")[2])
    rosa.reads("Thank you. This is need %(number)s.", number=need)
    rosa.driver.back()
    rosa.until(lambda: rosa.find("main h1").text)
    rosa.open(f"/linnet/needs/{need}").reads(STORY)
    assert linnet.needs_called(TITLE) == 1


def test_a_need_of_someone_else_is_backed_and_back_leads_to_the_board(rosa: WebKit) -> None:
    rosa.open("/linnet").tap("main a[href='/linnet/needs']")
    rosa.reads("What neighbours need", within="h1")
    title = rosa.find("main .card-title a").text
    rosa.tap("main .card-title a")
    rosa.reads(title, within="h1")
    rosa.driver.back()
    rosa.reads("What neighbours need", within="h1")
    rosa.open("/linnet/needs/7").press("Me too")
    rosa.reads("You said “me too”. We will tell you what happens.")
    assert rosa.path == "/linnet/needs/7"


def test_a_place_is_booked_for_two_and_given_back(rosa: WebKit) -> None:
    rosa.open("/linnet").tap(".doors a[href$='/activities']")
    rosa.reads("What’s on", within="h1")
    title = rosa.find(f"{FREE} bdi").text
    rosa.tap(f"{FREE} a")
    rosa.reads(title, within="h1")
    rosa.press("I’m coming")
    rosa.reads("You are coming")
    rosa.tap("#coming summary")
    rosa.find("main [name='heads']").clear()
    rosa.write("heads", "2")
    rosa.press("Send")
    rosa.until(lambda: rosa.find("main [name='heads']").get_attribute("value") == "2")
    rosa.open("/me").reads(title)
    rosa.driver.back()
    rosa.press("Sorry, I can’t come")
    rosa.reads("I’m coming")


def test_larger_words_are_chosen_and_arabic_runs_from_right_to_left(rosa: WebKit) -> None:
    for size in ("21", "32"):
        rosa.enlarge(size)
        assert rosa.script("getComputedStyle(document.querySelector('main')).fontSize") == f"{size}px"
    rosa.speak("ar")
    assert rosa.root("dir") == "rtl"
    assert rosa.script("document.fonts.check('24px Vazirmatn', 'مرحبا')")
    rosa.open("/linnet/needs/7")
    assert rosa.script(f"getComputedStyle(document.querySelector('{ENGLISH}')).textAlign") == "start"
    heading, page = rosa.find("h1").rect, rosa.find("main").rect
    assert heading["x"] + heading["width"] > page["x"] + page["width"] / 2, "the heading begins at the wrong side"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_pages_fit_and_their_doors_and_buttons_can_be_tapped(rosa: WebKit, language: str) -> None:
    rosa.speak(language)
    for size in ((TABLET["width"], TABLET["height"]), PHONE):
        rosa.resize(*size)
        for path in PLACES:
            _fits(Measured(rosa.open(path)), f"{path} at {size[0]} px", is_phone=size == PHONE)
        assert _main_buttons(Measured(rosa.open("/linnet/needs/new")))


def _fits(page: Measured, where: str, is_phone: bool) -> None:
    assert [*page.sideways(), *page.clipped()] == [], where
    assert page.gaps(LEAST_GAP) == [], where
    assert [one for one in _main_buttons(page) if one["height"] < MAIN_TARGET] == [], where
    doors = page.screen.script(f"((isBelow) => {DOORS})({str(is_phone).lower()})")
    assert doors == 5, f"{where}: only {doors} doors can be tapped"


def _main_buttons(page: Measured) -> list[dict[str, Any]]:
    return [one for one in page.targets() if one["isMain"]]
