"""The commit comes before the answer: nobody is thanked for what was not kept, by page or by API."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from app.core import safety
from tests.cast import ROSA
from tests.guards.walk import Stop, Walker, changed, rows
from tests.house import House

NEED = {"title": "A kettle for the lounge", "once": "k1"}
PAGE, API = Stop("POST", "/linnet/needs"), Stop("POST", "/api/v1/linnet/needs")


@pytest.fixture
def rosa(house: House) -> Walker:
    """Her tablet, and a program with her key; what breaks is shown to her, not to the test."""
    return Walker(house, ROSA, raise_server_exceptions=False)


@pytest.mark.parametrize("stop", [PAGE, API], ids=["page", "api"])
def test_a_commit_that_fails_is_not_thanked_for_and_leaves_nothing(house: House, rosa: Walker, stop: Stop) -> None:
    before = rows(house)
    with _a_full_disk(house):
        answer = rosa.goes(stop, stop.path, _sent(stop))
    assert answer.status_code == 500
    assert "Thank" not in answer.text
    assert changed(before, rows(house)) == set()


@pytest.mark.parametrize("stop", [PAGE, API], ids=["page", "api"])
def test_the_same_need_is_kept_when_it_is_sent_again(house: House, rosa: Walker, stop: Stop) -> None:
    with _a_full_disk(house):
        rosa.goes(stop, stop.path, _sent(stop))
    assert rosa.goes(stop, stop.path, _sent(stop)).status_code in (201, 303)
    assert len(rows(house)["need"]) == 1


def test_a_program_that_sends_without_end_is_stopped(
    house: House, rosa: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "BODY_LIMIT", 1000)
    headers = {**rosa.key, "content-type": "application/json"}
    endless = iter([b'{"title": "', *[b"a" * 100] * 20, b'"}'])
    answer = rosa.tablet.client.post(API.path, content=endless, headers=headers)
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    assert rows(house)["need"] == []


def _sent(stop: Stop) -> dict[str, str]:
    return {"title": NEED["title"]} if stop.is_api else NEED


@contextmanager
def _a_full_disk(house: House) -> Iterator[None]:
    def fails(connection: object) -> None:
        raise OSError("no space left")

    engine = house.visits.engine
    event.listen(engine, "commit", fails)
    try:
        yield
    finally:
        event.remove(engine, "commit", fails)
