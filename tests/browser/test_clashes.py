"""What else is on is told while a time is chosen, and asked without scripts; either way one tick goes ahead."""

from datetime import timedelta

import pytest

from app.core import clock
from tests.browser.conftest import OpenScreen
from tests.browser.measuring import Measured, axe
from tests.browser.screen import Screen
from tests.browser.served import Served

TAKEN = "#clashes .notice"


def plans(screen: Screen, title: str) -> None:
    """In the lounge on an evening in the middle of next month, when nothing else is on."""
    day = clock.today("Europe/London") + timedelta(days=40)
    screen.open("/linnet/activities/new")
    screen.write("title", title)
    screen.write("first_on", f"{day}")
    screen.write("at_time", "18:00")
    screen.find("#place").select_option("lounge")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_is_told_while_she_chooses(language: str, linnet: Served, screens: OpenScreen) -> None:
    screen = screens(language).become("mina", language)
    plans(screen, "Bingo")
    screen.press("Plan it")
    screen.page.wait_for_url("**/dates/1")
    plans(screen, "Chair yoga")
    screen.find(TAKEN).wait_for()
    assert "Bingo" in screen.find(TAKEN).inner_text()
    assert axe(screen) == ([], [])
    page = Measured(screen)
    assert page.sideways() == page.clipped() == []
    screen.write("at_time", "20:00")
    screen.find(TAKEN).wait_for(state="detached")
    assert not screen.find("label:has([name='all_the_same'])").is_visible()
    screen.write("at_time", "19:30")
    screen.choose("all_the_same", "yes")
    screen.press("Plan it")
    screen.page.wait_for_url("**/dates/1")


def test_without_scripts_it_is_asked_and_all_that_was_typed_stands(linnet: Served, screens: OpenScreen) -> None:
    screen = screens(java_script_enabled=False).become("mina")
    plans(screen, "Bingo")
    screen.press("Plan it")
    plans(screen, "Chair yoga")
    screen.press("Plan it")
    assert "Bingo" in screen.find(TAKEN).inner_text()
    assert screen.find("#title").input_value() == "Chair yoga"
    screen.choose("all_the_same", "yes")
    screen.press("Plan it")
    screen.page.wait_for_url("**/dates/1")
