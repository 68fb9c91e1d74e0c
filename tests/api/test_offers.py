"""Programs offer skills and time, ask, agree and thank; and read songs and hellos."""

from app.participation.models import Kind
from tests.api.program import Program
from tests.cast import AMINA, BEA, HELEN, MINA, OMAR, ROSA
from tests.house import House
from tests.needs.happenings import in_days
from tests.offers.happenings import SEW, asked, offered, vouched
from tests.together.happenings import greeted, sung

OFFER = {"kind": "mend", "words": SEW, "one_to_one": False}


def test_an_offer_waits_to_be_looked_at_and_always_has_a_name(house: House) -> None:
    rosa = Program(house, ROSA)
    offer = rosa.post("offers", OFFER)
    assert (offer["number"], offer["name"], offer["is_shown"], offer["is_mine"]) == (1, "Rosa Delgado", False, True)
    Program(house, AMINA).get("offers/1", status=404)
    assert list(rosa.wrong_fields("offers", {"words": SEW})) == ["kind", "one_to_one"]
    bea = Program(house, BEA)
    assert list(bea.wrong_fields("offers", OFFER | {"spoken_by": "unnamed"})) == ["spoken_by"]
    typed = bea.post("offers", OFFER | {"spoken_by": "amina", "via": "paper"})
    assert (typed["name"], typed["typed_by"], typed["via"]) == ("Amina Yusuf", "Bea Okafor", "paper")


def test_a_request_passes_between_the_two(house: House) -> None:
    offered(house)
    amina, rosa, omar = (Program(house, part) for part in (AMINA, ROSA, OMAR))
    made = amina.call("POST", "offers/1/requests", 201, json={"words": "My coat has a hole."})
    one = made.json()["id"]
    at = f"offers/1/requests/{one}"
    assert made.headers["location"] == f"/api/v1/linnet/{at}"
    assert amina.post("offers/1/requests", {"words": "Again"})["id"] == one
    assert list(rosa.wrong_fields("offers/1/requests", {"words": "Mine"})) == ["spoken_by"]
    omar.get(at, status=404)
    assert (omar.get("offers/1")["requests"], omar.get("offers/mine")["asked_by_me"]) == ([], [])
    assert [line["id"] for line in rosa.get("offers/mine")["asked_of_me"]] == [one]
    rosa.post(f"{at}/done", None, status=409)
    assert list(rosa.wrong_fields(f"{at}/answer", {"state": "agreed"})) == ["agreed_on"]
    day = in_days(3).isoformat()
    for time in ("14:30Z", 52200, "half past two"):
        wrong = rosa.wrong_fields(f"{at}/answer", {"state": "agreed", "agreed_on": day, "agreed_at": time})
        assert wrong == {"agreed_at": "Please write a time, like 14:30."}
    agreed = rosa.post(f"{at}/answer", {"state": "agreed", "agreed_on": day, "agreed_at": "14:30"}, status=200)
    assert (agreed["state"], agreed["agreed_on"], agreed["agreed_at"]) == ("agreed", day, "14:30")
    amina.post(f"{at}/done", None, status=403)
    assert rosa.post(f"{at}/done", None, status=200)["state"] == "done"
    thanked = amina.post(f"{at}/thanks", {"words": "It is like new.", "shares": True}, status=200)
    assert (thanked["thanked_words"], thanked["is_shared"]) == ("It is like new.", False)
    assert (omar.get("offers/1")["thanked"], omar.get("offers/1")["thanks"]) == ("*", [])


def test_whoever_would_be_alone_with_someone_is_vouched_for_first(house: House) -> None:
    number = offered(house, alone=True)
    at = f"offers/{number}/requests/{asked(house, number)}"
    rosa, yes = Program(house, ROSA), {"state": "agreed", "words": "I ring you."}
    assert list(rosa.wrong_fields(f"{at}/answer", yes)) == ["state"]
    vouched(house, number)
    agreed = rosa.call("POST", f"{at}/answer", 200, json=yes)
    assert agreed.json()["is_vouched_for"] is True
    read = [agreed.text, *(Program(house, part).call("GET", f"offers/{number}", 200).text for part in (AMINA, MINA))]
    assert not any("Kind for ten years" in one or "Haddad" in one for one in read)


