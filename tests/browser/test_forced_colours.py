"""Where the machine forces its own few colours, an edge is all that is left of a button, a card or a choice."""

from itertools import groupby
from operator import itemgetter

import pytest

from tests.browser.conftest import OpenScreen
from tests.browser.measuring import Measured
from tests.browser.screen import Screen
from tests.browser.served import Served
from tests.browser.test_tables import table_of

LEAST_EDGE = 2
EDGED = (
    ".ds-button, .choice, .card, .standing, .notice, .answer, .lead-on, .door[aria-current], .comfort button,"
    " .ds-input, details, .voice-box, .worklist, .ds-error-summary, .part, .tile, .door-tile, .thanks, .pressed,"
    " .birthdays > li, .glance-day:not(.is-empty), .kinds a"
)
PAGES = [
    ("rosa", "/linnet"),
    ("rosa", "/linnet/needs"),
    ("rosa", "/linnet/needs/1"),
    ("rosa", "/linnet/needs/new"),
    ("rosa", "/me"),
    ("rosa", "/me/told-by"),
    ("rosa", "/linnet/what-happened"),
    ("rosa", "/linnet/people/bea"),
    ("rosa", "/me/devices"),
    ("rosa", "/me/helpers"),
    ("rosa", "/me/pin"),
    ("rosa", "/me/profile"),
    ("bea", "/linnet/needs/7/backing"),
    ("helen", "/linnet/needs/27/answers"),
    ("mina", "/linnet/today"),
    ("mina", "/linnet/tellings"),
    ("mina", "/linnet/cards/new"),
    ("mina", "/linnet/tables/new"),
    ("mina", "/linnet/people"),
    ("mina", "/linnet/people/new"),
    ("sam", "/linnet/people/invitations"),
    ("sam", "/linnet/people/helen/roles"),
    ("sam", "/linnet/settings"),
    ("sam", "/linnet/settings/language"),
    ("sam", "/open-neighbourhood"),
    ("rosa", "/linnet/activities"),
    ("rosa", "/linnet/activities/1"),
    ("rosa", "{date}"),
    ("rosa", "/linnet/activities/month"),
    ("rosa", "/linnet/ideas"),
    ("rosa", "/linnet/ideas/1"),
    ("rosa", "/linnet/ideas/new"),
    ("rosa", "/linnet/grants"),
    ("rosa", "/linnet/grants/1"),
    ("rosa", "/linnet/offers"),
    ("rosa", "/linnet/offers/1"),
    ("rosa", "/linnet/offers/new"),
    ("rosa", "/linnet/offers/mine"),
    ("rosa", "/linnet/playlist"),
    ("rosa", "/linnet/hellos"),
    ("rosa", "/linnet/hellos/new"),
    ("rosa", "/linnet/birthdays"),
    ("rosa", "/linnet/birthdays/mine"),
    ("rosa", "/linnet/looking-out/mine"),
    ("mina", "/linnet/looking-out"),
    ("bea", "/linnet/grants/5/voices"),
    ("bea", "/linnet/grants/5/decision"),
    ("mina", "/linnet/activities/new"),
    ("mina", "{date}"),
    ("mina", "{date}/attendance"),
    ("mina", "/linnet/grants/pot"),
]
AT_TABLE = ("/table", "/table?choose=name", "/table?choose=card")


@pytest.fixture(params=["light", "dark"])
def forced(request: pytest.FixtureRequest, screens: OpenScreen, linnet: Served) -> Screen:
    return screens(forced_colors="active", color_scheme=request.param)


def test_nothing_loses_its_edge_and_icons_go_with_their_words(forced: Screen) -> None:
    date = forced.open("/linnet/activities").find("main .card-title a").first.get_attribute("href")
    found = {}
    for who, theirs in groupby(PAGES, key=itemgetter(0)):
        forced.become(who)
        for _, path in theirs:
            found[f"{who}: {path}"] = _lost(Measured(forced.open(path.format(date=date))))
    assert {path: lost for path, lost in found.items() if lost} == {}


def test_nothing_on_a_tables_tablet_loses_its_edge(forced: Screen, linnet: Served) -> None:
    tablet = table_of(forced, linnet)
    found = {path: _lost(Measured(forced.open(path))) for path in AT_TABLE}
    tablet.sits("rosa")
    found["in someone's hands"] = _lost(Measured(forced))
    assert {path: lost for path, lost in found.items() if lost} == {}


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


def _lost(page: Measured) -> list[str]:
    """What has no edge any more, and the icons that took another colour than their words."""
    edges = page.edges(EDGED)
    lost = [one["name"] for one in edges if one["least"] < LEAST_EDGE or one["colour"] == one["ground"]]
    return [*lost, *page.stray_icons()] if edges else ["nothing was there to be measured"]
