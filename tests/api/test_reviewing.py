"""Programs look at needs first, keep the talk kind, and read what is one's own; files come and go with a need."""

from base64 import b64decode, b64encode
from io import BytesIO

from PIL import Image

from app.participation.models import Kind
from tests.api.program import Program
from tests.cast import AMINA, BEA, HELEN, MINA, OMAR, ROSA, SAM
from tests.house import House
from tests.needs.happenings import commented
from tests.together.happenings import SOUND


def test_a_need_is_shown_asked_back_about_joined_or_kept_private(house: House) -> None:
    rosa, mina = Program(house, ROSA), Program(house, MINA)
    for title in ("A lamp", "A bench", "A door"):
        rosa.post("needs", {"title": title})
    assert mina.post("needs/1/review", {"outcome": "shown"}, status=200)["is_shown"] is True
    assert list(mina.wrong_fields("needs/2/review", {"outcome": "asked_back"})) == ["reason"]
    mina.post("needs/2/review", {"outcome": "asked_back", "reason": "Which one?"}, status=200)
    assert list(rosa.wrong_fields("needs/2/more", {})) == ["story"]
    assert rosa.post("needs/2/more", {"story": "By the lift."}, status=200)["review"] == "waiting"
    assert list(mina.wrong_fields("needs/2/review", {"outcome": "merged", "into": 99})) == ["into"]
    mina.post("needs/2/review", {"outcome": "merged", "into": 1}, status=200)
    assert mina.post("needs/3/review", {"outcome": "private", "reason": "A name."}, status=200)["is_shown"] is False
    Program(house, OMAR).post("needs/1/review", {"outcome": "private", "reason": "No."}, status=403)
    mine = rosa.get("needs/mine")
    assert [(one["number"], one["review"]) for one in mine["needs"]] == [(3, "private"), (2, "merged"), (1, "shown")]
    assert rosa.get("needs/mine", params={"after": 2})["needs"] == mine["needs"][2:]


def test_a_need_is_taken_back_brought_back_and_told_about_in_another_way(house: House) -> None:
    number = house.a_need()
    rosa, at = Program(house, ROSA), f"needs/{number}"
    assert rosa.post(f"{at}/taking-back", {}, status=200)["is_open"] is False
    rosa.post(f"{at}/taking-back", {}, status=409)
    assert rosa.post(f"{at}/bringing-back", {}, status=200)["is_open"] is True
    rosa.call("POST", f"{at}/telling-way", 204, json={"way": "in_person"})
    assert list(rosa.wrong_fields(f"{at}/telling-way", {"way": "pigeon"})) == ["way"]
    for verb in ("taking-back", "bringing-back"):
        Program(house, AMINA).post(f"{at}/{verb}", {}, status=403)
    kinds = (Kind.NEED_TAKEN_BACK, Kind.NEED_BROUGHT_BACK, Kind.TELLING_WAY_CHOSEN)
    assert [house.log().count(kind) for kind in kinds] == [1, 1, 1]


def test_the_talk_is_kept_kind(house: House) -> None:
    need = house.a_need()
    comment = commented(house, need, "The caretaker is lazy.", by=AMINA)
    at = f"needs/{need}/comments/{comment}"
    amina, mina, sam = Program(house, AMINA), Program(house, MINA), Program(house, SAM)
    Program(house, OMAR).call("POST", f"{at}/report", 204, json={"words": "Not kind."})
    assert list(mina.wrong_fields(f"{at}/hide", {"hidden_for": "other"})) == ["reason"]
    hidden = mina.post(f"{at}/hide", {"hidden_for": "other", "reason": "It is unkind."}, status=200)
    assert (hidden["words"], hidden["is_shown"], hidden["hidden_reason"]) == ("", False, "It is unkind.")
    mina.post(f"{at}/hide", {"hidden_for": "other", "reason": "Again."}, status=409)
    assert amina.post(f"{at}/second-look", {}, status=200)["asked_at"] is not None
    given = {"outcome": "shown_again", "words": "It is blunt, not rude."}
    mina.post(f"{at}/second-look/given", given, status=403)
    assert list(sam.wrong_fields(f"{at}/second-look/given", {"outcome": "shown_again"})) == ["words"]
    assert sam.post(f"{at}/second-look/given", given, status=200)["shown_again"] is True
    assert amina.get(f"{at}/second-look", status=403)
    assert mina.get(f"{at}/second-look")["words"] == "It is blunt, not rude."
    assert amina.get(f"needs/{need}/comments")["comments"][0]["words"] == "The caretaker is lazy."
    Program(house, ROSA).post(f"{at}/show", {}, status=403)
    mina.get(f"needs/{house.a_need()}/comments/{comment}/second-look", status=404)


