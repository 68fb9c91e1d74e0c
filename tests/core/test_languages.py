"""The language, the sizes and the colours a page comes in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import Response

from app.core.languages import CATALOGUES, LANGUAGES, accepted_languages, language_for
from app.core.preferences import CONTRASTS, COOKIE, TEXT_SIZES, Preferences
from tests.guards.check_translations import read_po

PLURALS = {"nb": 2, "ar": 6}


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("", "en"),
        ("*", "en"),
        ("nb-NO,nb;q=0.9,en;q=0.8", "nb"),
        ("en;q=0.2, ar;q=0.9", "ar"),
        ("en;q=0.2, ar; q=0.9", "ar"),
        ("so,ar;q=0.5,en;q=0.4", "ar"),
        ("nn", "nb"),
        ("no", "nb"),
        ("sv-SE", "nb"),
        ("zh-CN", "en"),
        ("ar-EG", "ar"),
        ("ar;q=lots,nb", "nb"),
        (";;;,,,=", "en"),
    ],
)
def test_a_page_speaks_as_the_browser_wishes(header: str, code: str) -> None:
    assert language_for(*accepted_languages(header)).code == code


def test_a_persons_own_choice_comes_first() -> None:
    assert language_for("ar", *accepted_languages("nb")).code == "ar"
    assert language_for("", *accepted_languages("nb")).code == "nb"


@given(st.text(max_size=300))
def test_no_header_breaks_a_page(header: str) -> None:
    assert language_for(*accepted_languages(header)).code in LANGUAGES


def test_arabic_runs_from_right_to_left() -> None:
    assert {code: language.direction for code, language in LANGUAGES.items()} == {"en": "ltr", "nb": "ltr", "ar": "rtl"}


@pytest.mark.parametrize("code", sorted(path.parts[-3] for path in CATALOGUES.glob("*/LC_MESSAGES/messages.po")))
def test_a_catalogue_knows_its_languages_plurals(code: str) -> None:
    with (CATALOGUES / code / "LC_MESSAGES" / "messages.po").open("rb") as file:
        assert read_po(file, locale=code).num_plurals == PLURALS[code]


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("contrast", CONTRASTS)
def test_preferences_come_back_as_they_went(size: str, contrast: str) -> None:
    wish = Preferences().changed(size, contrast, "ar")
    assert Preferences.read({COOKIE: _kept(wish)}) == wish


@pytest.mark.parametrize(
    "cookie", ["", "...", "99.pink.xx", "24", "warm.24.en", "24.warm.en.more", "\u2028", "a" * 4000]
)
def test_a_spoilt_cookie_is_as_good_as_none(cookie: str) -> None:
    read = Preferences.read({COOKIE: cookie})
    assert (read.text_size, read.contrast, read.language) in {("24", "warm", ""), ("24", "warm", "en")}


@given(st.text(max_size=100))
def test_no_cookie_breaks_a_page(cookie: str) -> None:
    read = Preferences.read({COOKIE: cookie})
    assert read.text_size in TEXT_SIZES
    assert read.contrast in CONTRASTS
    assert read.language in {"", *LANGUAGES}


def test_the_cookie_is_out_of_scripts_reach() -> None:
    response = Response()
    Preferences().keep(response, secure=True)
    assert {"HttpOnly", "Secure", "SameSite=lax"} <= set(response.headers["set-cookie"].split("; "))


def _kept(wish: Preferences) -> str:
    response = Response()
    wish.keep(response, secure=False)
    return response.headers["set-cookie"].split(";")[0].removeprefix(f"{COOKIE}=")
