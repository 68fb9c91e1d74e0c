"""What comes out of the printer, opened and counted."""

import io
from pathlib import Path

import pikepdf
import pytest

from tests.browser.conftest import OpenScreen
from tests.browser.screen import Screen
from tests.browser.served import Served
from tests.figures import Figures

A4_IN_POINTS = (595, 842)
SMALLEST = """Math.min(...[...document.querySelectorAll("body *")]
  .filter(one => one.checkVisibility())
  .filter(one => [...one.childNodes].some(part => part.nodeType === 3 && part.data.trim()))
  .map(one => parseFloat(getComputedStyle(one).fontSize)))"""
LARGE_PRINT = 16 * 4 / 3  # 16 points in CSS pixels


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_happened_is_one_large_print_sheet(
    language: str, linnet: Served, screens: OpenScreen, figures: Figures
) -> None:
    screen = screens().become("mina", language).open("/linnet/what-happened")
    sheets = _printed(screen)
    figures.note("sheets of paper", f"what happened, {language}", len(sheets.pages))
    assert len(sheets.pages) == 1
    box = [round(float(side)) for side in sheets.pages[0].mediabox]
    assert (box[2], box[3]) == pytest.approx(A4_IN_POINTS, abs=1)
    assert _smallest_letters(screen) >= LARGE_PRINT - 0.5


def test_a_need_can_be_printed_without_its_doors_and_buttons(screen: Screen, tmp_path: Path) -> None:
    screen.become("rosa").open("/linnet/needs/6").page.emulate_media(media="print")
    for part in (".doors", ".comfort", "main form"):
        assert [one for one in screen.find(part).all() if one.is_visible()] == [], f"{part} is printed"
    assert screen.find("h1").is_visible()


def _printed(screen: Screen) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(screen.page.pdf(format="A4", prefer_css_page_size=True)))


def _smallest_letters(screen: Screen) -> float:
    screen.page.emulate_media(media="print")
    return float(screen.script(SMALLEST))