def test_that_they_would_be_alone_is_said_at_any_time_and_what_was_agreed_waits_again(house: House) -> None:
    number = offered(house)
    at = f"offers/{number}/requests/{asked(house, number)}"
    rosa, mina, amina = (Program(house, part) for part in (ROSA, MINA, AMINA))
    day, yes = in_days(3).isoformat(), {"state": "agreed", "words": "I ring you."}
    rosa.post(f"{at}/answer", yes | {"agreed_on": day}, status=200)
    alone = mina.post(f"offers/{number}/review", {"outcome": "shown", "one_to_one": True}, status=200)
    assert (alone["one_to_one"], [one["state"] for one in alone["requests"]]) == (True, ["asked"])
    waits = amina.get(at)
    assert (waits["state"], waits["agreed_on"], waits["is_vouched_for"]) == ("asked", None, False)
    assert (waits["steps"][-1]["kind"], waits["steps"][-1]["name"]) == ("offer_no_longer_agreed", MINA.name)
    assert list(rosa.wrong_fields(f"{at}/answer", yes)) == ["state"]
    waiting = mina.get("offers/waiting")
    assert ([one["asker"] for one in waiting["to_vouch"]], waiting["to_answer"]) == (["Amina Yusuf"], [])
    vouched(house, number)
    assert [one["asker"] for one in mina.get("offers/waiting")["to_answer"]] == ["Amina Yusuf"]
    assert rosa.post(f"{at}/answer", yes, status=200)["is_vouched_for"] is True


def test_what_is_kept_private_is_neither_agreed_nor_asked_for(house: House) -> None:
    number = offered(house)
    at = f"offers/{number}/requests/{asked(house, number)}"
    rosa, mina = Program(house, ROSA), Program(house, MINA)
    mina.post(f"offers/{number}/review", {"outcome": "private", "reason": "I have to ask."}, status=200)
    yes = {"state": "agreed", "words": "I ring you."}
    assert "kept private now" in rosa.wrong_fields(f"{at}/answer", yes)["state"]
    Program(house, OMAR).post(f"offers/{number}/requests", {"words": "Me too"}, status=404)
    for_omar = {"words": "He would like it.", "spoken_by": "omar", "via": "phone"}
    mina.post(f"offers/{number}/requests", for_omar, status=403)
    mina.post(f"offers/{number}/review", {"outcome": "shown", "one_to_one": True}, status=200)
    assert "speak for you first" in rosa.wrong_fields(f"{at}/answer", yes)["state"]
    assert rosa.post(f"{at}/answer", {"state": "declined"}, status=200)["state"] == "declined"


def test_what_is_no_longer_needed_or_offered_ends(house: House) -> None:
    offered(house)
    first = asked(house, 1, AMINA)
    taken = Program(house, AMINA).post(f"offers/1/requests/{first}/taking-back", None, status=200)
    assert taken["state"] == "taken_back"
    waiting = asked(house, 1, OMAR)
    Program(house, HELEN).post("offers/1/ending", None, status=403)
    assert Program(house, ROSA).post("offers/1/ending", None, status=200)["is_open"] is False
    assert Program(house, OMAR).get(f"offers/1/requests/{waiting}")["state"] == "declined"
    assert Program(house, OMAR).get("offers")["offers"] == []


def test_offers_are_found_by_kind(house: House) -> None:
    offered(house)
    offered(house, by=AMINA, kind="cook")
    omar = Program(house, OMAR)
    assert [one["number"] for one in omar.get("offers")["offers"]] == [2, 1]
    assert [one["name"] for one in omar.get("offers", params={"kind": "cook"})["offers"]] == ["Amina Yusuf"]
    omar.get("offers", status=422, params={"kind": "fly"})


def test_songs_are_asked_for_and_taken_back(house: House) -> None:
    rosa, omar = Program(house, ROSA), Program(house, OMAR)
    song = rosa.post("playlist", {"title": "Guantanamera", "why": "We danced to it."})
    assert (song["asked_by"], song["is_shown"]) == ("Rosa", False)
    assert [one["id"] for one in rosa.get("playlist")["only_mine"]] == [song["id"]]
    assert omar.get("playlist") == {"songs": [], "only_mine": [], "after": None}
    shown = sung(house)
    assert [one["asked_by"] for one in omar.get("playlist")["songs"]] == ["Rosa"]
    omar.call("DELETE", f"playlist/{shown}", 403)
    omar.call("DELETE", f"playlist/{song['id']}", 404)
    for _ in range(2):
        rosa.call("DELETE", f"playlist/{shown}", 204)
    assert house.log().count(Kind.GIVEN_TAKEN_BACK) == 1
    unnamed = Program(house, BEA).post("playlist", {"title": "Hey", "spoken_by": "unnamed", "via": "phone"})
    assert (unnamed["asked_by"], unnamed["typed_by"], unnamed["via"]) == (None, "Bea", "phone")


def test_hellos_are_read_in_letters(house: House) -> None:
    greeted(house, named=False)
    hidden, _ = greeted(house, shown=False)
    rosa, omar = Program(house, ROSA), Program(house, OMAR)
    (hello,) = omar.get("hellos")["hellos"]
    assert (hello["language_name"], hello["words"], hello["said_by"]) == ("Español", "Hola", None)
    assert len(rosa.get("hellos")["hellos"]) == 2
    omar.call("DELETE", f"hellos/{hidden}", 404)
    rosa.call("DELETE", f"hellos/{hidden}", 204)
    assert len(rosa.get("hellos")["hellos"]) == 1
