"""A telephone number, as it is read aloud."""

import pytest

from app.core.digits import SPOKEN, spelled_out
from app.core.languages import LANGUAGES

ALOUD = {
    "en": "zero one six one, four nine six, zero zero zero zero",
    "nb": "null én seks én, fire ni seks, null null null null",
    "ar": "صفر واحد ستة واحد، أربعة تسعة ستة، صفر صفر صفر صفر",
    "so": "eber kow lix kow, afar sagaal lix, eber eber eber eber",
}


def heard(number: str, language: str) -> str:
    return spelled_out(number, language).replace("\u00a0", " ")


@pytest.mark.parametrize(("language", "aloud"), ALOUD.items())
def test_each_language_says_its_own_digits(language: str, aloud: str) -> None:
    assert heard("0161 496 0000", language) == aloud


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_pages_has_ten_digits_of_its_own(language: str) -> None:
    words = SPOKEN[language].split()
    assert len(set(words)) == len(words) == len("+0123456789")


def test_a_country_and_brackets_are_read_too() -> None:
    assert heard("+44 (20) 7946-0", "en") == "plus four four, two zero, seven nine four six, zero"
    assert heard("", "en") == ""


def test_a_language_without_a_line_of_its_own_is_read_in_english() -> None:
    assert heard("07", "cy") == "zero seven"


def test_what_is_said_in_one_breath_stands_on_one_line() -> None:
    assert spelled_out("0161 49", "en") == "zero\u00a0one\u00a0six\u00a0one, four\u00a0nine"
    assert "\u00a0" not in spelled_out("07700900123", "en")
