"""Dates and times read as people of each language write them; what no neighbour has read says that it is a draft."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.core.assets import Assets
from app.core.languages import CATALOGUES, ENGLISH, LANGUAGES
from app.core.pages import Pages

DRAFT = "# Draft by machine; to be read by a neighbour who speaks the language.\n"
STATEMENT = "Some languages are a machine’s draft until a neighbour has read them."
TRANSLATED = [code for code in LANGUAGES if code != ENGLISH.code]


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", ["Wednesday 3 March 2027", "Wednesday 3 March", "3 Mar 2027", "3 March", "2.30pm", "2pm"]),
        ("nb", ["onsdag 3. mars 2027", "onsdag 3. mars", "3. mars 2027", "3. mars", "14.30", "14.00"]),
        ("ar", ["الأربعاء 3 مارس 2027", "الأربعاء 3 مارس", "3 مارس 2027", "3 مارس", "2:30 م", "2:00 م"]),
    ],
)
def test_days_and_times_are_written_as_they_are_there(code: str, written: list[str]) -> None:
    shown = "{{ d | day }};{{ d | near_day }};{{ d | short_day }};{{ d | day_of_year }};{{ m | clock }};{{ h | clock }}"
    afternoon = datetime(2027, 3, 3, 13, 30, tzinfo=UTC)
    words = {"d": date(2027, 3, 3), "m": afternoon, "h": afternoon.replace(minute=0), "zone": "Europe/Oslo"}
    template = Pages(Assets())._environments[code].from_string(shown)
    assert template.render(words).replace("\u00a0", " ").split(";") == written


@pytest.mark.parametrize(
    ("code", "day"), [("en", "Thursday 4 March"), ("nb", "torsdag 4. mars"), ("ar", "الخميس 4 مارس")]
)
def test_past_midnight_there_it_is_the_next_day(code: str, day: str) -> None:
    late = datetime(2027, 3, 3, 23, 30, tzinfo=UTC)
    template = Pages(Assets())._environments[code].from_string("{{ m | near_day }}")
    assert template.render(m=late, zone="Europe/Oslo").replace("\u00a0", " ") == day


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_catalogue_that_no_neighbour_has_read_says_so(code: str) -> None:
    """Whoever has had it read takes the mark away here, in the README and in the statement, all in one change."""
    assert DRAFT in (CATALOGUES / code / "LC_MESSAGES" / "messages.po").read_text(encoding="utf-8")[:600]


def test_readers_are_told_that_these_are_drafts() -> None:
    root = Path(__file__).parents[2]
    assert "machine drafts until a neighbour has read them" in (root / "README.md").read_text(encoding="utf-8")
    statement = root / "templates" / "neighbourhoods" / "statements" / "accessibility.html"
    assert STATEMENT in statement.read_text(encoding="utf-8")
