"""What fits into a text message, in the reader's own language, and codes that come as one."""

from functools import partial
from pathlib import Path

import pytest

from app.core.languages import LANGUAGES
from app.core.outbox import queue
from app.notifications.addressed import Asked
from app.notifications.models import About, Message
from app.notifications.short import MOST_PARTS, in_short, parts_of
from app.notifications.wording import in_words
from app.people.phones import dialled, region_of, takes_texts, tidied
from app.people.sign_in import ask_to_sign_in, person_with_code
from tests.cast import BEA, OMAR
from tests.house import House
from tests.notifications.post_office import SECRET, answered, work_all
from tests.notifications.text_service import TextService, likes_texts

LINK = "https://hellos.example/linnet/needs/42#helped"
SAID = {"en": "We have asked the council. ", "nb": "Vi har spurt på nytt. ", "ar": "سألنا البلدية. "}
MINA = Asked("Mina Kaur", "0161 496 0000")


def short(house: House, language: str = "en", ask: Asked | None = None, **message: object) -> str:
    told = {
        "about": About.ANSWER,
        "need_number": 42,
        "title": "The bench by the lift is broken",
        "kind": "done",
        "words": "It was mended.",
        "said_by": "Helen Price",
        "organisation": "Brookside Homes",
    }
    say = partial(house.app.state.pages.say, LANGUAGES[language])
    wording = in_words(say, LANGUAGES[language], Message(**{**told, **message}))
    return in_short(say, "Linnet Court", wording, LINK, ask)


def test_it_says_where_which_need_what_and_where_the_rest_stands(house: House) -> None:
    words = short(house)
    assert words == (
        "Linnet Court: Need 42 has an answer: The bench by the lift is broken. The answer is: done. "
        f"It was mended.\n{LINK}"
    )
    assert parts_of(words) == 1


def test_a_long_answer_is_cut_at_a_word_and_never_costs_more_than_three_parts(house: House) -> None:
    for language, said in SAID.items():
        words = short(house, language, words=said * 200, title="A very long title " * 6)
        assert parts_of(words) <= MOST_PARTS, (language, words)
        assert words.endswith(f"...\n{LINK}") and "Linnet Court" in words and "42" in words


def test_one_curly_quote_does_not_halve_the_room(house: House) -> None:
    words = short(house, words="“We’ll mend it” – soon…")
    assert '"We\'ll mend it" - soon...' in words
    assert parts_of("x" * 459) == parts_of("€" * 229) == 3
    assert (parts_of("x" * 160), parts_of("x" * 161), parts_of("ش" * 70), parts_of("ش" * 71)) == (1, 2, 1, 2)
    assert parts_of("🙂" * 35) == 1 and parts_of("🙂" * 36) == 2


@pytest.mark.parametrize("about", [About.KEPT_PRIVATE, About.ASKED_BACK, About.COMMENT_HIDDEN])
def test_what_is_private_does_not_light_up_on_a_screen_others_see(house: House, about: About) -> None:
    words = short(house, ask=MINA, about=about, kind="", words="It says where you live.")
    assert "where you live" not in words and "bench" not in words
    assert words.endswith(f"Or ask Mina Kaur: 0161 496 0000.\n{LINK}")


def test_arabic_readers_get_arabic(house: House, tmp_path: Path) -> None:
    likes_texts(house, OMAR)
    answered(house, house.a_need("A warmer hall", by=OMAR))
    service = TextService()
    work_all(service.worker(house, tmp_path))
    words = service.texts[0]["personalisation"]["message"]
    assert "It was mended on Monday." in words and "الرد: تم." in words
    assert parts_of(words) <= MOST_PARTS


def test_a_code_comes_as_a_text_and_works_once(house: House, tmp_path: Path) -> None:
    with house.writing() as session:
        attempt, browser = ask_to_sign_in(session, "+447700900123", "127.0.0.1")
        attempt.person_id = house.actor(session, BEA).person_id
        queue(session, "sign_in_text", {"attempt_id": attempt.id or 0}, dedupe=f"sign_in_text {attempt.id}")
    service = TextService()
    work_all(service.worker(house, tmp_path))
    text = service.texts[0]
    words = text["personalisation"]["message"]
    code = words.split()[0]
    assert text["phone_number"] == "+447700900123" and len(code) == 6 and code.isdecimal()
    assert "is your code for Nine Hellos" in words and "http" not in words and parts_of(words) == 1
    with house.writing() as session:
        assert person_with_code(session, browser, code, SECRET) == house.actor(session, BEA).person_id


def test_numbers_are_read_as_people_write_them_at_home() -> None:
    assert (region_of("Europe/London"), region_of("Europe/Oslo"), region_of("Nowhere/Else")) == ("GB", "NO", "GB")
    for typed in ("07700 900123", "07700900123", "(07700) 900-123", "+44 7700 900123", "0044 7700 900123"):
        assert (tidied(typed, "GB"), dialled(typed, "GB")) == ("07700 900123", "+447700900123")
    assert (tidied("+47 91 23 45 67", "GB"), tidied("91234567", "NO")) == ("+47 91 23 45 67", "91 23 45 67")
    for wrong in ("", "ask her son", "123", "07700 900123 900123 900"):
        assert tidied(wrong, "GB") is None and dialled(wrong, "GB") is None and not takes_texts(wrong, "GB")
    assert takes_texts("07700 900123", "GB") and not takes_texts("0161 496 0000", "GB")
