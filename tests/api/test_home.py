"""Programs read the neighbourhood and what waits, say things about their owner, and settle what a steward settles."""

from base64 import b64decode, b64encode

from app.participation.models import Kind
from tests.api.program import Program, key_of
from tests.cast import AMINA, HELEN, INES, MINA, OMAR, ROSA, SAM
from tests.grants.happenings import a_grant
from tests.house import House
from tests.ideas.happenings import an_idea
from tests.together.happenings import SOUND, sung


def test_the_neighbourhood_says_which_keys_other_calls_take(house: House) -> None:
    here = Program(house, INES).get("neighbourhood")
    assert (here["slug"], here["currency"]) == ("linnet", "GBP")
    assert {"key": "lounge", "name": "Community lounge"} in here["places"]
    assert "norc" in [one["key"] for one in here["organisations"]]
    assert len(here["themes"]) == 8


def test_the_work_that_waits_is_read_by_those_whose_day_it_is(house: House) -> None:
    house.a_need()
    Program(house, ROSA).post("needs", {"title": "A lamp"})
    an_idea(house, shown=False)
    a_grant(house, shown=False)
    sung(house, shown=False)
    today = Program(house, MINA).get("today")
    assert today["to_review"] == {"waits": [{"number": 2, "title": "A lamp"}], "has_more": False}
    assert [one["number"] for one in today["to_answer"]["waits"]] == [1]
    assert all(len(today[room]["to_look_at"]["waits"]) == 1 for room in ("ideas", "grants"))
    assert len(today["given"]["given"]) == 1
    helens = Program(house, HELEN).get("today")
    assert helens["to_review"]["waits"] == helens["grants"]["to_look_at"]["waits"] == []
    Program(house, ROSA).get("today", status=403)


def test_me_is_the_keys_owner_here(house: House) -> None:
    house.a_need()
    me = Program(house, ROSA).get("me")
    assert (me["handle"], me["roles"], me["told_by"]) == ("rosa", ["resident"], "letter")
    assert [one["number"] for one in me["raised"]] == [1] and me["coming"] == []
    assert Program(house, OMAR).get("me")["raised"] == []


def test_a_profile_is_changed_and_heard(house: House) -> None:
    rosa, words = Program(house, ROSA), {"knows": "Which lift to take.", "voice": b64encode(SOUND).decode()}
    assert list(rosa.wrong_fields("me/profile", {"voice": b64encode(b"no sound").decode()})) == ["voice"]
    assert list(rosa.wrong_fields("me/profile", {"knows": "x" * 2001})) == ["knows"]
    assert rosa.post("me/profile", words, status=200)["has_voice"] is True
    omar = Program(house, OMAR)
    assert omar.get("people/rosa")["profile"]["knows"] == "Which lift to take."
    assert b64decode(omar.get("people/rosa/voice")["sound"]) == SOUND
    gone = rosa.post("me/profile", {"knows": "The lifts.", "without_voice": True}, status=200)
    assert gone == rosa.get("me/profile") and gone["has_voice"] is False
    omar.get("people/rosa/voice", status=404)
    Program(house, key=key_of(house, ROSA, may_write=False)).post("me/profile", words, status=403)


def test_details_and_how_one_is_told_change_but_never_what_must_be_shown_to_be_ones_own(house: House) -> None:
    amina = Program(house, AMINA)
    before = amina.get("me/details")
    said = {"name": "Amina Y.", "language": "so", "flat": "12", "phone": "07700 900999", "email": "other@example.org"}
    after = amina.post("me/details", said, status=200)
    assert (after["name"], after["flat"]) == ("Amina Y.", "12")
    assert (after["phone"], after["email"]) == (before["phone"], before["email"])
    assert list(amina.wrong_fields("me/details", said | {"language": "tlh"})) == ["language"]
    ways = amina.get("me/told-by")["ways"]
    assert "letter" in ways and "text" not in ways
    assert amina.post("me/told-by", {"told_by": "letter"}, status=200)["told_by"] == "letter"
    assert list(amina.wrong_fields("me/told-by", {"told_by": "text"})) == ["told_by"]
    assert amina.get("me")["told_by"] == "letter"


def test_a_steward_settles_all_of_it_in_one_call(house: House) -> None:
    sam = Program(house, SAM)
    now = sam.get("settings")
    assert sam.post("settings", now, status=200) == now
    assert Kind.SETTINGS_CHANGED not in house.log()
    changed = now | {"hours": "Monday mornings", "reviewed_before_shown": False, "languages": "so ar en"}
    assert sam.post("settings", changed, status=200) == sam.get("settings") == changed
    assert Program(house, ROSA).get("neighbourhood")["languages"] == ["so", "ar", "en"]
    wrong: dict[str, object] = {"name": "", "languages": "so tlh", "time_zone": "Mars", "cover_after": 5, "themes": "x"}
    for field, value in wrong.items():
        assert list(sam.wrong_fields("settings", now | {field: value})) == [field]
    Program(house, MINA).post("settings", now, status=403)
    Program(house, key=key_of(house, SAM, may_write=False)).get("settings", status=403)


def test_places_and_organisations_are_added_changed_and_taken_away(house: House) -> None:
    sam = Program(house, SAM)
    shed = sam.post("settings/places", {"name": "The shed", "step_free": False})
    assert list(sam.wrong_fields("settings/places", {"name": "The shed"})) == ["name"]
    at = f"settings/places/{shed['key']}"
    assert sam.post(at, {"name": "The old shed", "floor": -1}, status=200)["step_free"] is None
    sam.call("POST", f"{at}/remove", 204)
    sam.post(at, {"name": "Gone"}, status=404)
    assert shed["key"] not in [one["key"] for one in sam.get("settings/places")["places"]]
    hands = sam.post("settings/organisations", {"name": "Green Hands", "kind": "practice"})
    at = f"settings/organisations/{hands['key']}"
    assert list(sam.wrong_fields(at, {"name": "Green Hands", "kind": "practice", "provider": "no"})) == ["provider"]
    door = {"name": "Green Hands", "kind": "practice", "provider": "brookside"}
    assert sam.post(at, door, status=200)["provider"] == "brookside"
    assert sam.post(at, door | {"provider": ""}, status=200) in sam.get("settings/organisations")["organisations"]
    assert list(sam.wrong_fields("settings/organisations", {"name": "Another", "kind": "circus"})) == ["kind"]
    for path in ("settings/places", "settings/organisations"):
        Program(house, MINA).post(path, {"name": "Ours", "kind": "practice"}, status=403)
