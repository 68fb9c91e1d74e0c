"""The ruler itself: a page with every fault that we look for, and a browser that must find them all."""

import pytest

from tests.browser.measuring import AS_IT_IS, CONTRAST, SPACED, Measured, axe
from tests.browser.screen import Screen

FAULTY = """<!doctype html><html lang="en" data-contrast="warm"><title>Faulty</title>
<style>
  body { font-size: 24px; line-height: 1.5 } a, button { font-size: 16px; outline: none }
  .tight { block-size: 26px; inline-size: 6em; overflow: hidden; white-space: nowrap }
  .striped { background: linear-gradient(#fff, #eee) }
  .wide { inline-size: 1000px } .pale { color: #999 } .far { order: -1 }
</style>
<main>
  <button class="ds-button" data-kind="primary">Small</button><button>Close by</button>
  <p class="wide">A long line that goes on and on, far beyond what an eye can follow back to where it began.</p>
  <p class="pale">Pale words</p><p class="tight">Words that are cut</p>
  <p class="striped">Words on stripes</p>
</main></html>"""


@pytest.fixture
def faulty(screen: Screen) -> Measured:
    screen.page.set_content(FAULTY)
    return Measured(screen)


def test_small_and_crowded_targets_are_found(faulty: Measured) -> None:
    small, _ = faulty.targets()
    assert small["isMain"]
    assert small["height"] < 44
    assert len(faulty.gaps(24)) == 1


def test_small_words_and_long_lines_are_found(faulty: Measured) -> None:
    assert faulty.sizes()["body"] == 24
    assert "16" in faulty.sizes()["found"]
    assert max(line["longest"] for line in faulty.lines()) > 75


def test_what_runs_out_of_the_page_or_is_cut_is_found(faulty: Measured) -> None:
    assert faulty.sideways()
    assert [name for name in faulty.clipped() if "tight" in name]
    faulty.dress("p { overflow: visible !important } .wide { inline-size: auto !important }" + SPACED)
    assert faulty.sideways() == []
    faulty.dress(AS_IT_IS)
    assert faulty.sideways()


def test_a_focus_that_cannot_be_seen_is_found(faulty: Measured) -> None:
    faulty.screen.page.keyboard.press("Tab")
    stop = faulty.focus()
    assert stop is not None
    assert (stop["ring"], stop["isSeen"], stop["isSkip"]) == (0, True, False)


def test_what_cannot_be_told_is_left_to_people(faulty: Measured) -> None:
    assert [line for line in axe(faulty.screen, CONTRAST)[1] if "striped" in line]


def test_what_sounds_alike_and_leads_elsewhere_is_found(faulty: Measured) -> None:
    alike = """<a href="/one">Look</a> <a href="/other">Look <i aria-hidden="true">!</i></a>"""
    faulty.screen.page.set_content(alike)
    assert {one["name"] for one in Measured(faulty.screen).names()} == {"Look"}
    assert len({one["leads"] for one in Measured(faulty.screen).names()}) == 2


def test_edges_that_are_missing_are_found(faulty: Measured) -> None:
    tight, button = faulty.edges(".tight, .ds-button")[::-1]
    assert (tight["least"], button["least"]) == (0, 2)


def test_pale_words_are_found_also_from_right_to_left(faulty: Measured) -> None:
    faulty.screen.script("document.documentElement.dir = 'rtl'")
    assert [line for line in axe(faulty.screen, CONTRAST)[0] if "pale" in line]
