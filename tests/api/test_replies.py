"""Programs say “me too”, talk, answer, and say whether it helped."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.core import clock
from app.moderating.forms import HideForm
from app.moderating.kinds import HiddenFor
from app.needs.moderating import hide_comment
from app.needs.replies import Comment
from app.notifications.models import Telling
from app.participation.models import Kind
from tests.api.program import Program
from tests.cast import AMINA, BEA, HELEN, IDRIS, INES, MINA, OMAR, ROSA, SAM, SHAH
from tests.house import House

LATER = (clock.today() + timedelta(days=30)).isoformat()
DAYS = {"doing": "by_when", "not_yet": "look_again_on", "dont_know": "tell_by"}
DONE = {"kind": "done", "words": "The bench is mended."}


def test_me_too_is_said_once_and_taken_back(house: House) -> None:
    number = house.a_need()
    amina = Program(house, AMINA)
    assert amina.post(f"needs/{number}/backing", None, status=201) == {
        "number": number,
        "is_backed": True,
        "backing": "*",
    }
    amina.post(f"needs/{number}/backing", {}, status=200)
    assert Program(house, ROSA).post(f"needs/{number}/backing", {}, status=200)["is_backed"] is False
    assert amina.get(f"needs/{number}")["is_backed_by_me"] is True
    for _ in range(2):
        assert amina.call("DELETE", f"needs/{number}/backing", 204).content == b""
    need = amina.get(f"needs/{number}")
    assert (need["backing"], need["is_backed_by_me"]) == (0, False)
    acts = [kind for kind in house.log() if kind != Kind.TOKEN_MADE]
    assert acts[-2:] == [Kind.NEED_BACKED, Kind.BACKING_TAKEN_BACK]


def test_backing_is_counted_in_fives(house: House) -> None:
    number = house.a_need()
    for part in (AMINA, OMAR, BEA, MINA, IDRIS, HELEN, SHAH):
        Program(house, part).call("POST", f"needs/{number}/backing", 201)
    assert Program(house, ROSA).get(f"needs/{number}")["backing"] == "*"
    assert Program(house, ROSA).get("needs")["needs"][0]["backing"] == "*"
    Program(house, INES).call("POST", f"needs/{number}/backing", 403)


def test_me_too_is_said_for_a_neighbour_with_or_without_a_name(house: House) -> None:
    number = house.a_need()
    bea = Program(house, BEA)
    bea.post(f"needs/{number}/backing", {"spoken_by": "amina", "via": "in_person"}, status=201)
    for _ in range(7):
        said = bea.post(f"needs/{number}/backing", {"spoken_by": "unnamed", "via": "in_person"}, status=201)
    assert said["backing"] == 10
    assert list(bea.wrong_fields(f"needs/{number}/backing", {"spoken_by": "nobody"})) == ["spoken_by"]


def test_what_a_neighbour_says_waits_and_what_staff_say_is_shown(house: House) -> None:
    number = house.a_need()
    said = Program(house, AMINA).post(f"needs/{number}/comments", {"words": "I tripped there too."})
    assert (said["who"], said["words"], said["is_shown"]) == ("Amina Yusuf", "I tripped there too.", False)
    helen = Program(house, HELEN)
    assert helen.post(f"needs/{number}/comments", {"words": "We are looking at it."})["is_shown"] is True
    assert [one["who"] for one in helen.get(f"needs/{number}/comments")["comments"]] == ["Helen Price"]
    assert len(Program(house, MINA).get(f"needs/{number}/comments")["comments"]) == 2
    assert house.log().count(Kind.COMMENT_MADE) == 2


def test_a_connector_writes_down_what_a_neighbour_without_a_name_says(house: House) -> None:
    number, bea = house.a_need(), Program(house, BEA)
    said = bea.post(f"needs/{number}/comments", {"words": "I fell there.", "spoken_by": "unnamed"}, status=201)
    assert (said["who"], said["is_shown"]) == (None, False)


def test_hidden_words_are_not_repeated(house: House) -> None:
    number = house.a_need()
    Program(house, HELEN).post(f"needs/{number}/comments", {"words": "Something unkind."})
    with house.writing() as session:
        said = session.exec(select(Comment)).one()
        form = HideForm(hidden_for=HiddenFor.NAMES_SOMEONE, reason="It names a neighbour.")
        hide_comment(session, house.actor(session, MINA), house.need(session, number), said, form)
    need = Program(house, ROSA).call("GET", f"needs/{number}", 200)
    assert "unkind" not in need.text and "It names a neighbour." in need.text


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("done", "", ""),
        ("doing", "by_when", LATER),
        ("not_yet", "look_again_on", LATER),
        ("no", "instead", "There is a bench by the garden."),
        ("dont_know", "tell_by", LATER),
    ],
)
def test_an_answer_says_who_decided_and_everyone_behind_it_is_to_be_told(
    house: House, kind: str, field: str, value: str
) -> None:
    number = house.a_need()
    Program(house, AMINA).call("POST", f"needs/{number}/backing", 201)
    helen = Program(house, HELEN)
    bare = {"kind": kind, "words": "We met on Monday."}
    if field:
        assert list(helen.wrong_fields(f"needs/{number}/answers", bare)) == [field]
        assert house.log()[-1] == Kind.TOKEN_MADE
    answer = helen.post(f"needs/{number}/answers", bare | ({field: value} if field else {}))
    assert (answer["decided_by"], answer["organisation"]) == ("Helen Price", "Brookside Homes")
    assert answer["is_current"] is True and (not field or answer[field] == value)
    assert house.log()[-1] == Kind.NEED_ANSWERED
    with house.reading() as session:
        tellings = session.exec(select(Telling)).all()
        told = {telling.person_id for telling in tellings}
        assert told == {house.actor(session, part).person_id for part in (ROSA, AMINA)}
    need = helen.get(f"needs/{number}")
    assert need["stands"] == kind and need["answers"] == [answer] == helen.get(f"needs/{number}/answers")["answers"]
    assert need["tellings"] == [{"about": "answer", "told_at": None, "told": [], "still_to_be_told": "*"}]
    assert {"raised", "backed", "answer", "told"} <= {step["kind"] for step in need["story"]}


def test_a_bare_answer_is_not_an_answer(house: House) -> None:
    number = house.a_need()
    helen = Program(house, HELEN)
    assert set(helen.wrong_fields(f"needs/{number}/answers", {})) == {"kind", "words"}
    assert set(helen.wrong_fields(f"needs/{number}/answers", {"kind": "no", "words": "No."})) == {"instead"}
    assert set(helen.wrong_fields(f"needs/{number}/answers", {"kind": "perhaps", "words": "Hm."})) == {"kind"}
    past = {"kind": "doing", "words": "Soon.", "by_when": "2020-01-01"}
    assert set(helen.wrong_fields(f"needs/{number}/answers", past)) == {"by_when"}


def test_a_day_that_makes_no_sense_is_asked_about_again(house: House) -> None:
    number = house.a_need()
    helen = Program(house, HELEN)
    for kind, field in DAYS.items():
        for day in ("9999-12-31", "9999-12-30", 10**30, 1e300, -1, True, [], "2027-02-30", "soon", ""):
            words = {"kind": kind, "words": "We will see.", field: day}
            assert set(helen.wrong_fields(f"needs/{number}/answers", words)) == {field}


def test_closed_is_not_fixed(house: House) -> None:
    number = house.a_need()
    rosa = Program(house, ROSA)
    rosa.post(f"needs/{number}/helped", {"how": "yes"}, status=409)
    Program(house, HELEN).post(f"needs/{number}/answers", DONE | {"decided_by": "The board of Brookside"})
    assert set(rosa.wrong_fields(f"needs/{number}/helped", {})) == {"how"}
    Program(house, AMINA).post(f"needs/{number}/helped", {"how": "no"}, status=403)
    said = rosa.post(f"needs/{number}/helped", {"how": "no", "words": "It wobbles."})
    assert said == {"number": number, "how": "no", "words": "It wobbles.", "stands": "waiting"}
    assert rosa.post(f"needs/{number}/helped", {"how": "a_bit"})["stands"] == "done"
    assert [step["how"] for step in rosa.get(f"needs/{number}")["story"] if step["kind"] == "helped"] == ["a_bit"]
    assert house.log().count(Kind.HELPED_SAID) == 2


def test_only_those_who_may_answer_do(house: House) -> None:
    number = house.a_need()
    for part in (ROSA, BEA, IDRIS, INES, SAM):
        Program(house, part).post(f"needs/{number}/answers", DONE, status=403)
    for part in (MINA, SHAH, HELEN):
        Program(house, part).post(f"needs/{number}/answers", DONE)


def test_nothing_can_be_said_about_a_need_that_is_not_shown(house: House) -> None:
    number = house.a_need(shown=False)
    helen, sam = Program(house, HELEN), Program(house, SAM)
    for path, body in {"backing": {}, "comments": {"words": "Hm."}, "answers": DONE, "helped": {"how": "no"}}.items():
        helen.post(f"needs/{number}/{path}", body, status=404)
        sam.post(f"needs/{number}/{path}", body, status=403)
