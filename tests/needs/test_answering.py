"""Helen answers a need: honestly, in plain words, and everyone behind it is to be told."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, insert, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.core.outbox import Outbox
from app.needs.kinds import AnswerKind, Standing
from app.needs.models import Need
from app.needs.raising import back_need, take_back
from app.needs.replies import Answer
from app.notifications.models import Message, Telling
from app.participation.models import Kind, Participation
from tests.cast import AMINA, BEA, BEN, HELEN, IDRIS, INES, MINA, OMAR, ROSA, SAM, SHAH
from tests.house import House
from tests.needs.happenings import an_answer, answered, backed, beside, everything, in_days, tellings, the_row

LONG = "x" * 10_000
SAYS_TOO_LITTLE = [
    ("kind", {"kind": ""}, "Please choose what the answer is."),
    ("kind", {"kind": "maybe"}, "Please choose one of these."),
    ("words", {"words": ""}, "Please write the answer in plain words."),
    ("words", {"words": " \n "}, "Please write the answer in plain words."),
    ("words", {"words": LONG}, "That is a little too long."),
    ("by_when", {"kind": "doing"}, "Please say by when it will be done."),
    ("by_when", {"kind": "doing", "by_when": "2020-01-31"}, "That day is over."),
    ("by_when", {"kind": "doing", "by_when": "9999-12-31"}, "That day is very far off."),
    ("by_when", {"kind": "doing", "by_when": "soon"}, "Please give a date, like 3 March 2027."),
    ("look_again_on", {"kind": "not_yet"}, "Please say when you will look at it again."),
    ("look_again_on", {"kind": "not_yet", "look_again_on": "2020-01-31"}, "That day is over."),
    ("tell_by", {"kind": "dont_know"}, "Please say by when you will tell people more."),
    ("tell_by", {"kind": "dont_know", "tell_by": "2020-01-31"}, "That day is over."),
    ("instead", {"kind": "no"}, "Please say what else is possible."),
    ("instead", {"kind": "no", "instead": "  "}, "Please say what else is possible."),
    ("instead", {"kind": "no", "instead": LONG}, "That is a little too long."),
]
BARE = [
    {"words": " "},
    {"words": "\n"},
    {"words": "\t"},
    {"words": "\u00a0"},
    {"decided_by": ""},
    {"decided_by": "\n"},
    {"kind": AnswerKind.DOING},
    {"kind": AnswerKind.NOT_YET},
    {"kind": AnswerKind.DONT_KNOW},
    {"kind": AnswerKind.NO},
    {"kind": AnswerKind.NO, "instead": "  "},
    {"kind": AnswerKind.NO, "instead": "\t\n"},
]


def test_each_kind_of_answer_is_read_with_all_it_promises(house: House) -> None:
    number = house.a_need()
    helen, rosa = house.tablet(HELEN), house.tablet(ROSA)
    promises = {
        "dont_know": "We will tell you more by",
        "not_yet": "We will look at it again on",
        "doing": "By ",
        "no": "A seat by the front door.",
        "done": "Did it help?",
    }
    for kind, promise in promises.items():
        helen.send(f"/linnet/needs/{number}/answers", **an_answer(kind, f"We said {kind}."))
        rosa.open(f"/linnet/needs/{number}").says(f"We said {kind}.", promise, "Helen Price decided, for Brookside")
        assert the_row(house, number).stands == Standing(kind)

    story = rosa.open(f"/linnet/needs/{number}")
    story.says(*(f"We said {kind}." for kind in promises))
    assert story.words.count("A newer answer has replaced this one.") == 4
    assert house.log()[2:] == [Kind.NEED_ANSWERED] * 5


def test_htmx_and_a_browser_without_scripts_are_both_thanked(house: House) -> None:
    number = house.a_need()
    helen = house.tablet(HELEN)
    part = helen.send(f"/linnet/needs/{number}/answers", htmx=True, **an_answer("done"))
    part.says("The answer is given.")
    assert "<html" not in part.text
    assert helen.send(f"/linnet/needs/{number}/answers", **an_answer("done")).path == f"/linnet/needs/{number}"


def test_a_double_tap_answers_once(house: House) -> None:
    number = house.a_need()
    helen = house.tablet(HELEN)
    for _ in range(2):
        helen.send(f"/linnet/needs/{number}/answers", once="the same form", **an_answer("done"))
    assert len(everything(house, Answer)) == len(everything(house, Message)) == 1
    assert house.log()[2:] == [Kind.NEED_ANSWERED]


def test_an_answer_that_says_too_little_gets_a_sentence_beside_the_field(house: House) -> None:
    number = house.a_need()
    helen = house.tablet(HELEN)
    for order, (field, typed, sentence) in enumerate(SAYS_TOO_LITTLE):
        sent = {"kind": "done", "words": "We will see to it.", "decided_by": "Ruth Ellery"} | typed
        page = helen.send(f"/linnet/needs/{number}/answers", status=422, htmx=order % 2 == 0, **sent)
        assert sentence in beside(page, field)
        assert page.field("words").strip() == sent["words"].strip()
        assert page.field("decided_by") == "Ruth Ellery"
    assert everything(house, Answer) == []
    assert house.log() == [Kind.NEED_RAISED, Kind.NEED_SHOWN]


def test_the_database_too_refuses_a_bare_answer(house: House) -> None:
    number = house.a_need()
    answered(house, number)
    honest = everything(house, Answer)[0].model_dump(exclude={"id"})
    for missing in BARE:
        with pytest.raises(IntegrityError), house.database.engine.begin() as connection:
            connection.execute(insert(Answer).values(**honest | missing))
    assert len(everything(house, Answer)) == 1


def test_an_answer_once_given_never_changes(house: House) -> None:
    answered(house, house.a_need())
    for change in ("UPDATE answer SET words = 'Something else'", "DELETE FROM answer"):
        with pytest.raises(DBAPIError, match="only ever added to"), house.database.engine.begin() as connection:
            connection.execute(text(change))
    assert everything(house, Answer)[0].words == "The caretaker mended it."


def test_an_answer_says_who_decided_even_if_someone_else_gives_it(house: House) -> None:
    number = house.a_need()
    helen = house.tablet(HELEN)
    assert helen.open(f"/linnet/needs/{number}/answers").field("decided_by") == "Helen Price"
    helen.send(f"/linnet/needs/{number}/answers", **an_answer("done"))
    helen.send(f"/linnet/needs/{number}/answers", **an_answer("done", decided_by="Ruth Ellery")).says(
        "Ruth Ellery decided, for Brookside Homes."
    )
    assert [answer.decided_by for answer in everything(house, Answer)] == ["Helen Price", "Ruth Ellery"]


def test_a_day_meant_for_another_kind_of_answer_is_not_kept(house: House) -> None:
    number = house.a_need()
    house.tablet(HELEN).send(f"/linnet/needs/{number}/answers", **an_answer("doing", tell_by="2020-01-31", instead="-"))
    answer = everything(house, Answer)[0]
    assert (answer.by_when, answer.tell_by, answer.instead) == (in_days(10), None, "")


def test_officers_housing_and_partners_answer_and_no_one_else(house: House) -> None:
    number = house.a_need()
    address = f"/linnet/needs/{number}/answers"
    for part in (MINA, HELEN, SHAH):
        tablet = house.tablet(part)
        tablet.open(address)
        tablet.send(address, **an_answer("done", f"Said by {part.name}."))
    for part in (ROSA, AMINA, BEA, IDRIS, INES, SAM, BEN):
        tablet = house.tablet(part)
        tablet.open(address, status=403)
        tablet.send(address, status=403, **an_answer("done"))
        tablet.send(address, status=403)
    assert house.tablet().send(address, **an_answer("done")).path == "/sign-in"
    assert len(everything(house, Answer)) == 3


def test_what_is_not_shown_or_was_taken_back_is_not_answered(house: House) -> None:
    waiting, taken_back = house.a_need(shown=False), house.a_need()
    with house.writing() as session:
        take_back(session, house.actor(session, ROSA), house.need(session, taken_back))
    helen = house.tablet(HELEN)
    helen.send(f"/linnet/needs/{waiting}/answers", status=404, **an_answer("done"))
    helen.send(f"/linnet/needs/{taken_back}/answers", status=409, **an_answer("done"))
    house.tablet(MINA).send(f"/linnet/needs/{waiting}/answers", status=403, **an_answer("done"))
    assert everything(house, Answer) == []


def test_everyone_behind_it_is_told_in_the_way_they_like(house: House) -> None:
    number = house.a_need()
    backed(house, number, OMAR, AMINA, BEA)
    answered(house, number)
    assert tellings(house, "answer") == {
        "rosa": ("letter", "waiting"),
        "amina": ("in_person", "waiting"),
        "omar": ("email", "waiting"),
        "bea": ("phone", "waiting"),
    }
    mail = everything(house, Outbox)
    assert [(job.topic, job.state.value) for job in mail] == [("telling", "waiting")]
    house.tablet(ROSA).open(f"/linnet/needs/{number}").says("A few are still to be told.")


def test_a_neighbour_without_a_name_reads_it_on_the_noticeboard(house: House) -> None:
    house.tablet(MINA).send("/linnet/needs", title="Smoke in the corridor", spoken_by="unnamed", via="paper")
    answered(house, 1)
    assert tellings(house, "answer") == {"": ("noticeboard", "waiting")}


@pytest.mark.parametrize("table", [Telling, Participation, Outbox])
def test_when_something_fails_inside_nothing_is_left_behind(house: House, table: type[Any]) -> None:
    number = house.a_need()
    with house.writing() as session:
        back_need(session, house.actor(session, OMAR), house.need(session, number))
    before = house.log()
    helen = house.tablet(HELEN, raise_server_exceptions=False)
    with _failing(table):
        page = helen.send(f"/linnet/needs/{number}/answers", status=500, once="k", **an_answer("done", "Mended."))
    page.says("Something went wrong on our side", "Mended.")

    assert [len(everything(house, kept)) for kept in (Answer, Message, Telling, Outbox)] == [0] * 4
    assert house.log() == before
    assert the_row(house, number).stands == Standing.WAITING
    helen.send(f"/linnet/needs/{number}/answers", once="k", **an_answer("done", "Mended.")).says("Mended.")
    assert len(everything(house, Answer)) == 1


def test_hints_come_gently_and_change_nothing(house: House) -> None:
    number = house.a_need()
    helen = house.tablet(HELEN)
    words = "Each customer must submit a form."
    address = f"/linnet/needs/{number}/answers"
    hints = helen.client.post(f"{address}/hints", data={"words": words}, headers={"hx-request": "true"})
    assert "“customer”: could you say “neighbour”?" in hints.text
    checked = helen.client.post(address, data=an_answer("done", words) | {"check": "yes"})
    assert (checked.status_code, words in checked.text, "could you say" in checked.text) == (200, True, True)
    assert house.tablet(ROSA).client.post(f"{address}/hints", data={"words": words}).status_code == 403
    assert everything(house, Answer) == []


def test_whatever_is_answered_is_text(house: House) -> None:
    number = house.a_need()
    words = "<b>تم</b> 🪑 100% %s {{ 7 * 7 }}"
    house.tablet(HELEN).client.post(f"/linnet/needs/{number}/answers", data=an_answer("done", words))
    page = house.tablet(ROSA).client.get(f"/linnet/needs/{number}")
    assert "&lt;b&gt;تم&lt;/b&gt; 🪑 100% %s {{ 7 * 7 }}" in page.text


def test_a_day_today_is_not_in_the_past(house: House) -> None:
    number = house.a_need()
    day: date = in_days(0)
    house.tablet(HELEN).send(f"/linnet/needs/{number}/answers", **an_answer("doing", by_when=day))
    assert not the_row(house, number).waits()
    assert [need.stands for need in everything(house, Need)] == [Standing.DOING]


@contextmanager
def _failing(table: type[Any]) -> Iterator[None]:
    """Every new row of this table breaks the transaction it stands in."""

    def fail(*_: object) -> None:
        raise RuntimeError("the power went")

    event.listen(table, "after_insert", fail)
    try:
        yield
    finally:
        event.remove(table, "after_insert", fail)
