"""Programs propose ideas, say who is for them, answer, and try things out."""

from app.participation.models import Kind
from tests.api.program import Program
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA
from tests.house import House
from tests.ideas.happenings import an_idea, supported
from tests.needs.happenings import in_days

WALK = {"title": "A walk to the market", "for_whom": "Whoever likes to walk", "leads": True}


def test_an_idea_is_proposed_and_waits_to_be_looked_at(house: House) -> None:
    number = house.a_need()
    rosa = Program(house, ROSA)
    made = rosa.call("POST", "ideas", 201, json=WALK | {"need": number})
    assert made.headers["location"] == "/api/v1/linnet/ideas/1"
    idea = made.json()
    assert idea == rosa.get("ideas/1")
    assert (idea["who"], idea["leads"], idea["is_shown"], idea["stands"]) == ("Rosa Delgado", True, False, "open")
    assert idea["need"] == {"number": number, "title": "The bench by the lift is broken"}
    Program(house, OMAR).get("ideas/1", status=404)
    assert Program(house, OMAR).get("ideas")["ideas"] == []
    assert rosa.wrong_fields("ideas", WALK | {"need": 99}) == {"need": "We can't find a need with that number."}
    assert list(rosa.wrong_fields("ideas", {})) == ["title"]


def test_an_officer_writes_down_an_idea_that_she_heard_by_phone(house: House) -> None:
    said = Program(house, MINA).post("ideas", WALK | {"spoken_by": "amina", "via": "phone", "read_back": True})
    assert (said["who"], said["typed_by"], said["via"], said["read_back"]) == (
        "Amina Yusuf",
        "Mina Kaur",
        "phone",
        True,
    )


def test_those_who_are_for_it_are_counted_and_named_only_to_those_who_decide(house: House) -> None:
    number = an_idea(house)
    omar = Program(house, OMAR)
    come = omar.post(f"ideas/{number}/support", {"kind": "would_come"}, status=200)
    assert {"kind": "would_come", "number": "*", "is_mine": True} in come["support"]
    assert list(omar.wrong_fields(f"ideas/{number}/support", {"kind": "can_help"})) == ["words"]
    omar.post(f"ideas/{number}/support", {"kind": "can_help", "words": "I bring tea."}, status=200)
    who = Program(house, ROSA).get(f"ideas/{number}/supporters")["supporters"]
    assert who == [
        {"kind": "would_come", "words": "", "name": "Omar Haddad"},
        {"kind": "can_help", "words": "I bring tea.", "name": "Omar Haddad"},
    ]
    omar.get(f"ideas/{number}/supporters", status=403)
    for _ in range(2):
        omar.call("DELETE", f"ideas/{number}/support/would_come", 204)
    assert house.log().count(Kind.IDEA_SUPPORT_TAKEN_BACK) == 1
    omar.call("DELETE", f"ideas/{number}/support/likes_it", 404)


def test_an_idea_is_answered_with_a_day_and_stays_to_be_read(house: House) -> None:
    number = an_idea(house)
    supported(house, number, OMAR)
    bea = Program(house, BEA)
    path = f"ideas/{number}/answers"
    assert list(bea.wrong_fields(path, {"kind": "not_yet", "words": "In spring."})) == ["look_again_on"]
    day = in_days(30).isoformat()
    bea.post(path, {"kind": "not_yet", "words": "In spring.", "look_again_on": day})
    idea = bea.post(path, {"kind": "no", "words": "The road is closed.", "instead": "A walk to the park."})
    assert [(one["kind"], one["is_current"]) for one in idea["answers"]] == [("not_yet", False), ("no", True)]
    assert (idea["stands"], idea["answers"][0]["look_again_on"]) == ("no", day)
    Program(house, ROSA).post(path, {"kind": "done", "words": "Done."}, status=403)


def test_something_is_tried_and_what_was_learned_is_written_down(house: House) -> None:
    number = an_idea(house)
    mina = Program(house, MINA)
    trial = {"question": "Do people come in the morning?", "ends_on": in_days(9).isoformat()}
    mina.post(f"ideas/{number}/learned", {"words": "Too early."}, status=409)
    for day in ("3 March 2027", 1_900_000_000, "9999-12-31", None):
        assert list(mina.wrong_fields(f"ideas/{number}/trial", trial | {"ends_on": day})) == ["ends_on"]
    mina.post(f"ideas/{number}/trial", trial)
    mina.post(f"ideas/{number}/trial", trial, status=409)
    learned = mina.post(f"ideas/{number}/learned", {"words": "Too early."}, status=200)
    assert [one["learned"] for one in learned["trials"]] == ["Too early."]


def test_whoever_proposed_it_takes_it_back(house: House) -> None:
    number = an_idea(house)
    Program(house, AMINA).call("DELETE", f"ideas/{number}", 403)
    rosa = Program(house, ROSA)
    rosa.call("DELETE", f"ideas/{number}", 204)
    rosa.call("DELETE", f"ideas/{number}", 409)
    assert Program(house, AMINA).get("ideas")["ideas"] == []


def test_the_list_goes_on_where_the_page_before_ended(house: House) -> None:
    numbers = [an_idea(house, title=f"Idea {at}") for at in range(22)]
    amina = Program(house, AMINA)
    first = amina.get("ideas")
    rest = amina.get("ideas", params={"after": first["after"]})
    assert [one["number"] for one in first["ideas"] + rest["ideas"]] == numbers[::-1]
    assert rest["after"] is None
