"""What a template or a style sheet may not hold."""

import re

from tests.guards.repository import ROOT, named, under

INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle="),
    "a style element": re.compile(r"<style\b"),
    "a script without a source": re.compile(r"<script(?![^>]*\ssrc=)"),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+="),
    "an hx-on handler": re.compile(r"hx-on\b|hx-on:"),
    "a script in an address": re.compile(r"\bj(?:avascript|s):", re.IGNORECASE),
    "a placeholder": re.compile(r"\bplaceholder="),
}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PHYSICAL = re.compile(
    r"(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b[\w-]*|"
    r"left|right|border-(?:top|bottom)-(?:left|right)-radius)\s*:|"
    r"(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b",
    re.MULTILINE,
)
# A name after "#" may be an icon's; a colour is 3, 4, 6 or 8 hexadecimal digits and nothing more.
COLOUR = re.compile(
    r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|"
    r":[^;{}]*\b(?:white|black|red|green|blue|yellow|orange|grey|gray|teal|cream|silver|navy|purple)\b(?!-)",
    re.IGNORECASE,
)
DRAWING = re.compile(r'(?:show\.drawing\(|show\.empty\(.*?\), (?:drawing=)?)"([\w-]+)"\)')
PAPER = {"paper.css", "letter.css", "print.css"}
"""Paper is white and ink is black; there is no theme to follow."""


def test_no_template_holds_a_script_or_a_style() -> None:
    found = [
        f"{named(path)}: {what}"
        for path in under("templates", ".html")
        for what, pattern in INLINE.items()
        if pattern.search(path.read_text())
    ]
    assert not found


def test_no_style_sheet_says_left_or_right() -> None:
    found = [f"{named(path)}: {hit}" for path, css in _sheets() for hit in PHYSICAL.findall(css) or ()]
    assert not found, "half of the world reads from the other side: say inline-start and inline-end"


def test_colours_stand_in_the_tokens_only() -> None:
    found = [
        f"{named(path)}: {hit.strip()}"
        for path, css in _sheets()
        if path.name not in {"tokens.css", *PAPER}
        for hit in COLOUR.findall(re.sub(r"url\([^)]*\)|@layer[^;{]*|var\([^)]*\)", "", css))
    ]
    assert not found


def test_what_a_page_draws_has_been_drawn() -> None:
    drawn = set(re.findall(r'symbol id="([\w-]+)"', (ROOT / "static/drawings/drawings.svg").read_text()))
    asked = {name: named(path) for path in under("templates", ".html") for name in DRAWING.findall(path.read_text())}
    assert {"chair", "wave"} <= set(asked) <= drawn, {name: page for name, page in asked.items() if name not in drawn}


def _sheets():
    for path in under("static/css", ".css"):
        yield path, COMMENT.sub("", path.read_text())
