"""Whatever a program sends, it is answered with a kind problem, and nothing is changed."""

import json
from collections.abc import Iterator
from typing import Any

from app.participation.models import Kind
from tests.api.program import Program
from tests.cast import HELEN, ROSA
from tests.house import House

JSON = {"content-type": "application/json"}
NOT_AN_OBJECT: list[tuple[bytes, dict[str, str]]] = [
    (b"", JSON),
    (b"{", JSON),
    (b"[]", JSON),
    (b'["title"]', JSON),
    (b'"title"', JSON),
    (b"42", JSON),
    (b"null", JSON),
    (b"NaN", JSON),
    (b'{"title": "\xff\xfe"}', JSON),
    (b"[" * 100_000, JSON),
    (b"1" * 10_000, JSON),
    (b'{"title": "A lamp"}', {"content-type": "text/plain"}),
    (b'{"title": "A lamp"}', {}),
    (b"title=A+lamp", {"content-type": "application/x-www-form-urlencoded"}),
    (b"--x\r\n\r\n", {"content-type": "multipart/form-data; boundary=x"}),
]
ODD_VALUES: list[Any] = [None, "", "  \n ", 10**400, 1.5, True, [], {}, ["a"], "a\0b", "\ud800", "x" * 10_000]
PATHS = {
    "needs": ["title", "story", "theme", "place", "via", "spoken_by"],
    "needs/1/comments": ["words", "via", "spoken_by"],
    "needs/1/answers": ["kind", "words", "decided_by", "by_when"],
    "needs/1/helped": ["how", "words", "spoken_by"],
    "needs/1/backing": ["spoken_by", "via"],
    "activities": ["first_on", "at_time", "minutes", "cost", "seats", "last_on"],
    "ideas": ["title", "need", "leads"],
    "grants": ["cost", "group_name", "idea"],
    "offers": ["kind", "one_to_one"],
    "playlist": ["title", "spoken_by"],
}
GOOD: dict[str, dict[str, Any]] = {
    "needs": {"title": "A lamp"},
    "needs/1/comments": {"words": "Yes."},
    "needs/1/answers": {"kind": "doing", "words": "Soon.", "by_when": "2099-01-01"},
    "needs/1/helped": {"how": "yes"},
    "needs/1/backing": {},
    "activities": {"title": "Tea", "kind": "class", "first_on": "2031-03-04", "at_time": "14:00", "minutes": 60},
    "ideas": {"title": "A walk"},
    "grants": {"title": "Seeds", "group_name": "The gardeners", "cost": 20},
    "offers": {"kind": "mend", "words": "I mend coats.", "one_to_one": False},
    "playlist": {"title": "Guantanamera"},
}


def test_what_is_no_json_object_is_turned_down(house: House) -> None:
    house.a_need()
    before = house.log()
    rosa = Program(house, ROSA)
    for content, headers in NOT_AN_OBJECT:
        for path in PATHS:
            if path == "needs/1/backing" and content in (b"", b"null", b'{"title": "A lamp"}'):
                continue
            response = rosa.client.request(
                "POST", rosa.base + path, content=content, headers=headers | {"authorization": f"Bearer {rosa.key}"}
            )
            assert 400 <= response.status_code < 500, (content[:40], path, response.text[:300])
            assert response.headers["content-type"] == "application/problem+json"
    assert house.log()[len(before) :] == house.log()[-1:]


def test_an_array_is_told_what_is_wanted(house: House) -> None:
    assert Program(house, ROSA).wrong_fields("needs", []) == {"body": "Please send one JSON object."}


def test_odd_values_never_break_anything(house: House) -> None:
    house.a_need()
    helen = Program(house, HELEN)
    for path, field, value in product_of_oddities():
        body = json.dumps(GOOD[path] | {field: value})
        response = helen.client.request(
            "POST", helen.base + path, content=body, headers=JSON | {"authorization": f"Bearer {helen.key}"}
        )
        assert response.status_code < 500, (path, field, repr(value)[:40], response.text[:300])


def product_of_oddities() -> Iterator[tuple[str, str, Any]]:
    for path, fields in PATHS.items():
        for field in fields:
            for value in ODD_VALUES:
                yield path, field, value


def test_a_title_that_will_not_do_gets_one_kind_sentence(house: House) -> None:
    rosa = Program(house, ROSA)
    for title in ("", None, "   "):
        assert rosa.wrong_fields("needs", {"title": title}) == {"title": "Please say in a few words what is needed."}
    too_long = "Please use fewer than 120 letters here. There is room for more below."
    assert rosa.wrong_fields("needs", {"title": "x" * 10_000}) == {"title": too_long}
    assert rosa.wrong_fields("needs", {"title": 42}) == {"title": "Please write this in words."}
    assert house.log() == [Kind.TOKEN_MADE]


def test_letters_that_cannot_be_kept_are_turned_down(house: House) -> None:
    rosa = Program(house, ROSA)
    for letters in ("a\0b", "\ud800", "\udfff end"):
        body = json.dumps({"title": letters}).encode()
        problem = rosa.call("POST", "needs", 422, content=body, headers=JSON).json()
        assert problem["errors"][0]["message"] == "Some of these letters can't be kept. Please write them again."


def test_what_people_write_comes_back_as_it_was(house: House) -> None:
    rosa = Program(house, ROSA)
    for words in ("مقعد مكسور", "长椅坏了", "👵🏽🪑", "<script>alert(1)</script>", "a\u202eb"):
        number = rosa.post("needs", {"title": words, "story": words})["number"]
        need = rosa.get(f"needs/{number}")
        assert need["title"] == need["story"][0]["words"] == words


def test_problems_are_told_in_the_language_asked_for(house: House) -> None:
    rosa = Program(house, ROSA)
    response = rosa.call("POST", "needs", 422, json={}, headers={"accept-language": "nb"})
    assert response.json()["errors"][0]["field"] == "title"
