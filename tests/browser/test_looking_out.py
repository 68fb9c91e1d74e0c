"""The officer notes that she asked: the line gives way to a word of what was done, with scripts and without."""

import pytest

from tests.browser.conftest import OpenScreen
from tests.browser.measuring import axe
from tests.browser.served import Served

LIST = "/linnet/looking-out"
BUTTON = "form[action$='asked-after'] .ds-button"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_where_her_line_stood_it_says_what_was_done(screens: OpenScreen, linnet: Served, language: str) -> None:
    mina = screens(language).become("mina", language).open(LIST)
    lines = mina.find(BUTTON).count()
    mina.find(BUTTON).first.click()
    mina.reads("Asked after")
    assert (mina.path, mina.find(BUTTON).count()) == (LIST, lines - 1)
    assert mina.focused() == "missed-eirlys"
    assert axe(mina) == ([], [])
    mina.open(LIST)
    assert (mina.find(BUTTON).count(), mina.find("#missed-eirlys").count()) == (lines - 1, 0)


def test_without_scripts_she_is_off_the_list_as_well(screens: OpenScreen, linnet: Served) -> None:
    mina = screens(java_script_enabled=False).become("mina").open(LIST)
    lines = mina.find(BUTTON).count()
    mina.find(BUTTON).first.click()
    mina.arrives(LIST)
    assert mina.find(BUTTON).count() == lines - 1
