"""Every act, in every way it can be done, by everyone, in every kind of session, against the running house."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlmodel import col, select

from app.cards import printing
from app.home import downloading
from app.needs import paper
from app.notifications import letters
from app.participation.models import Participation
from app.permissions.rules import Act
from app.permissions.who import RESIDENTS
from tests.guards.walk import stops
from tests.house import lay_in, migrate
from tests.permissions.ways import CARD, TABLE, WAYS, WHO, Way
from tests.permissions.world import PEOPLE, World

AT_PAGES = ("own", "card", "proved", "table")
TO_PROGRAMS = ("none", "read", "write", "own")
KEY_AT_A_PAGE = ("raised", "officer", "steward")
STRANGE = "elsewhere"
"""Whoever works here and holds a table's tablet or only a card is nobody in particular."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def built(request: pytest.FixtureRequest, app: FastAPI, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Laid in once for each database: what is tried is undone."""
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path_factory.mktemp('matrix')}/house.db"
        _with_cast(address)
    else:
        name = f"matrix_{request.getfixturevalue('worker_id')}"
        address = request.getfixturevalue("postgres").migrated_database(name, _with_cast)
    world = World(app, address)
    yield world
    world.close()


@pytest.fixture
def world(built: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """Printing takes a second and asks no one who they are."""
    for room, name in ((printing, "sheet"), (paper, "printed"), (downloading, "printed")):
        monkeypatch.setattr(room, name, lambda *_: iter([b"%PDF"]))
    monkeypatch.setattr(letters, "as_pdf", lambda *_: b"%PDF")
    built.app.state.database = built.database
    return built


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_the_house_does_what_the_table_says(world: World, way: Way) -> None:
    tries = Tries(world, way)
    assert [wrong for who, session in _who_tries(world, way) if (wrong := tries.go(who, session))] == []


def test_every_act_is_tried_and_so_is_every_address_in_a_neighbourhood(world: World) -> None:
    acts = {way.act for way in WAYS}
    assert set(Act.__members__) | {"ANYONE", "BY_NAME"} == acts
    tried = {(way.method, _template(world, way)) for way in WAYS}
    found = {(one.method, one.path) for one in stops(world.app) if one.is_in_a_neighbourhood}
    assert {one for one in found - tried if one not in ELSEWHERE_TRIED} == set()


ELSEWHERE_TRIED = {
    ("GET", "/open-neighbourhood/{slug}"),  # says only that it is there, as the front page does
    ("POST", "/{slug}/needs/{number}/heads/{count_id}/taken-back"),  # whoever counted: tests/needs/test_counting.py
}


class Tries:
    """Someone goes one way; what came of it is compared with the table, then undone."""

    def __init__(self, world: World, way: Way) -> None:
        self.world, self.way = world, way
        headers = {"sec-fetch-site": "same-origin", "accept-language": "en"}
        self.client = TestClient(world.app, headers=headers, follow_redirects=False)

    def go(self, who: str, session: str) -> str:
        """Nothing, or what was wrong."""
        mark = self._mark(who, session)
        with self.world.database.undone():
            answer = self._sent(self.world.keys[who, session])
            wrong = self._wrong(who, session, mark, answer)
        return wrong and f"{who} ({session}) should be “{mark}” at {self.way}: {answer.status_code} {wrong}"

    def _mark(self, who: str, session: str) -> str:
        way = self.way
        if way.is_api:
            has_key = session == "write" or (session == "read" and way.method == "GET")
            return way.marks[who] if has_key else "."
        if session in ("read", "write"):
            return way.marks["visitor"]
        if session == "table" and way.act not in TABLE or session == "card" and way.act not in CARD:
            return "."
        is_cut = session in ("table", "card") and who in PEOPLE and not RESIDENTS & set(PEOPLE[who].roles)
        return way.marks[STRANGE if is_cut else who]

    def _sent(self, key: dict[str, str]) -> Response:
        way, ids = self.way, {**self.world.ids, "noor": self.world.ids["noor_id"]}
        address = way.address.format(**ids)
        path = f"/api/v1/linnet/{address}" if way.is_api else address if address[:1] == "/" else f"/linnet/{address}"
        fields = {name: value.format(**ids) for name, value in way.fields.items()}
        sent = {"json": fields} if way.is_api and way.method == "POST" else {"data": fields or None}
        return self.client.request(way.method, path.rstrip("/"), headers=key, **sent if way.method == "POST" else {})

    def _wrong(self, who: str, session: str, mark: str, answer: Response) -> str:
        said, written = answer.headers.get("location", ""), self._has_written()
        is_door = urlsplit(said).path in ("/sign-in", "/prove", "/table")
        if mark in ".~" or mark == "=" or self.way.method == "GET":
            if written:
                return f"{said} and wrote {written}"
        if mark == ".":
            return "" if answer.status_code in _refusals(who, session, self.way, said) else f"not refused so {said}"
        if mark == "~":
            return "" if answer.status_code in (409, 422) else f"asked nothing {said}"
        is_in = answer.status_code in ((200,) if self.way.method == "GET" else (200, 201, 204, 303)) and not is_door
        return (self._not_logged(who, session, mark) if mark in "xo" else "") if is_in else f"not let in {said}"

    def _has_written(self) -> list[str]:
        """What was changed of what people did, if the database was told to write anything at all."""
        if not self.world.database.written - {"web_session"}:
            return []
        now, before = self.world.database.rows(), self.world.as_it_was
        return [name for name in now if now[name] != before[name]]

    def _not_logged(self, who: str, session: str, mark: str) -> str:
        if not self.way.logs:
            return ""
        newest = select(Participation).order_by(col(Participation.id).desc()).limit(12)
        with self.world.database.reading() as reading:
            acts = [one for one in reading.exec(newest) if one.id > self.world.last_act]
            kinds = [one.kind.name for one in acts]
            if self.way.logs not in kinds:
                return f"not in the log, where stands {kinds}"
            act = acts[kinds.index(self.way.logs)]
            me, rosa = self.world.people.get(who), self.world.people["raised"]
            speaker = {"rosa": rosa, "": me}.get(self.way.aside if mark == "x" else "", me)
            is_named_aloud = str(self.way) == "POST helpers"
            is_true = act.typed_by == me and (act.spoken_by == speaker or is_named_aloud)
            is_at_table = act.via is not None and act.via.value == "table_tablet"
            return "" if is_true and is_at_table == (session == "table") else f"logged as {act!r}"


def _refusals(who: str, session: str, way: Way, said: str) -> set[int]:
    """How each is refused: those whom a door can help are led to it, all others are told."""
    told = {403, 404}
    if way.is_api:
        return told | {401}
    place = urlsplit(said).path
    if who == "visitor" or session in ("read", "write"):
        return {404} | ({303} if place == "/sign-in" else set())
    if session == "card":
        return told | ({303} if place == "/prove" else set())
    return told


def _who_tries(world: World, way: Way) -> list[tuple[str, str]]:
    if way.is_api:
        everyone = [(who, session) for who in PEOPLE for session in TO_PROGRAMS if session != "none"]
        return [("visitor", "none"), *everyone]
    tries = [(who, session) for who in WHO for session in AT_PAGES if (who, session) in world.keys]
    return tries + [(who, "write") for who in KEY_AT_A_PAGE]


def _template(world: World, way: Way) -> str:
    """The address as the house spells it."""
    raise NotImplementedError


def _with_cast(address: str) -> None:
    migrate(address)
    lay_in(address)
