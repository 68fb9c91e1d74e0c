"""Which key opens what: without the right one, a call learns nothing."""

from typing import Any

import pytest
from sqlmodel import select

from app.core import clock
from app.neighbourhoods.models import Membership
from app.participation.models import Kind
from app.people.models import AccessToken
from tests.api.program import Program, key_of
from tests.cast import BEN, GWEN, HELEN, MINA, ROSA
from tests.house import House

EVERY_CALL: list[tuple[str, str, Any]] = [
    ("GET", "needs", None),
    ("POST", "needs", {"title": "A lamp"}),
    ("GET", "needs/1", None),
    ("POST", "needs/1/backing", {}),
    ("DELETE", "needs/1/backing", None),
    ("GET", "needs/1/comments", None),
    ("POST", "needs/1/comments", {"words": "Yes."}),
    ("GET", "needs/1/answers", None),
    ("POST", "needs/1/answers", {"kind": "done", "words": "Mended."}),
    ("POST", "needs/1/helped", {"how": "yes"}),
]


def every_call(program: Program, status: int, only_writing: bool = False) -> set[str]:
    """The different answers (without their body's own words, all should be one)."""
    calls = [call for call in EVERY_CALL if call[0] != "GET" or not only_writing]
    return {program.call(method, path, status, json=body).text for method, path, body in calls}


@pytest.mark.parametrize("key", ["", "nh_wrong", "x" * 5000])
def test_without_a_key_nothing_opens(house: House, key: str) -> None:
    house.a_need()
    before = house.log()
    assert len(every_call(Program(house, key=key), 401)) == 1
    assert house.log() == before


@pytest.mark.parametrize("part", [BEN, GWEN])
def test_a_key_of_another_neighbourhood_opens_nothing_and_learns_nothing(house: House, part: Any) -> None:
    house.a_need()
    key = key_of(house, part)
    here = every_call(Program(house, key=key), 401)
    assert here == every_call(Program(house, key=key, base="/api/v1/nowhere/"), 401)
    assert len(here) == 1
    Program(house, key=key, base="/api/v1/heron/").get("needs")


def test_a_reading_key_reads(house: House) -> None:
    house.a_need()
    helen = Program(house, key=key_of(house, HELEN, may_write=False))
    before = house.log()
    assert helen.get("needs/1")["number"] == helen.get("needs")["needs"][0]["number"] == 1
    every_call(helen, 403, only_writing=True)
    helen.post("needs", {}, status=403)
    assert house.log() == before


def test_what_is_wrong_with_a_body_is_only_told_to_those_with_a_key(house: House) -> None:
    Program(house).post("needs", {}, status=401)
    Program(house, key=key_of(house, BEN)).post("needs", [], status=401)
    Program(house).get("needs", status=401, params={"limit": 0})


def test_a_key_taken_back_opens_nothing_not_even_an_earlier_answer(house: House) -> None:
    rosa = Program(house, ROSA)
    rosa.post("needs", {"title": "A lamp"}, once="first")
    rosa.post("needs", {"title": "A lamp"}, once="first")
    with house.writing() as session:
        token = session.exec(select(AccessToken)).one()
        token.revoked_at = clock.now()
        _log_something(house, session)
    rosa.post("needs", {"title": "A lamp"}, status=401, once="first")
    rosa.get("needs", status=401)


def test_who_has_left_the_neighbourhood_takes_no_key_along(house: House) -> None:
    rosa = Program(house, ROSA)
    with house.writing() as session:
        person = house.actor(session, ROSA).person_id
        session.exec(select(Membership).where(Membership.person_id == person)).one().left_at = clock.now()
        _log_something(house, session)
    every_call(rosa, 401)


def test_a_cookie_is_no_key(house: House) -> None:
    tablet = house.tablet(MINA)
    assert tablet.client.get("/api/v1/linnet/needs").status_code == 401
    assert tablet.client.post("/api/v1/linnet/needs", json={"title": "A lamp"}).status_code == 401
    assert Kind.NEED_RAISED not in house.log()


def test_what_is_not_there_is_said_in_the_same_way(house: House) -> None:
    rosa = Program(house, ROSA)
    for path in (
        "needs/99",
        "needs/0",
        "needs/-1",
        "needs/abc",
        "needs/1e3",
        f"needs/{10**40}",
        "nothing",
        "needs/%00",
    ):
        rosa.get(path, status=404)
    for base in ("/api/v1/%00/", "/api/v1/LINNET/", f"/api/v1/{'x' * 500}/", "/api/v1/%ed%a0%80/", "/api/v2/linnet/"):
        Program(house, key=rosa.key, base=base).get("needs", status=404)
    assert rosa.call("PUT", "needs", 405).headers["allow"] == "GET, POST"
    assert rosa.call("PUT", "needs/1/backing", 405).headers["allow"] == "POST, DELETE"


def _log_something(house: House, session: Any) -> None:
    from app.participation.service import record

    record(session, None, Kind.TOKEN_REVOKED, session.exec(select(AccessToken)).first())
