"""Programs say hello in someone's own voice, share a thank-you, and read what waits among the offers."""

from base64 import b64decode, b64encode

from app.core.recordings import VOICE_LIMIT
from tests.api.program import Program
from tests.cast import AMINA, HELEN, MINA, OMAR, ROSA, SAM
from tests.grants.happenings import a_grant
from tests.house import House
from tests.offers.happenings import agreed, asked, offered, thanked
from tests.together.happenings import SOUND, greeted

HOLA = {"language": "es", "words": "Hola", "is_named": True, "voice": b64encode(SOUND).decode()}


def test_a_hello_is_sent_and_heard_in_ones_own_voice(house: House) -> None:
    rosa, mina = Program(house, ROSA), Program(house, MINA)
    (mine,) = rosa.post("hellos", HOLA)["hellos"]
    assert (mine["is_shown"], mine["said_by"]) == (False, "Rosa")
    at = f"hellos/{mine['id']}"
    Program(house, OMAR).get(f"{at}/sound", status=404)
    mina.call("POST", f"{at}/review", 204, json={"outcome": "shown"})
    heard = Program(house, OMAR).get(f"{at}/sound")
    assert (heard["media_type"], b64decode(heard["sound"])) == ("audio/webm", SOUND)
    rosa.call("DELETE", at, 204)
    rosa.get(f"{at}/sound", status=404)


def test_what_is_no_recording_is_turned_down(house: House) -> None:
    rosa = Program(house, ROSA)
    too_long = b64encode(SOUND + bytes(VOICE_LIMIT)).decode()
    for voice in ("", None, "Hola!", 42, b64encode(b"no sound at all").decode(), too_long):
        assert list(rosa.wrong_fields("hellos", HOLA | {"voice": voice})) == ["voice"], str(voice)[:20]
    assert list(rosa.wrong_fields("hellos", HOLA | {"language": "tlh"})) == ["language"]
    assert rosa.get("hellos") == {"hellos": []}


def test_a_thank_you_is_read_by_neighbours_when_both_wish_it_and_someone_looked(house: House) -> None:
    offer = offered(house)
    request = asked(house, offer)
    agreed(house, offer, request)
    thanked(house, offer, request, shares=True)
    at = f"offers/{offer}/requests/{request}"
    rosa, mina = Program(house, ROSA), Program(house, MINA)
    mina.post(f"{at}/thanks/show", {}, status=409)
    assert list(rosa.wrong_fields(f"{at}/sharing", {})) == ["wish"]
    assert rosa.post(f"{at}/sharing", {"wish": True}, status=200)["is_shared"] is True
    assert [one["id"] for one in mina.get("offers/waiting")["thanks"]] == [request]
    assert Program(house, OMAR).get(f"offers/{offer}")["thanks"] == []
    mina.post(f"{at}/thanks/show", {}, status=200)
    (read,) = Program(house, OMAR).get(f"offers/{offer}")["thanks"]
    assert read["words"] == "They hang like new."
    assert Program(house, AMINA).post(f"{at}/sharing", {"wish": False}, status=200)["is_shared"] is False
    assert Program(house, OMAR).get(f"offers/{offer}")["thanks"] == []


def test_the_officer_reads_what_waits(house: House) -> None:
    asked(house, offered(house))
    hidden = offered(house, shown=False)
    waiting = Program(house, MINA).get("offers/waiting")
    assert [one["number"] for one in waiting["to_look_at"]] == [hidden]
    assert [one["asker"] for one in waiting["to_answer"]] == [AMINA.name]
    for part in (ROSA, SAM, HELEN):
        Program(house, part).get("offers/waiting", status=403)


def test_a_grant_is_looked_at_before_it_is_shown(house: House) -> None:
    at = f"grants/{a_grant(house, shown=False)}"
    sam = Program(house, SAM)
    assert list(sam.wrong_fields(f"{at}/review", {"outcome": "private"})) == ["reason"]
    Program(house, ROSA).post(f"{at}/review", {"outcome": "shown"}, status=403)
    assert sam.post(f"{at}/review", {"outcome": "shown"}, status=200)["is_shown"] is True
    assert [one["number"] for one in Program(house, OMAR).get("grants")["grants"]] == [1]


def test_a_hello_of_someone_else_is_not_taken_back(house: House) -> None:
    hello, _ = greeted(house)
    Program(house, OMAR).call("DELETE", f"hellos/{hello}", 403)
