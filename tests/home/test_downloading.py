"""All of mine: a file for programs and one to read, with everything kept about a person and nothing of another's."""

import json
import re
import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.core.languages import LANGUAGES
from app.helping.service import name_helper
from app.home.downloading import Section, as_sections
from app.home.gathering import PARTS, all_of_mine
from app.home.line import Line
from app.needs.models import Backing, Need
from app.needs.replies import Comment
from app.participation.models import Kind
from app.participation.service import provenance, record
from tests.cards.making import comes_in
from tests.cards.reading import tags_in, words_on
from tests.cast import BEA, MINA, OMAR, ROSA
from tests.guards.gone_to import WISH
from tests.guards.lived_in import LivedIn
from tests.house import House
from tests.needs.happenings import counted
from tests.printer import needs_a_printer
from tests.together.happenings import celebrated

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "all-of-mine.md"


@pytest.fixture
def lived_in(house: House) -> Iterator[LivedIn]:
    lived_in = LivedIn(house.app, house.address)
    try:
        yield lived_in.is_lived_in()
    finally:
        lived_in.close()


def taken_along(house: House) -> dict[str, Any]:
    page = house.tablet(ROSA).open("/me/download.json")
    assert page.response.headers["content-disposition"] == 'attachment; filename="all-of-mine.json"'
    assert "no-store" in page.response.headers["cache-control"]
    mine: dict[str, Any] = json.loads(page.text)
    return mine


def test_rosa_takes_along_everything_that_is_hers(lived_in: LivedIn) -> None:
    with lived_in.writing() as session:
        rosa = lived_in.actor(session, ROSA)
        name_helper(session, rosa, lived_in.here(session), lived_in.actor(session, BEA).person_id or 0)
    mine = taken_along(lived_in)
    assert mine["details"]["email"] == "rosa@example.org"
    assert mine["needs"][0]["title"] == "The bench by the lift is broken"
    assert mine["needs"][0]["enclosed"][0]["address"] == "/linnet/needs/1/enclosed/a-recording"
    assert [(one["how"], one["words"]) for one in mine["helped"]] == [("no", "It wobbles.")]
    assert mine["memberships"][0]["roles"][0]["role"] == "resident"
    assert [(one["which"], one["name"]) for one in mine["helpers"]] == [("helps me", "Bea Okafor")]
    assert mine["profiles"][0]["has_voice"] and len(mine["cards"]) == 1
    assert [(one["activity"], one["state"], one["wishes"]) for one in mine["bookings"]] == [
        (1, "coming", WISH),
        (2, "coming", WISH),
    ]
    assert [one["title"] for one in mine["attendance"] + mine["led"]] == ["Tea in the garden"] * 2
    assert mine["planned"] == []
    assert {"answer", "asked_back", "helper_named"} <= {one["about"] for one in mine["tellings"]}
    assert mine["log"][-1]["meaning"] == "A person named someone as their helper."


def test_whoever_planned_something_takes_it_along(lived_in: LivedIn) -> None:
    mine = json.loads(lived_in.tablet(MINA).open("/me/download.json").text)
    assert [one["title"] for one in mine["planned"]] == ["Coffee morning", "Tea in the garden", "To the sea"]
    assert {f"`{key}`" for one in mine["planned"] for key in one} <= set(re.findall("`[^`]+`", GUIDE.read_text()))


def without_who_answered(said: dict[str, Any]) -> dict[str, Any]:
    """Who decided about her grant, and who told her so, is an answer to her: it stands in the open."""
    return {key: value for key, value in said.items() if key not in ("decided_by", "said_by")}


def test_nothing_of_another_is_in_it(lived_in: LivedIn) -> None:
    text = lived_in.tablet(ROSA).open("/me/download.json").text
    assert '"decided_by": "Amina Yusuf, Omar Haddad"' in text
    text = json.dumps(json.loads(text, object_hook=without_who_answered), ensure_ascii=False)
    for anothers in ("Amina Yusuf", "Omar Haddad", "It has been so for weeks.", "amina@", "Ada Lin", '"hash"', '"key"'):
        assert anothers not in text, anothers


def test_what_another_typed_for_her_says_who(house: House) -> None:
    with house.writing() as session:
        bea, rosa = house.actor(session, BEA), house.actor(session, ROSA)
        actor = bea.writing_down(rosa.person_id, rosa.via, read_back=True)
        name_helper(session, rosa, house.here(session), bea.person_id or 0)
        need = Need(neighbourhood_id=house.here(session).id, number=9, title="A rail", **provenance(actor))
        session.add(need)
        record(session, actor, Kind.NEED_RAISED, need)
    mine = taken_along(house)
    assert [(one["kind"], one["typed_by"], one["read_back"]) for one in mine["typed_for_me"]] == [
        ("need_raised", "Bea Okafor", True)
    ]
    assert mine["needs"][0]["typed_by"] == "Bea Okafor"


