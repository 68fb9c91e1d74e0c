"""Idempotency-Key: the same call sent twice is carried out once, and answered alike to the byte."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from httpx2 import Response

from app.participation.models import Kind
from tests.api.much import much_is_here
from tests.api.program import Program, key_of, look_at_problem
from tests.cast import AMINA, HELEN, MINA, ROSA
from tests.house import House

STATUS = {"POST": 201, "DELETE": 204}
DONE = {"kind": "done", "words": "The bench is mended."}
CALLS: list[tuple[str, str, Any, Kind]] = [
    ("POST", "needs", {"title": "A lamp"}, Kind.NEED_RAISED),
    ("POST", "needs/1/backing", {}, Kind.NEED_BACKED),
    ("DELETE", "needs/2/backing", None, Kind.BACKING_TAKEN_BACK),
    ("POST", "needs/1/comments", {"words": "Yes."}, Kind.COMMENT_MADE),
    ("POST", "needs/1/answers", DONE, Kind.NEED_ANSWERED),
    ("POST", "needs/3/helped", {"how": "no"}, Kind.HELPED_SAID),
]

IN_EVERY_ROOM: list[tuple[str, str, int, Any, Kind]] = [
    ("POST", "activities/1/dates", 201, {"day": "2031-03-04", "at_time": "14:00", "minutes": 60}, Kind.DATE_ADDED),
    ("POST", "activities/1/dates/1/bookings", 200, {"spoken_by": "unnamed", "via": "phone"}, Kind.PLACE_BOOKED),
    ("POST", "ideas/1/support", 200, {"kind": "would_come", "spoken_by": "unnamed"}, Kind.IDEA_SUPPORTED),
    ("POST", "grants/pot", 201, {"amount": 10, "day": "2026-01-01", "words": "A gift"}, Kind.POT_CHANGED),
    ("POST", "offers/1/requests", 201, {"words": "My coat has a hole."}, Kind.OFFER_ASKED_FOR),
    ("POST", "playlist", 201, {"title": "Guantanamera"}, Kind.SONG_ASKED_FOR),
]


@pytest.fixture
def helen(house: House) -> Program:
    """Helen, with a need to talk about, one she stands behind, and one that is done."""
    for _ in range(3):
        house.a_need()
    helen = Program(house, HELEN)
    for number in (2, 3):
        helen.call("POST", f"needs/{number}/backing", 201)
    helen.post("needs/3/answers", DONE)
    return helen


def test_the_same_key_is_answered_alike_and_done_once(house: House, helen: Program) -> None:
    for method, path, body, kind in CALLS:
        before = house.log().count(kind)
        first, again = (helen.call(method, path, STATUS[method], json=body, once="one key") for _ in range(2))
        assert _whole(first) == _whole(again)
        if body is not None:
            other = body | {"words": "Something else.", "title": "Something else"}
            assert list(helen.wrong_fields(path, other, once="one key")) == ["Idempotency-Key"]
        assert house.log().count(kind) == before + 1


def test_in_every_room_the_same_key_is_done_once(house: House) -> None:
    much_is_here(house)
    mina = Program(house, MINA)
    for method, path, status, body, kind in IN_EVERY_ROOM:
        before = house.log().count(kind)
        first, again = (mina.call(method, path, status, json=body, once="one key") for _ in range(2))
        assert _whole(first) == _whole(again)
        assert house.log().count(kind) == before + 1


def test_those_that_arrive_at_once_are_answered_alike_and_done_once(house: House, helen: Program) -> None:
    programs = [Program(house, key=helen.key) for _ in range(4)]
    for method, path, body, kind in CALLS:
        before, together = house.log().count(kind), Barrier(4)

        def call(program: Program, call: Any = (method, path, body, together)) -> tuple[object, ...]:
            method, path, body, together = call
            together.wait()
            return _whole(program.call(method, path, STATUS[method], json=body, once="one key"))

        with ThreadPoolExecutor(4) as threads:
            answers = set(threads.map(call, programs))
        assert len(answers) == 1
        assert house.log().count(kind) == before + 1


def test_two_different_bodies_under_one_key_cannot_both_win(house: House) -> None:
    key, together = key_of(house, ROSA), Barrier(2)

    def call(title: str) -> int:
        program = Program(house, key=key)
        together.wait()
        return program.client.post(
            "/api/v1/linnet/needs",
            json={"title": title},
            headers={"authorization": f"Bearer {key}", "idempotency-key": "one key"},
        ).status_code

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(call, ["A lamp", "A chair"])) == [201, 422]
    assert house.log().count(Kind.NEED_RAISED) == 1


def test_a_key_belongs_to_its_caller_and_to_its_call(house: House) -> None:
    rosa, amina, mina = (Program(house, part) for part in (ROSA, AMINA, MINA))
    assert rosa.post("needs", {"title": "A lamp"}, once="k")["number"] == 1
    assert amina.post("needs", {"title": "A lamp"}, once="k")["number"] == 2
    mina.post("needs/1/comments", {"words": "Yes."}, status=403, once="k")
    assert Program(house, ROSA).post("needs", {"title": "A lamp"}, once="k")["number"] == 3
    assert rosa.post("needs", {"title": "A lamp"}, once="other")["number"] == 4


def test_what_was_turned_down_may_be_tried_again(house: House) -> None:
    rosa, helen = Program(house, ROSA), Program(house, HELEN)
    rosa.post("needs", {}, status=422, once="k")
    rosa.post("needs", {"title": "A lamp", "theme": "no such"}, status=422, once="k")
    rosa.post("needs", {"title": "A lamp"}, once="k")
    helen.post("needs/1/answers", DONE, status=404, once="k")
    number = house.a_need()
    rosa.post(f"needs/{number}/helped", {"how": "yes"}, status=409, once="k")
    helen.post(f"needs/{number}/answers", DONE, once="k")
    rosa.post(f"needs/{number}/helped", {"how": "yes"}, once="k")


def test_without_a_key_each_call_counts(house: House) -> None:
    rosa = Program(house, ROSA)
    assert [rosa.post("needs", {"title": "A lamp"})["number"] for _ in range(2)] == [1, 2]


def test_a_key_that_is_too_long_or_not_plain_letters_is_turned_down(house: House) -> None:
    rosa = Program(house, ROSA)
    for key in (b"x" * 201, b"caf\xe9", b""):
        headers = [(b"authorization", b"Bearer " + rosa.key.encode()), (b"idempotency-key", key)]
        response = rosa.client.post(rosa.base + "needs", json={"title": "A lamp"}, headers=headers)
        look_at_problem(response)
        assert response.json()["errors"][0]["field"] == "Idempotency-Key"
    assert Kind.NEED_RAISED not in house.log()


def _whole(response: Response) -> tuple[object, ...]:
    return response.status_code, response.content, tuple(sorted(response.headers.items()))
