"""A passkey, made and used in Chromium, with a device that Chromium itself pretends to be."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenScreen
from tests.browser.screen import Screen
from tests.browser.served import Served

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def by_name(linnet: Served) -> Iterator[Served]:
    """Served under a name: devices make no passkeys for a number such as 127.0.0.1."""
    before, address = linnet.app.state.settings, linnet.address
    linnet.address = address.replace("127.0.0.1", "localhost")
    linnet.app.state.settings = before.model_copy(update={"base_url": linnet.address})
    yield linnet
    linnet.address, linnet.app.state.settings = address, before


def with_device(screen: Screen, is_verified: bool = True) -> Screen:
    talks = screen.context.new_cdp_session(screen.page)
    talks.send("WebAuthn.enable")
    talks.send("WebAuthn.addVirtualAuthenticator", {"options": {**DEVICE, "isUserVerified": is_verified}})
    return screen


def makes_one(screen: Screen, name: str) -> None:
    screen.open("/me/passkeys")
    screen.write("name", name)
    screen.press("Make a passkey")


def test_rosa_makes_a_passkey_signs_out_and_comes_in_with_it(by_name: Served, screens: OpenScreen) -> None:
    screen = with_device(screens())
    screen.become("rosa")
    makes_one(screen, "My tablet")
    expect(screen.find("main")).to_contain_text("My tablet")
    # The script has just sent the browser on; leaving before it has arrived would be stopped by it.
    screen.page.wait_for_load_state("networkidle")
    screen.open("/me").press("Sign out")
    screen.open("/me").press("Use a passkey")
    screen.page.wait_for_url(f"{by_name.address}/me")
    screen.open("/me/passkeys")
    screen.press("Remove “%(name)s”", name="My tablet")
    expect(screen.find("main article")).to_have_count(0)
    screen.open("/me").press("Sign out")
    screen.open("/sign-in").press("Use a passkey")
    screen.reads("Your passkey did not work")


def test_a_device_that_says_no_leaves_the_other_ways_open(by_name: Served, screens: OpenScreen) -> None:
    screen = with_device(screens(), is_verified=False)
    screen.become("rosa")
    makes_one(screen, "My tablet")
    screen.reads("No passkey was made. You can try again.")
    assert screen.find("main [name='name']").input_value() == "My tablet"


def test_where_a_browser_cannot_no_button_pretends_to(linnet: Served, screens: OpenScreen) -> None:
    for screen in (screens(), screens(java_script_enabled=False)):
        screen.become("rosa").open("/me/passkeys")
        screen.reads("This browser can't make passkeys.")
        expect(screen.page.get_by_role("button", name="Make a passkey")).to_be_hidden()
        screen.open("/me").press("Sign out")
        screen.open("/sign-in")
        expect(screen.page.get_by_role("button", name="Use a passkey")).to_be_hidden()
