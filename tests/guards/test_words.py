"""The words people read: the neighbourhood's own, and plain."""

import re
from pathlib import Path

from app.core.plain_words import BETTER, lix
from tests.figures import Figures
from tests.guards.repository import named, sentences, under

BANNED = re.compile(r"\b(" + "|".join(sorted(BETTER, key=len, reverse=True)) + r"|log in|logged in)s?\b", re.IGNORECASE)
MARKS = re.compile(r"%\(\w+\)[sd]|<[^>]+>|&\w+;")
END = re.compile(r"(?<=[.!?:])\s+|\n+")
EASY, SHORT, LONGEST = 30, 15, 22
ENOUGH_TO_JUDGE = 60
STAFF = {"tellings", "today", "gallery", "demo"}
"""Folders that residents do not read. The gallery shows long words on purpose."""


def test_no_banned_word_is_read_by_anyone() -> None:
    found = [
        f"{named(path)}: {hit.group()!r} in {sentence!r}"
        for path in (*under("templates", ".html"), *under("templates", ".txt"), *under("app", ".py"))
        for sentence in sentences(path)
        for hit in BANNED.finditer(sentence)
    ]
    assert not found


def test_no_bare_text_in_a_template_slips_past_with_a_banned_word() -> None:
    found = [
        f"{named(path)}: {hit.group()!r}"
        for path in under("templates", ".html")
        for hit in BANNED.finditer(_between_tags(path.read_text()))
    ]
    assert not found


def test_residents_pages_are_easy_to_read(figures: Figures) -> None:
    rooms: dict[str, list[str]] = {}
    for path in _residents_templates():
        rooms.setdefault(path.parent.name, []).extend(_spoken(path))
    measured = {
        room: lix("\n".join(said)) for room, said in rooms.items() if len(" ".join(said).split()) > ENOUGH_TO_JUDGE
    }
    for room, hard in measured.items():
        figures.note("LIX of residents' pages", room, f"{hard:.1f}")
    assert {room: hard for room, hard in measured.items() if hard >= EASY} == {}


def test_residents_pages_speak_in_short_sentences() -> None:
    lengths = [len(one.split()) for path in _residents_templates() for said in _spoken(path) for one in END.split(said)]
    assert sum(lengths) / len(lengths) <= SHORT


def test_no_sentence_runs_on() -> None:
    paths = (*_residents_templates(), *under("app", ".py"))
    found = [
        f"{named(path)}: {one!r}"
        for path in paths
        for said in _spoken(path)
        for one in END.split(said)
        if len(one.split()) > LONGEST
    ]
    assert not found


def _residents_templates() -> list[Path]:
    return [path for path in under("templates", ".html") if path.parent.name not in STAFF]


def _spoken(path: Path) -> list[str]:
    """A file's sentences as they sound; a label without a full stop is a sentence too."""
    said = (" ".join(MARKS.sub("one", sentence).split()) for sentence in sentences(path))
    return [one if one.endswith((".", "!", "?")) else f"{one}." for one in said if re.search(r"\w", one)]


def _between_tags(template: str) -> str:
    without_code = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", template, flags=re.DOTALL)
    return re.sub(r"<[^>]*>|[\w-]+=\"[^\"]*\"", " ", without_code)
