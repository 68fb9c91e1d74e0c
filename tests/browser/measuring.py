"""Questions about how a page is built, put to the browser that shows it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.screen import TABLET, Screen

HERE = Path(__file__).parent
MEASURE = (HERE / "measure.js").read_text()
AXE = (HERE / "vendor" / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast-enhanced"]
"""7:1. Its weaker twin asks 4.5:1 of the same words."""
STRONG = {
    "contrastRatio": {"normal": {"expected": 7, "minThreshold": None}, "large": {"expected": 4.5, "minThreshold": None}}
}
"""Axe would leave to the twin whatever is paler than the twin allows, and would count it as passed."""
ALIKE_IN_ARABIC = ["target-size", *CONTRAST]
"""Axe passes over the colour of Arabic words; how large targets are there, we measure ourselves, and ask for more."""
FOUND = """async wanted => {
  const told = rules => rules.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}`));
  const found = await axe.run(document, wanted);
  return [told(found.violations), told(found.incomplete)];
}"""
"""What axe found fault with; all that it found well stays in the browser."""
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
    " p { margin-block-end: 2em !important; }"
)
TWICE_AS_LARGE = "html { font-size: 200% !important; }"
AS_IT_IS = ""


class Measured:
    """A page under the ruler."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self._ask(f"window.ours ??= {MEASURE.strip().rstrip(';')}")

    def targets(self) -> list[dict[str, Any]]:
        return self._ask("ours.targets()")

    def gaps(self, least: int) -> list[str]:
        return self._ask(f"ours.gaps({least})")

    def sizes(self) -> dict[str, Any]:
        return self._ask("ours.sizes()")

    def lines(self) -> list[dict[str, Any]]:
        return self._ask("ours.lines()")

    def sideways(self) -> list[str]:
        return self._ask("ours.sideways()")

    def clipped(self) -> list[str]:
        return self._ask("ours.clipped()")

    def outside(self) -> list[str]:
        return self._ask("[...ours.sideways(), ...ours.clipped()]")

    def names(self) -> list[dict[str, str]]:
        return self._ask("ours.names()")

    def edges(self, selector: str) -> list[dict[str, Any]]:
        return self._ask(f"ours.edges({selector!r})")

    def stray_icons(self) -> list[str]:
        return self._ask("ours.strayIcons()")

    def stops(self) -> int:
        return self._ask("ours.stops()")

    def focus(self) -> dict[str, Any] | None:
        return self._ask("ours.focus()")

    def tabs(self, times: int) -> list[dict[str, Any] | None]:
        """Where the keyboard is after each press of Tab. The key is held down, so it presses as often by itself."""
        self._ask("ours.follow()")
        self.screen.page.keyboard.press("+".join(["Tab"] * times))
        return self._ask("ours.followed()")

    def dress(self, css: str) -> None:
        """Puts a style sheet on top, or takes it off again."""
        self.screen.script("css => window.ours.dress(css)", css)

    def resize(self, width: int, height: int) -> None:
        resize(self.screen, width, height)

    def _ask(self, source: str) -> Any:
        return self.screen.script(source)


def resize(screen: Screen, width: int, height: int) -> None:
    """A screen that has this size already is left alone: to be asked for it, it would draw everything again."""
    size = {"width": width, "height": height}
    if screen.page.viewport_size != size:
        screen.page.set_viewport_size(size)


@contextmanager
def as_tall_as_its_page(screen: Screen) -> Iterator[None]:
    """Axe can't tell the ground of words that the doors stand before. What is tall enough already stays as it is."""
    before = screen.page.viewport_size or TABLET
    height = screen.script("document.documentElement.scrollHeight")
    resize(screen, TABLET["width"], max(height, before["height"]))
    yield
    resize(screen, **before)


def axe(screen: Screen, only: list[str] | None = None, without: list[str] | None = None) -> tuple[list[str], list[str]]:
    """What axe finds, and what it leaves to people: rule and element, one line each.

    None of these rules reads style sheets by itself, so none is fetched for it.
    """
    if not screen.script("'axe' in window"):
        screen.script(AXE)
    rules = {rule: {"enabled": rule not in (without or [])} for rule in ("target-size", *CONTRAST)}
    asked = {"type": "rule", "values": only} if only else {"type": "tag", "values": TAGS}
    wanted = {
        "runOnly": asked,
        "checks": {"color-contrast-enhanced": {"options": STRONG}},
        "resultTypes": ["violations", "incomplete"],
        "preload": {"assets": ["media"]},
        "rules": {} if only else {**rules, "color-contrast": {"enabled": False}},
    }
    with as_tall_as_its_page(screen):
        violations, incomplete = screen.script(FOUND, wanted)
    return violations, incomplete
