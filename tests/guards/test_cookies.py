"""Which cookies there are is written down, and a new one is a decision: docs/decisions/0013-cookies.md."""

import re

from app.core import kept_words, preferences, shared_tablet
from app.people import cookies
from tests.guards.repository import ROOT, named, under

WRITTEN_DOWN = ROOT / "docs" / "decisions" / "0013-cookies.md"
SET_BY = ["app/core/kept_words.py", "app/core/preferences.py", "app/people/cookies.py"]


def test_every_cookie_is_written_down() -> None:
    ours = {cookies.SESSION, cookies.ASKING, cookies.HANDSHAKE}
    ours |= {module.COOKIE for module in (kept_words, preferences, shared_tablet)}
    assert set(re.findall(r"^\| `(\w+)` \|", WRITTEN_DOWN.read_text(), re.M)) == ours


def test_no_other_place_sets_one() -> None:
    assert sorted(named(path) for path in under("app", ".py") if "set_cookie(" in path.read_text()) == SET_BY
