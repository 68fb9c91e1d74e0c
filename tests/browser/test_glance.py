"""A month at a glance: a table where it fits in the size of text one chose, else a list of days."""

import pytest

from tests.browser.conftest import OpenScreen
from tests.browser.measuring import Measured
from tests.browser.screen import Screen
from tests.browser.served import Served

WIDE, NARROW = {"width": 1480, "height": 1000}, {"width": 820, "height": 1180}
LEAST_TARGET, LEAST_GAP, SMALLEST = 44, 24, 18
FOR_THE_EAR = "glance-full"
SHOWN_AS = "getComputedStyle(document.querySelector('.glance')).display"
LARGEST = "document.documentElement.dataset.textSize = '32'"


def month(screens: OpenScreen, language: str, viewport: dict[str, int], who: str = "rosa") -> Screen:
    screen = screens(language, viewport=viewport)
    return screen.become(who, language).open("/linnet/activities/month")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_on_a_wide_screen_it_is_a_table_that_can_be_read_and_tapped(
    language: str, linnet: Served, screens: OpenScreen
) -> None:
    screen = month(screens, language, WIDE)
    page = Measured(screen)
    assert screen.script(SHOWN_AS) == "table"
    assert page.sideways() == []
    assert [one for one in page.clipped() if FOR_THE_EAR not in one] == []
    assert [one["name"] for one in page.targets() if min(one["width"], one["height"]) < LEAST_TARGET] == []
    assert page.gaps(LEAST_GAP) == []
    assert min(map(float, page.sizes()["found"])) >= SMALLEST
    assert screen.find(".glance thead th").first.is_visible()


def test_each_day_of_the_table_is_named_in_full_for_those_who_listen(linnet: Served, screens: OpenScreen) -> None:
    screen = month(screens, "en", WIDE)
    names = screen.page.get_by_role("cell").get_by_role("heading").all_inner_texts()
    assert len(names) >= 28
    assert all(len(name.split()) >= 3 for name in names), names


def test_on_a_tablet_it_is_a_list_of_the_days_with_something_on(linnet: Served, screens: OpenScreen) -> None:
    screen = month(screens, "en", NARROW)
    assert screen.script(SHOWN_AS) == "block"
    shown = [one for one in screen.find(".glance-day").all() if one.is_visible()]
    assert shown
    assert all(one.locator("a").count() for one in shown)
    assert not screen.find(".glance thead").is_visible()


def test_whoever_needs_the_largest_text_gets_the_list_on_a_wide_screen_too(linnet: Served, screens: OpenScreen) -> None:
    screen = month(screens, "en", WIDE)
    screen.script(LARGEST)
    assert screen.script(SHOWN_AS) == "block"
