"""Contrast of every pair of colours we use, worked out from the tokens themselves."""

import re
from pathlib import Path

import pytest

from tests.figures import Figures

ROOT = Path(__file__).parents[2]
TOKENS = (ROOT / "static" / "css" / "tokens.css").read_text()
DECIDED = (ROOT / "docs" / "decisions" / "0002-the-face.md").read_text()
ROW = re.compile(r"^\| `(--[\w-]+)` \| `(--[\w-]+)` \| (\d) \|", re.MULTILINE)
COLOUR = re.compile(r"(--[\w-]+):\s*#([0-9a-f]{6});")
PAIRS = [(ink, ground, int(least)) for ink, ground, least in ROW.findall(DECIDED)]


@pytest.mark.parametrize("colouring", ["warm", "strong", "dark"])
def test_every_pair_stands_out(colouring: str, figures: Figures) -> None:
    tokens = _tokens(colouring)
    found = {(ink, ground, least): contrast(tokens[ink], tokens[ground]) for ink, ground, least in PAIRS}
    for least in (7, 3):
        lowest = min(ratio for (_, _, wanted), ratio in found.items() if wanted == least)
        figures.note("lowest contrast", f"{colouring}, {least} wanted", f"{lowest:.2f}")
    assert {pair: ratio for pair, ratio in found.items() if ratio < pair[2]} == {}


def test_the_table_knows_every_kind_of_answer_and_every_ground() -> None:
    inks, grounds = {ink for ink, _, _ in PAIRS}, {ground for _, ground, _ in PAIRS}
    washes = {name for name in _tokens("warm") if name.endswith("-wash") and name != "--wash"}
    assert washes | {"--ground", "--paper", "--sand", "--wash"} <= grounds
    assert {wash.removesuffix("-wash") for wash in washes} <= inks
    assert {least for _, _, least in PAIRS} == {3, 7}


def test_black_on_white_is_the_most_there_can_be() -> None:
    assert round(contrast("000000", "ffffff"), 2) == 21.0


def contrast(ink: str, ground: str) -> float:
    """WCAG 2.2: relative luminances, the lighter over the darker."""
    lighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _tokens(colouring: str) -> dict[str, str]:
    """Strong and dark say only what they change."""
    blocks = dict(re.findall(r'^\[data-contrast="(\w+)"\] \{(.*?)^\}', TOKENS, re.MULTILINE | re.DOTALL))
    return dict(COLOUR.findall(blocks["warm"])) | dict(COLOUR.findall(blocks[colouring]))
