"""What comes with a need: a photo, and a voice note recorded here and played back before it is sent."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import OpenScreen
from tests.browser.screen import Screen
from tests.browser.served import Served

WORDS = "The tap in the lounge drips"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "tap.jpg"
    Image.new("RGB", (2400, 1800), "#0b5351").save(path)
    return path


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def begun(request: pytest.FixtureRequest, screens: OpenScreen, linnet: Served) -> Screen:
    """Rosa has said what is needed and may now add more."""
    return _begin(screens(java_script_enabled=request.param))


def test_a_photo_is_sent_and_seen(begun: Screen, photo: Path) -> None:
    begun.find("input[name='photo']").set_input_files(photo)
    begun.press("Send all of it")
    picture = begun.find("main figure img")
    expect(picture).to_be_visible()
    picture.scroll_into_view_if_needed()
    picture.evaluate("one => one.complete || new Promise(seen => one.onload = seen)")
    assert picture.evaluate("one => one.naturalWidth") == 1600, "not made smaller, or not shown"


def test_what_is_not_a_photo_gets_a_sentence_and_the_words_stay(begun: Screen, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_text("not a photo")
    begun.find("input[name='photo']").set_input_files(path)
    begun.press("Send all of it")
    expect(begun.find("#photo-error")).to_contain_text("We can't read that as a photo.")
    expect(begun.find("main [name='title']")).to_have_value(WORDS)


def test_a_voice_note_is_recorded_heard_sent_and_heard_again(screens: OpenScreen, linnet: Served) -> None:
    screen = screens(permissions=["microphone"])
    _begin(screen)
    screen.press("Start recording")
    screen.reads("Recording. Speak now.")
    screen.page.wait_for_timeout(1500)
    screen.press("Stop recording")
    screen.reads("Recorded. Listen before you send it.")
    assert _plays(screen, ".voice-box audio")
    screen.press("Send all of it")
    screen.reads("Said in their own voice")
    assert _plays(screen, "main figure audio")


def test_where_the_microphone_may_not_be_used_a_recording_can_be_chosen(screens: OpenScreen, linnet: Served) -> None:
    screen = screens()
    # What a browser does when someone has said no.
    screen.context.add_init_script("navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('no'))")
    _begin(screen)
    screen.press("Start recording")
    screen.reads("The microphone can't be used here. You can choose a recording instead.")
    expect(screen.find("input[name='voice']")).to_be_visible()


def _begin(screen: Screen) -> Screen:
    screen.become("rosa").open("/linnet/needs/new").write("title", WORDS)
    screen.press("Go on")
    screen.find("main [name='story']").wait_for()
    return screen


def _plays(screen: Screen, which: str) -> bool:
    """Whether its sound really runs: the clock of the player moves on."""
    return bool(
        screen.find(which).evaluate(
            """one => new Promise(tell => {
              one.muted = true;
              one.ontimeupdate = () => one.currentTime > 0 && tell(true);
              one.onended = () => tell(true);
              one.onerror = () => tell(false);
              one.play().catch(() => tell(false));
              setTimeout(() => tell(false), 8000);
            })"""
        )
    )
