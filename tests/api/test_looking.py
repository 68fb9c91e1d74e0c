"""Programs of those who look at what is given before it is shown; vouches; and birthdays by one's own wish."""

from app.core import clock
from app.participation.models import Kind
from tests.api.program import Program
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA, SAM
from tests.house import House
from tests.ideas.happenings import an_idea
from tests.offers.happenings import offered, vouched
from tests.together.happenings import greeted, sung

SHOWN, PRIVATE = {"outcome": "shown"}, {"outcome": "private", "reason": "It names a flat."}


def test_mina_shows_an_idea_or_keeps_it_private_and_says_why(house: House) -> None:
    an_idea(house, shown=False)
    mina, at = Program(house, MINA), "ideas/1/review"
    assert list(mina.wrong_fields(at, {"outcome": "private"})) == ["reason"]
    assert list(mina.wrong_fields(at, {})) == ["outcome"]
    kept = mina.post(at, PRIVATE, status=200)
    assert (kept["is_shown"], kept["private_reason"]) == (False, "It names a flat.")
    assert mina.post(at, SHOWN, status=200)["is_shown"] is True
    Program(house, ROSA).post(at, SHOWN, status=403)


def test_an_offer_is_looked_at_and_that_they_would_be_alone_is_only_added(house: House) -> None:
    number = offered(house, shown=False)
    mina, at = Program(house, MINA), f"offers/{number}/review"
    seen = mina.post(at, SHOWN | {"one_to_one": True}, status=200)
    assert (seen["is_shown"], seen["one_to_one"]) == (True, True)
    assert mina.post(at, SHOWN | {"one_to_one": False}, status=200)["one_to_one"] is True
    Program(house, OMAR).post(at, SHOWN, status=403)
    assert mina.post(at, PRIVATE, status=200)["private_because"] == "It names a flat."


def test_a_song_and_a_hello_are_looked_at(house: House) -> None:
    song, (hello, _) = sung(house, shown=False), greeted(house, shown=False)
    sam = Program(house, SAM)
    assert sam.post(f"playlist/{song}/review", SHOWN, status=200)["is_shown"] is True
    sam.call("POST", f"hellos/{hello}/review", 204, json=PRIVATE)
    assert sam.get("hellos") == {"hellos": []}
    assert [one["private_because"] for one in Program(house, ROSA).get("hellos")["hellos"]] == ["It names a flat."]
    for at in (f"playlist/{song}/review", f"hellos/{hello}/review"):
        assert list(sam.wrong_fields(at, {"outcome": "private"})) == ["reason"]
    Program(house, AMINA).post(f"playlist/{song}/review", SHOWN, status=403)
    assert house.log().count(Kind.GIVEN_SHOWN) == house.log().count(Kind.GIVEN_KEPT_PRIVATE) == 1


def test_who_vouched_for_someone_is_written_down_and_ended_by_the_officer_alone(house: House) -> None:
    number = offered(house, alone=True)
    mina, at = Program(house, MINA), f"offers/{number}/vouches"
    assert mina.get(at) == {"vouches": []}
    assert list(mina.wrong_fields(at, {"words": "Kind."})) == ["vouched_by"]
    (one,) = mina.post(at, {"vouched_by": "Bea Okafor", "words": "I have known her for years."})["vouches"]
    assert (one["by"], one["noted_by"], one["holds"], one["ended_at"]) == ("Bea Okafor", MINA.name, True, None)
    end = f"{at}/{one['id']}/end"
    assert list(mina.wrong_fields(end, {})) == ["reason"]
    (ended,) = mina.post(end, {"reason": "She moved away."}, status=200)["vouches"]
    assert (ended["holds"], ended["ended_because"]) == (False, "She moved away.")
    for part in (ROSA, BEA, SAM):
        Program(house, part).get(at, status=403)
        Program(house, part).post(at, {"vouched_by": "Bea Okafor", "words": "Kind."}, status=403)
    other = offered(house, by=AMINA, alone=True)
    vouched(house, number)
    mina.post(f"offers/{other}/vouches/{one['id']}/end", {"reason": "Not hers."}, status=404)


def test_a_birthday_is_known_by_ones_own_wish_and_gone_when_it_is_taken_back(house: House) -> None:
    rosa, at = Program(house, ROSA), "birthdays/mine"
    assert rosa.get(at) == {"day": None, "month": None}
    assert list(rosa.wrong_fields(at, {"day": 31, "month": 2, "is_wished": True})) == ["day"]
    assert list(rosa.wrong_fields(at, {"day": 3, "month": 5, "is_wished": False})) == ["is_wished"]
    today = clock.today("Europe/London")
    mine = {"day": today.day, "month": today.month}
    assert rosa.post(at, mine | {"is_wished": True}, status=200) == rosa.get(at) == mine
    week = Program(house, AMINA).get("birthdays")["birthdays"]
    assert week == [{"name": "Rosa Delgado", "day": today.isoformat()}]
    said = mine | {"is_wished": True, "spoken_by": "amina", "via": "in_person"}
    Program(house, MINA).post(at, said, status=403)
    rosa.call("POST", f"{at}/taking-back", 204)
    assert rosa.get(at)["day"] is None and Program(house, AMINA).get("birthdays") == {"birthdays": []}
