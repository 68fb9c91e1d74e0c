"""The guards themselves: what is wrong is found, and what we carry is what we say we carry."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from tests.guards import check_translations
from tests.guards.check_translations import strings_in_the_source, troubles_of_language

ROOT = Path(__file__).resolve().parents[2]
STATIC, VENDOR = ROOT / "static", ROOT / "static" / "vendor"
ROW = re.compile(r"^\| `([^`]+)` \|.*\| `([A-Za-z0-9+/=]{64})` \|$", re.MULTILINE)

SOURCE = """
_("Good morning"), _("Hello, %(name)s"), _("Come in"), _("Sit down"), _("Only in the source")
"""
BROKEN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Good morning"
msgstr ""

msgid "Hello, %(name)s"
msgstr "Hei, %(nmae)s"

#, fuzzy
msgid "Come in"
msgstr "Kom igjen"

msgid "Sit down"
msgstr "Sett deg"

msgid "Only in the catalogue"
msgstr "Bare her"
"""


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the guard says of a small catalogue in which almost everything is wrong."""
    (tmp_path / "babel.cfg").write_text("[python: **.py]\n")
    (tmp_path / "words.py").write_text(SOURCE)
    catalogue = tmp_path / "nb" / "LC_MESSAGES" / "messages.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(BROKEN.lstrip())
    monkeypatch.setattr(check_translations, "CATALOGUES", tmp_path)
    return list(troubles_of_language("nb", strings_in_the_source(tmp_path)))


@pytest.mark.parametrize(
    "trouble",
    [
        "nb: untranslated: 'Good morning'",
        "nb: placeholders ['nmae'] instead of ['name']: 'Hello, %(name)s'",
        "nb: fuzzy: 'Come in'",
        "nb: not in the catalogue, run 'make messages': 'Only in the source'",
        "nb: no longer used, run 'make messages': 'Only in the catalogue'",
    ],
)
def test_a_translation_that_is_missing_unsure_or_broken_is_found(found: list[str], trouble: str) -> None:
    assert trouble in found


def test_a_translation_that_is_whole_is_left_in_peace(found: list[str]) -> None:
    assert len(found) == 5
    assert not [trouble for trouble in found if "Sit down" in trouble]


def test_a_language_without_a_catalogue_is_said_to_have_none(found: list[str]) -> None:
    assert list(troubles_of_language("ar", set())) == ["ar: no catalogue; run 'make messages'"]


def test_every_file_that_we_carry_is_the_one_its_row_names_and_none_is_carried_without_a_row() -> None:
    rows = dict(ROW.findall((VENDOR / "VENDOR.md").read_text()))
    assert {name: _mark(_carried(name)) for name in rows} == rows
    kept = {path for path in VENDOR.rglob("*") if path.suffix in {".css", ".js"}}
    kept |= {path for path in (STATIC / "fonts").rglob("*") if path.suffix in {".woff2", ".ttf"}}
    kept |= set((ROOT / "tests" / "browser" / "vendor").rglob("*.js"))
    assert {_carried(name) for name in rows} == kept


def _carried(name: str) -> Path:
    """Where the file of a row lies."""
    below = {"fonts": STATIC, "tests": ROOT}.get(name.partition("/")[0], VENDOR)
    return below / name


def _mark(path: Path) -> str:
    return base64.b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()
