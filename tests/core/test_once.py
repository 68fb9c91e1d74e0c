"""The same thing sent twice happens once: a double tap, a program that tries again, two at the very same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from httpx2 import Response
from sqlalchemy import event
from sqlmodel import select

from app.core import clock
from app.core.replies import IdempotentReply, forget_old
from app.participation.models import Kind
from app.people.forms import TokenForm
from app.people.service import make_token
from tests.cast import AMINA, BEN, MINA, ROSA, Part
from tests.house import House
from tests.tablet import Tablet

HERE = "/linnet/probe/needs"


def test_a_double_tap_posts_once(probe: House) -> None:
    tablet = probe.tablet(ROSA, follow_redirects=False)
    first = tablet.send(HERE, status=303, title="A bench", once="k1").response
    second = tablet.send(HERE, status=303, title="A bench", once="k1").response
    assert first.headers["location"] == second.headers["location"] == "/linnet/needs/1"
    assert probe.log() == [Kind.NEED_RAISED]


def test_a_fresh_form_posts_again(probe: House) -> None:
    tablet = probe.tablet(ROSA, follow_redirects=False)
    for key in ("k1", "k2"):
        tablet.send(HERE, status=303, title="A bench", once=key)
    assert probe.log() == [Kind.NEED_RAISED] * 2


def test_nobody_is_shown_anothers_answer(probe: House) -> None:
    for part in (ROSA, AMINA):
        probe.tablet(part, follow_redirects=False).send(HERE, status=303, title="A bench", once="k1")
    assert probe.log() == [Kind.NEED_RAISED] * 2


def test_what_broke_may_be_sent_again(probe: House) -> None:
    tablet = probe.tablet(ROSA, follow_redirects=False, raise_server_exceptions=False)
    tablet.send(HERE, status=500, title="A bench", once="k1", breaks="yes")
    tablet.send(HERE, status=303, title="A bench", once="k1")
    assert probe.log() == [Kind.NEED_RAISED]


def test_two_taps_at_the_same_moment_post_once(probe: House) -> None:
    tablets = [probe.tablet(ROSA, follow_redirects=False) for _ in range(2)]
    tablets[1].client.cookies = tablets[0].client.cookies
    answers = _at_once(tablets, lambda tablet: tablet.client.post(HERE, data={"title": "A bench", "once": "k1"}))
    assert [answer.status_code for answer in answers] == [303, 303]
    assert {answer.headers["location"] for answer in answers} == {"/linnet/needs/1"}
    assert probe.log() == [Kind.NEED_RAISED]


def test_two_people_at_the_same_moment_both_get_a_number(probe: House) -> None:
    tablets = [probe.tablet(part, follow_redirects=False) for part in (ROSA, AMINA)]
    answers = _at_once(tablets, lambda tablet: tablet.client.post(HERE, data={"title": "A bench", "once": "k"}))
    assert {answer.headers["location"] for answer in answers} == {"/linnet/needs/1", "/linnet/needs/2"}


def test_a_program_that_tries_again_gets_the_same_answer(probe: House) -> None:
    tablet = _program(probe, ROSA)
    sent = [_post(tablet, key="a", body=b"{}") for _ in range(2)]
    assert [answer.status_code for answer in sent] == [201, 201]
    assert sent[0].content == sent[1].content
    assert probe.log().count(Kind.NEED_RAISED) == 1


def test_two_programs_at_the_same_moment_are_one(probe: House) -> None:
    tablets = [_program(probe, ROSA)] * 2
    answers = _at_once(tablets, lambda tablet: _post(tablet, key="a", body=b"{}"))
    assert [answer.json() for answer in answers] == [{"number": 1}] * 2
    assert probe.log().count(Kind.NEED_RAISED) == 1


def test_what_is_thanked_for_is_kept(probe: House) -> None:
    """The commit comes before the answer: when it fails, nobody reads a thank-you."""
    tablet = probe.tablet(ROSA, follow_redirects=False, raise_server_exceptions=False)
    program = _program(probe, ROSA, raise_server_exceptions=False)
    before = probe.log()
    event.listen(probe.visits.engine, "commit", _the_disk_is_full)
    try:
        tablet.send(HERE, status=500, title="A bench", once="k1").says("It is not your fault", "A bench")
        answer = _post(program, key="a", body=b"{}")
    finally:
        event.remove(probe.visits.engine, "commit", _the_disk_is_full)
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert probe.log() == before


def test_a_page_that_writes_when_it_is_only_looked_at_breaks(probe: House) -> None:
    tablet = probe.tablet(ROSA, follow_redirects=False, raise_server_exceptions=False)
    tablet.open("/linnet/probe/quiet", status=500)
    assert probe.log() == []


def _program(house: House, part: Part, **options: object) -> Tablet:
    with house.writing() as session:
        key = make_token(session, house.actor(session, part), TokenForm(name="A program", may_write=True))
    tablet = house.tablet(**options)
    tablet.client.headers["authorization"] = f"Bearer {key}"
    return tablet


def _post(tablet: Tablet, key: str, body: bytes) -> Response:
    headers = {"idempotency-key": key, "content-type": "application/json"}
    return tablet.client.post("/api/v1/linnet/probe", content=body, headers=headers)


def _at_once(tablets: list[Tablet], act) -> list[Response]:
    ready = Barrier(len(tablets))

    def tap(tablet: Tablet) -> Response:
        ready.wait()
        return act(tablet)

    with ThreadPoolExecutor(len(tablets)) as hands:
        return list(hands.map(tap, tablets))


def _the_disk_is_full(connection: object) -> None:
    raise OSError("no space left")


def test_what_a_page_is_sent_with_a_programs_header_is_kept_nowhere(probe: House) -> None:
    """The page that shows a new key is the only place where it can be read, also for those who send such a header."""
    tablet = probe.tablet(ROSA)
    answer = tablet.client.post("/me/keys", data={"name": "A program"}, headers={"idempotency-key": "k1"})
    assert "nh_" in answer.text
    with probe.reading() as session:
        assert session.exec(select(IdempotentReply)).all() == []


@pytest.mark.parametrize(("hours", "is_kept"), [(47, True), (49, False)])
def test_answers_are_kept_for_two_days(probe: House, hours: int, is_kept: bool) -> None:
    probe.tablet(ROSA, follow_redirects=False).send(HERE, status=303, title="A bench", once="k1")
    with clock.at(clock.now() + timedelta(hours=hours)), probe.writing() as session:
        forget_old(session)
    with probe.reading() as session:
        assert bool(session.exec(select(IdempotentReply)).all()) is is_kept


def test_a_page_that_forgets_to_say_where_shows_nothing_of_next_door(probe: House) -> None:
    """The second layer, as requests meet it; SQLite has only the first."""
    probe.a_need("A bench by the lift")
    probe.a_need("A kerb that is too high", by=BEN)
    shown = probe.tablet(BEN).client.get("/heron/probe/everywhere").json()
    assert shown == ["A kerb that is too high"] or probe.database.is_sqlite


def test_a_form_with_a_slip_is_put_right_and_sent_again(probe: House) -> None:
    """The same form, so the same `once`: what was asked to be put right was not done, and is no answer to keep."""
    mina = probe.tablet(MINA)
    mina.send("/linnet/tables", status=422, name=" ", lasts="2", once="k1")
    for _ in range(2):
        mina.send("/linnet/tables", name="Table 1", lasts="2", once="k1").says("Table 1")
    assert probe.log() == [Kind.TABLET_OPENED]
