"""Words as data: folded for searching, found again, and measured for plainness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import col, select

from app.core.plain_words import BETTER, hints, lix
from app.core.search import alike, matching
from app.core.text import folded, folded_words
from app.needs.models import Need
from tests.house import House

FOUND = [
    ("A CAFÉ for us", "cafe"),
    ("A cafe for us", "CAFÉ"),
    ("Ny kjøreordning på fredag", "kjor"),
    ("Ny kjøreordning på fredag", "kjøreordning FREDAG"),
    ("Straße und Ærlighed", "strasse aerlighed"),
    ("我们社区需要长椅", "社区"),
    ("走廊里没有灯", "灯"),
    ("走廊里没有灯，很黑", "灯 黑"),
    ("مقعد بجانب المصعد", "المصعد"),
    ("Łóżko i krzesło", "lozko"),
    ("The bench, by the lift!", "bench lift"),
]
NOT_FOUND = [
    ("A café for us", "bench"),
    ("我们社区需要长椅", "学校"),
    ("走廊里没有灯", "门"),
    ("The bench by the lift", "bench garden"),
]
ODD = ["", "   ", "!?", "😀", '"', "' OR 1=1 --", "a:*b", "NEAR(", "*", "\\", "a" * 5000, "word " * 500, "é" * 3000]


@pytest.mark.parametrize(("title", "words"), FOUND)
def test_people_find_what_they_said_however_they_spell_it(house: House, title: str, words: str) -> None:
    house.a_need(title)
    assert _found(house, words) == [1]


@pytest.mark.parametrize(("title", "words"), NOT_FOUND)
def test_and_nothing_else(house: House, title: str, words: str) -> None:
    house.a_need(title)
    assert _found(house, words) == []


def test_no_search_breaks_the_page(house: House) -> None:
    house.a_need()
    for words in ODD:
        _found(house, words)
        with house.reading() as session:
            like = alike(session, "need", words)
            assert like is None or session.exec(select(like.c.id)).all() is not None


def test_a_changed_need_is_found_by_its_new_words_only(house: House) -> None:
    from app.participation.models import Kind
    from app.participation.service import record

    house.a_need()
    with house.writing() as session:
        need = house.need(session, 1)
        need.search_text = folded("A kettle")
        record(session, None, Kind.NEED_SAID_MORE, need)
    assert _found(house, "kettle") == [1]
    assert _found(house, "bench") == []


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_more(words: str) -> None:
    once = folded(words)
    assert folded_words(once) == folded_words(folded(once))


def test_short_plain_sentences_measure_easy_and_long_official_ones_hard() -> None:
    assert lix("") == 0
    assert lix("The lift is broken. We will mend it on Friday.") < 30
    official = "Notwithstanding aforementioned organisational considerations, implementation necessitates consultation"
    assert lix(official) > 55
    assert lix("One two three four five.") == 5


def test_staff_are_offered_a_better_word_once() -> None:
    found = hints("Each user and every user is a customer. The elderly too.")
    assert [hint.values for hint in found] == [
        {"word": "user", "better": "person"},
        {"word": "customer", "better": "neighbour"},
        {"word": "the elderly", "better": "older people"},
    ]


def test_every_banned_word_has_a_better_one() -> None:
    assert all(hints(f"Some {word} here.")[0].values["better"] == BETTER[word] for word in BETTER)


def test_a_long_sentence_is_named_by_its_first_words() -> None:
    long = "We looked at the bench " + "and then again " * 8 + "until it was late."
    assert [hint.values for hint in hints(f"It is mended. {long}")] == [{"start": "We looked at the bench"}]
    assert hints("It is mended. Thank you for saying so.") == []


def _found(house: House, words: str) -> list[int]:
    with house.reading() as session:
        ids = matching(session, "need", words)
        if ids is None:
            return []
        return list(session.exec(select(Need.number).where(col(Need.id).in_(ids))))
