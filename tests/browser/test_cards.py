"""From the sheet of cards to a neighbour at home: what is printed is scanned, typed and proved in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenScreen
from tests.browser.screen import Screen
from tests.browser.served import Served
from tests.cards.reading import words_on

WRITTEN = re.compile(r"/card([A-Z0-9]{8})Isitlost")


@pytest.fixture
def code(screens: OpenScreen, linnet: Served) -> str:
    """Mina makes a card for Rosa, and the sheet comes as a download."""
    mina = screens(accept_downloads=True).become("mina")
    mina.open("/linnet/cards/new?words=Rosa+Delgado").find("label.choice").first.click()
    with mina.page.expect_download() as sheet:
        mina.press("Make the cards")
    expect(mina.find("form[data-downloads]")).not_to_have_attribute("aria-busy", "true")
    return WRITTEN.findall(words_on(Path(sheet.value.path()).read_bytes()))[0]


def test_the_square_opens_the_neighbourhood_and_the_code_stays_in_no_address(
    screens: OpenScreen, code: str, linnet: Served
) -> None:
    rosa, asked = screens(), []
    rosa.page.on("request", lambda request: asked.append((request.url, request.headers.get("referer", ""))))
    rosa.open(f"/card#{code}")
    rosa.reads("Hello! We have read your card. Now press the button.")
    expect(rosa.find("main [name='code']")).to_be_hidden()
    assert rosa.page.url == f"{linnet.address}/card"
    rosa.press("Open")
    rosa.arrives("/linnet")
    expect(rosa.find("h1")).to_contain_text(linnet.name_of("rosa"))
    assert not [seen for seen in asked if code in seen[0].partition("#")[0] or code in seen[1]]
    rosa.page.go_back()
    assert code not in rosa.page.url


def test_a_second_square_is_read_on_a_page_that_stands_open(screen: Screen) -> None:
    screen.open("/card")
    screen.script("location.hash = '#K7QM3XWD'")
    expect(screen.find("main [name='code']")).to_have_value("K7QM3XWD")
    screen.open("/linnet").open("/card#something%20else")
    expect(screen.find("main [name='code']")).to_have_value("")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_typed_it_opens_and_a_pin_opens_what_is_private(screens: OpenScreen, code: str, scripts: bool) -> None:
    rosa = screens(java_script_enabled=scripts).become("rosa")
    rosa.open("/me/pin").write("pin", "7294")
    rosa.press("Keep this PIN")
    rosa.reads("Thank you. That is settled.")
    rosa.open("/card").write("code", f" {code[:4].lower()}-{code[4:]}")
    rosa.press("Open")
    rosa.arrives("/linnet")
    rosa.open("/me/told-by").reads("A card can be lost. So this page needs your PIN too.")
    rosa.write("pin", "7294")
    rosa.press("Go on")
    rosa.arrives("/me/told-by")
    rosa.reads("What suits you best?")