def test_a_photo_and_a_recording_come_with_a_need(house: House) -> None:
    picture = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(picture, "PNG")
    sent = {"photo": b64encode(picture.getvalue()).decode(), "voice": b64encode(SOUND).decode()}
    rosa = Program(house, ROSA)
    for field in sent:
        assert list(rosa.wrong_fields("needs", {"title": "A lamp", field: b64encode(b"no file").decode()})) == [field]
        assert list(rosa.wrong_fields("needs", {"title": "A lamp", field: "~"})) == [field]
    rosa.post("needs", {"title": "A lamp"} | sent)
    photo, voice = rosa.get("needs/1")["enclosed"]
    read = rosa.get(f"needs/1/enclosed/{photo['key']}")
    assert read["media_type"] == "image/webp" and Image.open(BytesIO(b64decode(read["file"]))).size == (40, 30)
    assert b64decode(rosa.get(f"needs/1/enclosed/{voice['key']}")["file"]) == SOUND
    rosa.get("needs/1/enclosed/another", status=404)
    Program(house, OMAR).get(f"needs/1/enclosed/{photo['key']}", status=404)
    at = f"needs/1/recordings/{voice['id']}/typing-up"
    mina = Program(house, MINA)
    assert list(mina.wrong_fields(at, {})) == ["words"]
    mina.call("POST", at, 204, json={"words": "It hums."})
    assert rosa.get("needs/1")["enclosed"][1]["typed_up"] == "It hums."
    rosa.post(at, {"words": "No."}, status=403)


def test_a_count_of_hands_is_taken_back_by_the_one_who_counted(house: House) -> None:
    need = house.a_need()
    mina, at = Program(house, MINA), f"needs/{need}/heads"
    mina.post(at, {"heads": 9})
    (count,) = mina.get(at)["counts"]
    assert count["heads"] == 9
    bea = Program(house, BEA)
    assert bea.get(at) == {"counts": []}
    bea.call("DELETE", f"{at}/{count['id']}", 403)
    mina.call("DELETE", f"{at}/{count['id']}", 204)
    assert mina.get(f"needs/{need}")["backing"] == 0
    Program(house, ROSA).get(at, status=403)


def test_what_happened_and_what_was_typed_for_me(house: House) -> None:
    house.a_need()
    done = {"kind": "done", "words": "We mended it."}
    Program(house, HELEN).post("needs/1/answers", done)
    happened = Program(house, OMAR).get("what-happened")
    assert [(one["number"], one["kind"]) for one in happened["outcomes"]] == [(1, "done")]
    assert (happened["standing"]["done"], happened["unanswered"]) == ("*", [])
    assert Program(house, OMAR).get("what-happened", params={"kind": "no"})["outcomes"] == []
    Program(house, MINA).post("needs", {"title": "A lamp", "spoken_by": "rosa", "via": "phone"})
    (typed,) = Program(house, ROSA).get("me/typed-for-me")["typed"]
    assert (typed["kind"], typed["typed_by"], typed["via"], typed["title"]) == (
        ("need_raised", MINA.name, "phone", "A lamp")
    )
    assert Program(house, OMAR).get("me/typed-for-me") == {"typed": [], "after": None}
