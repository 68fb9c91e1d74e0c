"""Hands that shake, screens that are borrowed, browsers that go back: nothing is done twice and nothing is lost."""

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect

from tests.browser.conftest import OpenScreen
from tests.browser.neighbours import Neighbour
from tests.browser.screen import Screen
from tests.browser.served import Served

WORDS = "A clock in the lounge that everyone can read"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def rosa(request: pytest.FixtureRequest, screens: OpenScreen, linnet: Served) -> Screen:
    return screens(java_script_enabled=request.param).become("rosa")


def test_a_double_tap_raises_one_need(rosa: Screen, linnet: Served) -> None:
    rosa.open("/linnet/needs/new").write("title", WORDS)
    rosa.press("Go on")
    rosa.find("main button").filter(has_text=rosa.say("Send it as it is")).dblclick(no_wait_after=True)
    expect(rosa.find("h1")).to_have_text(WORDS)
    assert linnet.needs_called(WORDS) == 1


def test_a_double_tap_says_me_too_once_and_does_not_take_it_back(rosa: Screen) -> None:
    rosa.open("/linnet/needs/7").find("main form[action$='/backing'] button").dblclick(no_wait_after=True)
    rosa.reads("You said “me too”. We will tell you what happens.")
    rosa.open("/linnet/needs/7").reads("You said “me too”. We will tell you what happens.")


def test_a_double_tap_sends_one_comment(rosa: Screen) -> None:
    rosa.open("/linnet/needs/7/comments").write("words", WORDS)
    rosa.find("main form[method='post'] .ds-button").last.dblclick(no_wait_after=True)
    expect(rosa.find("main [name='words']")).to_have_count(0)
    expect(rosa.open("/linnet/needs/7").find(".story").get_by_text(WORDS)).to_have_count(1)


def test_back_and_forward_lead_where_one_has_been(rosa: Screen) -> None:
    rosa.open("/linnet/needs")
    title = rosa.find("main .card-title a").first.inner_text()
    rosa.find("main .card-title a").first.click()
    expect(rosa.find("h1")).to_have_text(title)
    rosa.page.go_back()
    expect(rosa.find("h1")).to_have_text(rosa.say("What neighbours need"))
    rosa.page.go_forward()
    expect(rosa.find("h1")).to_have_text(title)


def test_going_back_from_a_sent_need_does_not_lead_to_a_dead_end(rosa: Screen, linnet: Served) -> None:
    Neighbour.raises(_as_neighbour(rosa), WORDS)
    rosa.page.go_back()
    expect(rosa.find("main h1")).to_have_count(1)
    assert linnet.needs_called(WORDS) == 1


def test_after_signing_out_going_back_shows_nothing_that_was_typed(rosa: Screen) -> None:
    rosa.open("/linnet/needs/new").write("title", WORDS)
    rosa.press("Go on")
    rosa.find("main [name='story']").wait_for()
    rosa.open("/me").press("Sign out")
    rosa.arrives("/signed-out")
    for _ in range(3):
        assert WORDS not in _shown_by_going_back(rosa), f"the next person reads it at {rosa.path}"
    rosa.complaints.clear()


def test_what_was_typed_stays_and_the_summary_takes_the_focus(rosa: Screen) -> None:
    for path, field in (("/linnet/needs/new", "title"), ("/linnet/needs/7/comments", "words")):
        rosa.open(path).write(field, " ")
        rosa.find(f"main form:has([name='{field}']) .ds-button:not([name])").last.click()
        expect(rosa.find("#errors")).to_be_focused()
        assert rosa.find(f"[name='{field}']").get_attribute("aria-invalid") == "true"
        rosa.find("#errors a").first.click()
        expect(rosa.find(f"[name='{field}']")).to_be_focused()


def test_long_words_are_not_lost(rosa: Screen) -> None:
    rosa.open("/linnet/needs/7/comments").write("words", WORDS * 100)
    rosa.find("main form[method='post'] .ds-button").last.click()
    expect(rosa.find("#errors")).to_be_visible()
    expect(rosa.find("main [name='words']")).to_have_value(WORDS * 100)


def test_a_success_is_said_aloud(screens: OpenScreen, linnet: Served) -> None:
    screen = screens().become("rosa").open("/linnet/needs/7/comments")
    screen.write("words", WORDS)
    screen.find("main form[method='post'] .ds-button").last.click()
    expect(screen.find("#said[role='status']")).to_have_text(screen.say("Thank you for saying this."))


def test_text_size_colours_and_language_are_chosen_and_kept(rosa: Screen) -> None:
    page = rosa.find("html")
    for size in ("21", "24", "28", "32"):
        rosa.find(f"button[name='text_size'][value='{size}']").click()
        expect(page).to_have_attribute("data-text-size", size)
        assert rosa.find("main").evaluate("one => getComputedStyle(one).fontSize") == f"{size}px"
    for contrast in ("strong", "dark"):
        rosa.find(f"button[name='contrast'][value='{contrast}']").click()
        expect(page).to_have_attribute("data-contrast", contrast)
    rosa.speak("ar")
    rosa.open("/linnet/needs")
    for name, kept in (("data-text-size", "32"), ("data-contrast", "dark"), ("lang", "ar"), ("dir", "rtl")):
        expect(page).to_have_attribute(name, kept)
    expect(rosa.find("button[name='text_size'][value='32']")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("wish", [{"forced_colors": "active"}, {"color_scheme": "dark"}, {"contrast": "more"}])
def test_the_browsers_own_wishes_are_honoured(wish: dict[str, str], screens: OpenScreen, linnet: Served) -> None:
    screen = screens(**wish).become("rosa").open("/linnet/needs/new")
    screen.press("Go on")
    summary = screen.find("#errors")
    expect(summary).to_be_visible()
    border = summary.evaluate("one => [getComputedStyle(one).borderTopStyle, getComputedStyle(one).borderTopWidth]")
    assert border[0] != "none"
    assert float(border[1].removesuffix("px")) >= 2


def test_nothing_moves_for_those_who_wish_it_still(screens: OpenScreen, linnet: Served) -> None:
    screen = screens().become("rosa").open("/linnet/needs")
    moving = """[...document.querySelectorAll('*')]
      .filter(one => one.getAnimations().length || parseFloat(getComputedStyle(one).transitionDuration) > 0.01)
      .map(one => one.className)"""
    assert screen.script(moving) == []


def _as_neighbour(screen: Screen) -> Neighbour:
    neighbour = Neighbour.__new__(Neighbour)
    neighbour.screen = screen
    return neighbour


def _shown_by_going_back(screen: Screen) -> str:
    """What the page before shows; nothing, where the browser can't show it again."""
    try:
        screen.page.go_back()
    except PlaywrightError:
        screen.page.wait_for_timeout(500)  # while it puts up its own page about that
        return ""
    return screen.page.content()
