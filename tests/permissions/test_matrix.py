"""Every act, in every way it can be done, by everyone, in every kind of session, against the running house."""

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from fastapi import FastAPI
from httpx2 import Response
from sqlmodel import col, select

from app.cards import printing
from app.core import clock
from app.core import printing as core_printing
from app.notifications import letters
from app.participation.models import Participation
from app.permissions import rules
from app.permissions.rules import Act
from app.permissions.who import RESIDENTS, Via
from tests.guards.walk import stops
from tests.house import lay_in, migrate
from tests.permissions.going import CARD, TABLE, WAYS, WHO, Way
from tests.permissions.undoing import UNDO_IS_QUIET
from tests.permissions.world import PEOPLE, World
from tests.postgres import as_app
from tests.straight import client_of

AT_PAGES = ("own", "card", "proved", "table")
KEY_AT_A_PAGE = ("raised", "officer", "steward")
OTHERS_WORDS = ("HEADS_COUNTED", "HELPER_ENDED", "PERSON_JOINED", "CAME", "COMERS_COUNTED")
"""What is written down may be another's wish, or that of many."""
ASKED_BESIDES = (Act.MAKE_TOKEN, Act.GIVE_SECOND_LOOK)
"""Another question stands before these (is it your own page, do you review), so theirs alone opens nothing."""
WITHIN_A_PAGE = (Act.SEE_WISHES,)
"""Shown or left out where others may look, too: tests/permissions/test_what_people_need.py."""
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
        address = as_app(request.getfixturevalue("postgres").migrated_database(name, _with_cast))
    world = World(app, address)
    headers = {"sec-fetch-site": "same-origin", "accept-language": "en"}
    with client_of(app, raise_server_exceptions=False, headers=headers, follow_redirects=False) as world.client:
        yield world
        # Before the app shuts its pool, or the connection that is held would go back to a pool no one closes.
        world.close()


