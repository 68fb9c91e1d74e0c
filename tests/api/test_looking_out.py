"""Programs say “Please look out for me” for their owner; only the officer's read who is missed."""

from app.core import clock
from app.helping.service import name_helper
from app.participation.models import Kind
from tests.api.program import Program, key_of
from tests.cast import AMINA, BEA, BEN, HELEN, IDRIS, INES, MINA, OMAR, ROSA, SAM, SHAH
from tests.house import House
from tests.looking_out.happenings import NOW, agreed, weeks_later

LATER = weeks_later(5)


def test_one_agrees_for_oneself_reads_it_and_ends_it(house: House) -> None:
    rosa = Program(house, ROSA)
    assert rosa.get("looking-out/mine") == {"weeks": None, "since": None}
    for _ in range(2):
        assert rosa.post("looking-out/mine", None, status=200)["weeks"] == 4
    assert rosa.post("looking-out/mine", {"weeks": 8}, status=200, once="eight")["weeks"] == 8
    assert rosa.post("looking-out/mine", {"weeks": 8}, status=200, once="eight")["weeks"] == 8
    for wrong in (3, "soon", 4.5):
        assert rosa.wrong_fields("looking-out/mine", {"weeks": wrong}) == {
            "weeks": "Please choose two, four or eight weeks."
        }
    assert Program(house, AMINA).get("looking-out/mine")["weeks"] is None
    for _ in range(2):
        rosa.call("POST", "looking-out/mine/ending", 204)
    assert rosa.get("looking-out/mine")["weeks"] is None
    kinds = [kind for kind in house.log() if kind != Kind.TOKEN_MADE]
    assert kinds == [Kind.LOOKING_OUT_AGREED, Kind.LOOKING_OUT_AGREED, Kind.LOOKING_OUT_ENDED]


def test_only_a_helper_whom_she_named_says_it_for_her(house: House) -> None:
    for_rosa = {"weeks": 2, "spoken_by": "rosa", "via": "phone"}
    for part in (MINA, BEA, OMAR):
        Program(house, part).post("looking-out/mine", for_rosa, status=403)
    with house.writing() as session:
        rosa, omar = house.actor(session, ROSA), house.actor(session, OMAR)
        name_helper(session, rosa, house.here(session), omar.person_id or 0)
    omar = Program(house, OMAR)
    assert omar.post("looking-out/mine", for_rosa, status=200)["weeks"] == 2
    assert omar.get("looking-out/mine")["weeks"] is None
    assert Program(house, ROSA).get("looking-out/mine")["weeks"] == 2
    of_rosa = {"spoken_by": "rosa", "via": "phone"}
    Program(house, BEA).call("POST", "looking-out/mine/ending", 403, json=of_rosa)
    omar.call("POST", "looking-out/mine/ending", 204, json=of_rosa)
    assert Program(house, ROSA).get("looking-out/mine")["weeks"] is None


def test_the_officers_program_reads_who_is_missed_and_notes_that_she_asked(house: House) -> None:
    with clock.at(NOW):
        mina = Program(house, MINA)
        reader = Program(house, key=key_of(house, MINA, may_write=False))
    agreed(house, BEA)
    with clock.at(LATER):
        (bea,) = reader.get("looking-out")["missed"]
        assert (bea["handle"], bea["told_by"], bea["phone"]) == ("bea", "phone", "07700 900123")
        assert (bea["last_seen_at"], bea["last_seen_at_activity"]) == ("2027-03-01T09:00:00Z", None)
        reader.call("POST", "looking-out/bea/asked-after", 403)
        for _ in range(2):
            mina.call("POST", "looking-out/bea/asked-after", 204)
        for whom in ("amina", "ben", "nobody"):
            mina.call("POST", f"looking-out/{whom}/asked-after", 404)
        assert mina.get("looking-out") == {"missed": []}
    assert house.log().count(Kind.ASKED_AFTER) == 1


def test_no_other_key_reads_it_and_next_doors_officer_least_of_all(house: House) -> None:
    agreed(house)
    for part in (ROSA, AMINA, BEA, IDRIS, HELEN, SHAH, INES, SAM):
        program = Program(house, part)
        with clock.at(LATER):
            program.get("looking-out", status=403)
            program.call("POST", "looking-out/rosa/asked-after", 403)
    Program(house, BEN).get("looking-out", status=401)
    assert Kind.ASKED_AFTER not in house.log()


def test_it_is_described(house: House) -> None:
    paths = Program(house, None, base="/").get("openapi.json")["paths"]
    assert set(paths["/api/v1/{slug}/looking-out/mine"]) == {"get", "post"}
    assert set(paths["/api/v1/{slug}/looking-out/mine/ending"]) == {"post"}
    assert set(paths["/api/v1/{slug}/looking-out"]) == {"get"}
    assert set(paths["/api/v1/{slug}/looking-out/{handle}/asked-after"]) == {"post"}