def test_every_key_of_the_file_is_explained(lived_in: LivedIn) -> None:
    explained, found = GUIDE.read_text(), set()

    def gather(value: Any) -> None:
        for one in value if isinstance(value, list) else []:
            gather(one)
        for key, inside in value.items() if isinstance(value, dict) else []:
            found.add(key)
            gather(inside)

    gather(taken_along(lived_in))
    assert {key for key in found if f"`{key}`" not in explained} == set()


def test_five_hundred_acts_cost_no_more_statements_than_none(house: House) -> None:
    rosa = house.tablet(ROSA)
    counts = []
    for has_acts in (False, True):
        if has_acts:
            _lives_long(house)
        begun = time.perf_counter()
        with counted(house) as asked:
            size = len(rosa.open("/me/download.json").text)
        took = time.perf_counter() - begun
        counts.append(len(asked))
    print(f"download.json, 500 acts: {counts[1]} statements, {size // 1024} kB, {took:.2f} s")
    assert counts[0] == counts[1] <= len(PARTS) + 6  # one for each list, and who asks from where
    assert took < 3


@needs_a_printer
def test_the_readable_file_is_tagged_and_says_it_all(lived_in: LivedIn) -> None:
    if lived_in.database.is_sqlite:
        _lives_long(lived_in)
    begun = time.perf_counter()
    response = lived_in.tablet(ROSA).open("/me/download.pdf").response
    print(f"download.pdf: {len(response.content) // 1024} kB, {time.perf_counter() - begun:.1f} s")
    words = words_on(response.content)
    mine = ("Rosa Delgado", "rosa@example.org", "Flat 52", "Linnet Court", "What I raised", "Which lift to take.", WISH)
    for said in mine:
        assert said.replace(" ", "") in words, said
    assert {"/H1", "/H2", "/LI"} <= tags_in(response.content)


def test_on_an_arabic_sheet_english_words_run_their_own_way(house: House) -> None:
    lines = [Line(None, "One leg is loose."), Line(None, "أريد ركنًا هادئًا.")]
    told = {"name": "Rosa", "today": date(2026, 11, 28), "about_me": [], "sections": [Section("ما طلبته", lines)]}
    arabic = LANGUAGES["ar"]
    sheet = house.app.state.pages.render("print/mine.html", arabic, spoken=arabic, **told)
    assert '<bdi dir="ltr">One leg' in sheet and '<bdi dir="rtl">أريد' in sheet


@pytest.mark.parametrize(("code", "words"), [("en", "29 February"), ("nb", "29. februar"), ("ar", "29 فبراير")])
def test_a_birthday_is_said_as_its_reader_says_it(house: House, code: str, words: str) -> None:
    celebrated(house, day=29, month=2)
    pages, language = house.app.state.pages, LANGUAGES[code]
    with house.reading() as session:
        mine = all_of_mine(session, house.actor(session, ROSA))
        sections = as_sections(mine, partial(pages.say, language))
    told = {"name": "Rosa", "today": date(2026, 11, 28), "about_me": [], "sections": sections, "zone": "UTC"}
    assert f'<p class="words">{words}</p>' in pages.render("print/mine.html", language, spoken=language, **told)


def test_a_card_alone_takes_nothing_along(house: House) -> None:
    tablet = comes_in(house)
    for path in ("/me", "/me/download", "/me/download.json", "/me/download.pdf", "/me/leaving", "/me/details"):
        answer = tablet.client.get(path, follow_redirects=False)
        assert answer.headers["location"] == f"/prove?return_to={path}"


def _lives_long(house: House) -> None:
    """Five hundred acts: needs, talk and “me too”s, each with its row in the log."""
    with house.writing() as session:
        actor, omar = house.actor(session, ROSA), house.actor(session, OMAR)
        here = house.here(session).id
        for number in range(100, 267):
            need = Need(neighbourhood_id=here, number=number, title=f"Door {number}", **provenance(actor))
            other = Need(neighbourhood_id=here, number=number + 500, title="A ramp", **provenance(omar))
            session.add_all([need, other])
            session.flush()
            said = Comment(neighbourhood_id=here, need_id=need.id, words="It bangs all night.", **provenance(actor))
            backs = Backing(neighbourhood_id=here, need_id=other.id, **provenance(actor))
            session.add_all([said, backs])
            for kind, row in ((Kind.NEED_RAISED, need), (Kind.COMMENT_MADE, said), (Kind.NEED_BACKED, other)):
                record(session, actor, kind, row)