@pytest.fixture
def world(built: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """Printing takes a second and asks no one who they are. However long the run, no session idles away."""
    for room, name in ((printing, "sheet"), (core_printing, "later")):
        monkeypatch.setattr(room, name, lambda *_: iter([b"%PDF"]))
    monkeypatch.setattr(letters, "as_pdf", lambda *_: b"%PDF")
    built.app.state.database = built.database
    built.lays_out_sounds()
    with clock.at(built.began + timedelta(minutes=2)):
        yield built


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_the_house_does_what_the_table_says(world: World, way: Way) -> None:
    tries = Tries(world, way)
    wrong = [found for who, session in _who_tries(world, way) if (found := tries.go(who, session))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("act", [act for act in Act if act not in (*ASKED_BESIDES, *WITHIN_A_PAGE)])
def test_a_rule_that_lets_everyone_in_is_found_out(world: World, act: Act, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rules.RULES, act, rules.Rule("", lambda *_: True))
    assert _is_found_out(world, act)


@pytest.mark.parametrize("act", [Act.SPEAK_FOR, Act.SEE_OWN, Act.NAME_HELPER])
def test_a_tablet_that_opens_more_is_found_out(world: World, act: Act, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "TAKING_PART", rules.TAKING_PART | {act})
    assert _is_found_out(world, act)


def test_every_act_is_tried_and_so_is_every_address_in_a_neighbourhood_or_about_oneself(world: World) -> None:
    acts = {way.act for way in WAYS} | {act.name for act in WITHIN_A_PAGE}
    assert set(Act.__members__) | {"ANYONE", "BY_NAME"} == acts
    tried = {(way.method, _template(way)) for way in WAYS}
    found = {
        (one.method, one.path) for one in stops(world.app) if one.is_in_a_neighbourhood or one.path.startswith("/me")
    }
    assert {one for one in found - tried if one not in ELSEWHERE_TRIED} == set()


SPELLED = (
    (r"\{(said|hidden|looked)\}", "{comment_id}"),
    (r"\{attachment\}", "{recording_id}"),
    (r"\{helper\}", "{helper_id}"),
    (r"\{calendar\}", "{key}"),
    (r"\{(request|agreed|thanked|shared)\}", "{request_id}"),
    (r"\{(song|hidden_song)\}", "{song_id}"),
    (r"\{(hello|hidden_hello)\}", "{hello_id}"),
    (r"\{vouch\}", "{vouch_id}"),
    (r"\{(away|looked)_\w+\}", "{number}"),
    (r"^(playlist|hellos)/\{\w+\}/(report|second)", r"\1/{number}/\2"),
    (r"^offers/\d", "offers/{number}"),
    (r"support/would_come", "support/{kind}"),
    (r"\{tablet\}", "{tablet_id}"),
    (r"\{(card|telling|told)\}", "{number}"),
    (r"^/me/(passkeys|keys)/\d+", r"/me/\1/{number}"),
    (r"^/me/devices/[0-9a-f]{16}", "/me/devices/{device}"),
    (r"^/me/leaving/(stay|go)", "/me/leaving/{my_words}"),
    (r"^looking-out/ida", "looking-out/{handle}"),
    (r"^people/(rosa|noor|tess)", "people/{handle}"),
    (r"^sheets/[^.]+", "sheets/{reference}"),
    (r"^activities/\d", "activities/{number}"),
    (r"dates/\d", "dates/{date_number}"),
    (r"^settings/about", "settings/{section}"),
    (r"places/lift_a", "places/{place}"),
    (r"organisations/norc", "organisations/{organisation}"),
)
ELSEWHERE_TRIED = {
    ("GET", "/me/left"),  # says goodbye to whoever is no one any more
    ("GET", "/open-neighbourhood/{slug}"),  # says only that it is there, as the front page does
    ("DELETE", "/api/v1/{slug}/needs/{number}/heads/{count_id}"),
    ("POST", "/{slug}/needs/{number}/heads/{count_id}/taken-back"),  # whoever counted: tests/needs/test_counting.py
}


def _is_found_out(world: World, act: Act) -> bool:
    ways = [way for way in WAYS if way.act == act.name]
    return any(Tries(world, way).go(*tried) for way in ways for tried in _who_tries(world, way))


class Tries:
    """Someone goes one way; what came of it is compared with the table, then undone."""

    def __init__(self, world: World, way: Way) -> None:
        self.world, self.way = world, way
        self.client = world.client

    def go(self, who: str, session: str) -> str:
        """Nothing, or what was wrong."""
        mark = self._mark(who, session)
        self.client.cookies.clear()
        with self.world.database.undone():
            answer = self._sent(self.world.keys[who, session])
            wrong = self._wrong(who, session, mark, answer)
        return wrong and f"{who} ({session}) should be “{mark}” at {self.way}: {answer.status_code} {wrong}"

    def _mark(self, who: str, session: str) -> str:
        way = self.way
        if way.is_api:
            mark = way.marks[who]
            has_key = session == "write" or (session == "read" and way.method == "GET" and mark != "w")
            return mark.replace("w", "x") if has_key else "."
        if session in ("read", "write"):
            return way.marks["visitor"]
        if who == "unnamed" or (way.aside == "rosa" and who == "raised"):
            return way.marks[who]  # the one is only ever at a table; the other speaks for herself
        if (session == "table" and way.act not in TABLE) or (session == "card" and way.act not in CARD):
            return "."
        is_cut = session in ("table", "card") and who in PEOPLE and not RESIDENTS & set(PEOPLE[who].roles)
        mark = way.marks[STRANGE if is_cut else who]
        return mark.replace("s", "." if session in ("table", "card") else "x")

    def _sent(self, key: dict[str, str]) -> Response:
        way, ids = self.way, {**self.world.ids, "noor": self.world.people["noor"]}
        address = way.address.format(**ids)
        path = f"/api/v1/linnet/{address}" if way.is_api else address if address[:1] == "/" else f"/linnet/{address}"
        filled = {name: value.format(**ids) for name, value in way.fields.items() if isinstance(value, str)}
        fields = {**way.fields, **filled}
        sent = {"json": fields} if way.is_api and way.method == "POST" else {"data": fields or None}
        return self.client.request(way.method, path.rstrip("/"), headers=key, **sent if way.method == "POST" else {})

    def _wrong(self, who: str, session: str, mark: str, answer: Response) -> str:
        said = answer.headers.get("location", "")
        is_door = said.startswith(("/sign-in", "/prove"))
        if (mark in ".~=" or self.way.method == "GET") and (written := self._has_written()):
            return f"{said} and wrote {written}"
        if mark == ".":
            return "" if answer.status_code in _refusals(who, session, self.way, said) else f"not refused so {said}"
        if mark == "~":
            return "" if answer.status_code in (409, 422) else f"asked nothing {said}"
        is_in = answer.status_code in ((200,) if self.way.method == "GET" else (200, 201, 204, 303)) and not is_door
        return (self._not_logged(who, session, mark) if mark in "xo" else "") if is_in else f"not let in {said}"

    def _has_written(self) -> list[str]:
        """What was changed of what people did, if the database was told to write anything at all."""
        if not self.world.database.written - UNDO_IS_QUIET:
            return []
        now, before = self.world.database.rows(), self.world.as_it_was
        return [name for name in now if now[name] != before[name]]

    def _not_logged(self, who: str, session: str, mark: str) -> str:
        if not self.way.logs:
            return ""
        newest = select(Participation).order_by(col(Participation.id).desc()).limit(12)
        with self.world.database.whole_house.reading() as reading:
            acts = [one for one in reading.exec(newest) if one.id > self.world.last_act]
            kinds = [one.kind.name for one in acts]
            if self.way.logs not in kinds:
                return f"not in the log, where stands {kinds}"
            act = acts[kinds.index(self.way.logs)]
            me = self.world.people.get(who)
            speaker = self.world.people.get(self.way.aside, me) if mark == "x" else me
            is_true = act.typed_by == me and (act.spoken_by == speaker or self.way.logs in OTHERS_WORDS)
            is_at_table = act.via == Via.TABLE_TABLET or (who == "raised" and self.way.aside == "rosa")
            return "" if is_true and is_at_table >= (session == "table") else f"logged as {act!r}"


def _refusals(who: str, session: str, way: Way, said: str) -> set[int]:
    """How each is refused: those whom a door can help are led to it, all others are told."""
    told = {403, 404}
    if way.is_api:
        return told | {401}
    place = urlsplit(said).path
    if who == "visitor" or session in ("read", "write"):
        return {404} | ({303} if place == "/sign-in" else set())
    door = {"card": "/prove", "table": "/table"}.get(session)
    return told | ({303} if place == door else set())


def _who_tries(world: World, way: Way) -> list[tuple[str, str]]:
    if way.is_api:
        return [("visitor", "none"), *_programs(way)]
    tries = [(who, session) for who in WHO for session in AT_PAGES if (who, session) in world.keys]
    return tries + [(who, "write") for who in KEY_AT_A_PAGE]


def _programs(way: Way) -> Iterator[tuple[str, str]]:
    """Everyone with a key that fits the call; one that only reads, and a page's session, where they might open it."""
    for who in PEOPLE:
        yield who, "write"
        if way.method == "GET" or way.marks[who] != ".":
            yield who, "read"
        if way.marks[who] != ".":
            yield who, "own"


def _template(way: Way) -> str:
    """The address as the house spells it."""
    spelled = re.sub(r"^(needs|ideas|grants)/\d", r"\1/{number}", way.address.split("?")[0])
    for ours, theirs in SPELLED:
        spelled = re.sub(ours, theirs, spelled)
    spelled = spelled if spelled.startswith("/") else f"/{{slug}}/{spelled}".rstrip("/")
    return f"/api/v1{spelled}" if way.is_api else spelled


def _with_cast(address: str) -> None:
    migrate(address)
    lay_in(address)
