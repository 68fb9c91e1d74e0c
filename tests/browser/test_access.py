"""Every page, in every state, for people who see, hear, move and read in different ways."""

from collections import defaultdict
from itertools import chain
from typing import Any

from tests.browser.looked_at import Opened
from tests.browser.measuring import (
    ALIKE_IN_ARABIC,
    AS_IT_IS,
    CONTRAST,
    SPACED,
    TWICE_AS_LARGE,
    Measured,
    as_tall_as_its_page,
    axe,
)
from tests.browser.met import Met
from tests.browser.screen import TABLET
from tests.figures import Figures

LEAST_TARGET, MAIN_TARGET, LEAST_GAP = 44, 96, 24
SMALLEST, BODY, STAFF_BODY = 18, 24, 20
LONGEST_LINE, LEADING = 70, 1.5
NARROW = (320, 256)
COLOURINGS = {"strong": "rtl", "dark": "ltr"}


def test_axe_finds_nothing(opened: Opened, figures: Figures) -> None:
    violations, incomplete = axe(opened.screen)
    figures.note("each page", str(opened.met), f"axe: {len(violations)} wrong, {len(incomplete)} left to people")
    assert violations == []
    assert incomplete == []


def test_axe_finds_nothing_in_arabic(opened_in_arabic: Opened) -> None:
    assert opened_in_arabic.screen.find("html").get_attribute("dir") == "rtl"
    assert axe(opened_in_arabic.screen, without=ALIKE_IN_ARABIC) == ([], [])


def test_words_stand_out_in_every_other_colouring(opened: Opened) -> None:
    """The usual one is asked with all the rest. One of these from right to left: axe passes over Arabic words."""
    page, found = "document.documentElement", []
    with as_tall_as_its_page(opened.screen):
        for name, direction in COLOURINGS.items():
            opened.screen.script(f"{page}.dataset.contrast = '{name}'; {page}.dir = '{direction}'")
            found += [f"{name}: {line}" for lines in axe(opened.screen, CONTRAST) for line in lines]
    opened.screen.script(f"{page}.dataset.contrast = 'warm'; {page}.dir = 'ltr'")
    assert found == []


def test_what_leads_elsewhere_has_another_name(opened: Opened) -> None:
    """Someone who listens to a list of links or buttons can tell them apart."""
    assert _what_sounds_alike(opened) == {}


def test_what_leads_elsewhere_has_another_name_in_arabic(opened_in_arabic: Opened) -> None:
    assert _what_sounds_alike(opened_in_arabic) == {}


def test_nothing_to_tap_is_small(opened: Opened, figures: Figures) -> None:
    tapped = _tapped(opened)
    figures.note("each page", str(opened.met), f"targets {_least(tapped)} px")
    assert _what_is_small(opened.met, tapped) == []


def test_nothing_to_tap_is_small_in_arabic(opened_in_arabic: Opened) -> None:
    assert _what_is_small(opened_in_arabic.met, _tapped(opened_in_arabic)) == []


def test_things_to_tap_stand_apart(opened: Opened) -> None:
    assert Measured(opened.screen).gaps(0 if opened.met.is_for_staff else LEAST_GAP) == []


def test_words_are_large_and_lines_short(opened: Opened, figures: Figures) -> None:
    page = Measured(opened.screen)
    sizes, lines = page.sizes(), page.lines()
    assert sizes["body"] == (STAFF_BODY if opened.met.is_for_staff else BODY)
    assert {size: what for size, what in sizes["found"].items() if float(size) < SMALLEST} == {}
    figures.note("each page", str(opened.met), f"lines {max((one['longest'] for one in lines), default=0)} letters")
    assert [one for one in lines if one["longest"] > LONGEST_LINE] == []
    assert [one for one in lines if one["leading"] < LEADING - 0.01] == []


def test_nothing_runs_out_of_a_narrow_or_enlarged_page(opened: Opened) -> None:
    assert _what_does_not_fit(opened) == {}


def test_nothing_runs_out_of_a_narrow_or_enlarged_page_in_arabic(opened_in_arabic: Opened) -> None:
    assert _what_does_not_fit(opened_in_arabic) == {}


def test_a_keyboard_reaches_everything_once_and_in_order(opened: Opened) -> None:
    page = Measured(opened.screen)
    walked = _walk(page)
    orders = [stop["order"] for stop in walked]
    first = orders.index(min(orders))
    assert walked[first]["isSkip"] or opened.met.is_left, f"first comes {walked[first]['name']}"
    assert orders[first:] + orders[:first] == sorted(set(orders))
    assert len(orders) == page.stops()
    assert [stop["name"] for stop in walked if stop["ring"] < 3] == []
    assert [stop["name"] for stop in walked if not stop["isSeen"]] == []


def test_the_browser_had_nothing_to_complain_of(opened: Opened) -> None:
    assert opened.screen.complaints == []


def _tapped(opened: Opened) -> list[dict[str, Any]]:
    return [one for one in Measured(opened.screen).targets() if not one["isInSentence"]]


def _least(tapped: list[dict[str, Any]]) -> float:
    return min(min(one["width"], one["height"]) for one in tapped)


def _what_is_small(met: Met, tapped: list[dict[str, Any]]) -> list[dict[str, Any]]:
    small = [one for one in tapped if _least([one]) < LEAST_TARGET]
    main = [one for one in tapped if one["isMain"] and not met.is_for_staff]
    return small + [one for one in main if one["height"] < MAIN_TARGET]


def _what_does_not_fit(opened: Opened) -> dict[str, list[str]]:
    page = Measured(opened.screen)
    found = {}
    for name, size, css in (
        ("on a phone", NARROW, AS_IT_IS),
        ("spaced out", (TABLET["width"], TABLET["height"]), SPACED),
        ("twice as large", (TABLET["width"], TABLET["height"]), TWICE_AS_LARGE),
    ):
        page.resize(*size)
        page.dress(css)
        found[name] = page.outside()
    page.dress(AS_IT_IS)
    page.resize(TABLET["width"], TABLET["height"])
    return {name: what for name, what in found.items() if what}


def _what_sounds_alike(opened: Opened) -> dict[str, set[str]]:
    places = defaultdict(set)
    for one in Measured(opened.screen).names():
        places[one["name"]].add(one["leads"])
    return {name: leads for name, leads in places.items() if len(leads) > 1 or not name}


def _walk(page: Measured) -> list[dict[str, Any]]:
    """Every stop of the Tab key, until it comes round again; parts of one field count once."""
    walked: list[dict[str, Any]] = []
    once_round = page.stops() + 7
    for stop in chain.from_iterable(page.tabs(once_round) for _ in range(3)):
        if walked and stop and stop["order"] == walked[0]["order"] != walked[-1]["order"]:
            return walked
        if stop and (not walked or walked[-1]["order"] != stop["order"]):
            walked.append(stop)
    raise AssertionError(f"the keyboard is caught among {[stop['name'] for stop in walked[-3:]]}")
