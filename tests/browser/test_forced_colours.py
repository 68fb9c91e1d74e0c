"""Where the machine forces its own few colours, an edge is all that is left of a button, a card or a choice."""

import pytest

from tests.browser.conftest import OpenScreen
from tests.browser.measuring import Measured
from tests.browser.screen import Screen
from tests.browser.served import Served

LEAST_EDGE = 2
EDGED = (
    ".ds-button, .choice, .card, .standing, .notice, .answer, .lead-on, .door[aria-current], .comfort button,"
    " .ds-input, details, .voice-box, .worklist, .ds-error-summary"
)
PAGES = [
    ("rosa", "/linnet"),
    ("rosa", "/linnet/needs"),
    ("rosa", "/linnet/needs/1"),
    ("rosa", "/linnet/needs/new"),
    ("rosa", "/me"),
    ("rosa", "/me/told-by"),
    ("rosa", "/linnet/what-happened"),
    ("helen", "/linnet/needs/27/answers"),
    ("mina", "/linnet/today"),
    ("mina", "/linnet/tellings"),
]


@pytest.fixture(params=["light", "dark"])
def forced(request: pytest.FixtureRequest, screens: OpenScreen, linnet: Served) -> Screen:
    return screens(forced_colors="active", color_scheme=request.param)


def test_nothing_loses_its_edge_and_icons_go_with_their_words(forced: Screen) -> None:
    found, strays = {}, {}
    for who, path in PAGES:
        page = Measured(forced.become(who).open(path))
        edges = page.edges(EDGED)
        lost = [one["name"] for one in edges if one["least"] < LEAST_EDGE or one["colour"] == one["ground"]]
        found[path] = lost if edges else ["nothing was there to be measured"]
        strays[path] = page.stray_icons()
    assert {path: lost for path, lost in found.items() if lost} == {}
    assert {path: icons for path, icons in strays.items() if icons} == {}


def test_what_is_chosen_has_an_edge_of_its_own(forced: Screen) -> None:
    for who, path, chosen, others in (
        ("helen", "/linnet/needs/27/answers", ".choice:has(:checked)", ".choice:not(:has(:checked))"),
        ("mina", "/linnet/tellings", "nav [aria-current].ds-button", "nav .ds-button:not([aria-current])"),
        ("rosa", "/linnet", ".comfort [aria-pressed='true']", ".comfort [aria-pressed='false']"),
    ):
        forced.become(who).open(path)
        if "choice" in chosen:
            forced.choose("kind", "done")
        page = Measured(forced)
        thin = max(one["least"] for one in page.edges(others))
        assert min(one["least"] for one in page.edges(chosen)) > thin, path
