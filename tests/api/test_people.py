"""Programs of those who look after the list of people, name helpers, and tick off who was told."""

from app.core import clock
from app.participation.models import Kind
from tests.api.program import Program
from tests.cast import AMINA, HELEN, IDRIS, MINA, OMAR, ROSA, SAM
from tests.house import House
from tests.needs.happenings import answered


def test_who_belongs_is_listed_page_by_page_for_those_who_look_after_it(house: House) -> None:
    idris = Program(house, IDRIS)
    everyone = idris.get("people")
    names = [one["name"] for one in everyone["people"]]
    assert names == sorted(names) and everyone["after"] is None
    later = idris.get("people", params={"after": everyone["people"][1]["handle"]})
    assert later["people"] == everyone["people"][2:]
    assert [one["handle"] for one in idris.get("people", params={"words": "del"})["people"]] == ["rosa"]
    assert [one["handle"] for one in idris.get("people", params={"role": "steward"})["people"]] == ["sam"]
    idris.get("people", status=422, params={"role": "queen"})
    Program(house, ROSA).get("people", status=403)
    Program(house, OMAR).get("people/amina", status=404)


def test_a_steward_gives_and_ends_parts_and_memberships(house: House) -> None:
    sam, at = Program(house, SAM), "people/omar"
    assert list(sam.wrong_fields(f"{at}/roles", {"role": "partner"})) == ["organisation"]
    assert list(sam.wrong_fields(f"{at}/roles", {"role": "partner", "organisation": "nowhere"})) == ["organisation"]
    given = sam.post(f"{at}/roles", {"role": "connector"}, status=200)
    assert {one["role"] for one in given["parts"] if one["ended_at"] is None} == {"resident", "connector"}
    ended = sam.post(f"{at}/roles/end", {"role": "connector"}, status=200)
    assert [one["ended_by"] for one in ended["parts"] if one["role"] == "connector"] == [SAM.name]
    assert sam.post(f"{at}/organisation", {"organisation": "norc"}, status=200)["organisation"]
    sam.call("POST", f"{at}/ending", 204)
    assert sam.get(at)["left_at"] is not None
    assert sam.post(f"{at}/back", {}, status=200)["left_at"] is None
    assert list(sam.wrong_fields("people/sam/roles/end", {"role": "steward"}))
    Program(house, MINA).post(f"{at}/roles", {"role": "connector"}, status=403)
    sam.post("people/ben/roles", {"role": "connector"}, status=404)


def test_people_are_invited_and_added(house: House) -> None:
    mina, ada = Program(house, MINA), {"name": "Ada Lin", "email": "ada@example.org"}
    assert list(mina.wrong_fields("people/invite", ada | {"email": "ada"})) == ["email"]
    with clock.at(clock.now()):
        (asked,) = mina.post("people/invite", ada)["invitations"]
        assert list(mina.wrong_fields("people/invite", ada)) == ["email"]
        mina.post(f"people/invitations/{asked['id']}/again", {}, status=429)
    assert mina.post(f"people/invitations/{asked['id']}/withdraw", {}, status=200) == {"invitations": []}
    mina.post("people/invite", ada | {"role": "partner", "organisation": "norc"}, status=403)
    ivo = mina.post("people/new", {"name": "Ivo Novak"})
    assert mina.get(f"people/{ivo['handle']}") == ivo
    assert list(mina.wrong_fields("people/new", {"name": "Ivo Novak"})) == ["is_another"]
    Program(house, ROSA).get("people/invitations", status=403)


def test_a_helper_is_named_written_down_and_ended(house: House) -> None:
    rosa, omar, mina = Program(house, ROSA), Program(house, OMAR), Program(house, MINA)
    assert list(rosa.wrong_fields("me/helpers", {"name": "Nobody at all"})) == ["name"]
    (helper,) = rosa.post("me/helpers", {"name": "Omar Haddad"})["helpers"]
    assert [one["handle"] for one in omar.get("helpers")["helped"]] == ["rosa"]
    Program(house, AMINA).post(f"me/helpers/{helper['id']}/end", {}, status=404)
    Program(house, AMINA).post(f"helpers/{helper['id']}/end", {}, status=403)
    omar.call("POST", f"me/helpers/{helper['id']}/end", 204)
    assert rosa.get("me/helpers") == {"helpers": []}
    said = {"spoken_by": "amina", "name": "Rosa Delgado", "via": "phone", "read_back": True}
    assert list(mina.wrong_fields("helpers", said | {"spoken_by": "nobody"})) == ["spoken_by"]
    (pair,) = mina.post("helpers", said)["pairs"]
    assert (pair["person"], pair["helper"]) == ("Amina Yusuf", "Rosa Delgado")
    omar.post("helpers", said, status=403)
    mina.call("POST", f"helpers/{pair['id']}/end", 204)
    assert house.log().count(Kind.HELPER_ENDED) == 2


def test_how_someone_wants_to_be_told_is_written_down_as_they_said_it(house: House) -> None:
    mina, said = Program(house, MINA), {"spoken_by": "rosa", "via": "phone", "told_by": "in_person"}
    mina.call("POST", "told-by", 204, json=said)
    assert Program(house, ROSA).get("me")["told_by"] == "in_person"
    assert list(mina.wrong_fields("told-by", said | {"spoken_by": "nobody"})) == ["spoken_by"]
    Program(house, OMAR).post("told-by", said, status=403)


def test_everyone_is_told_and_ticked_off(house: House) -> None:
    answered(house, house.a_need(by=AMINA))
    mina = Program(house, MINA)
    work = mina.get("tellings")
    (task,) = [one for one in work["tellings"] if one["person"] == AMINA.name]
    assert (task["state"], task["words"]) == ("waiting", "The caretaker mended it.")
    assert mina.get("tellings", params={"after": task["id"]})["tellings"] == []
    at = f"tellings/{task['id']}"
    assert list(mina.wrong_fields(f"{at}/done", {})) == ["how"]
    told = mina.post(f"{at}/done", {"how": "in_person"}, status=200)
    assert (told["state"], told["told_how"]) == ("told", "in_person")
    mina.post(f"{at}/done", {"how": "phone"}, status=409)
    assert [one["id"] for one in mina.get("tellings")["just_told"]] == [task["id"]]
    assert mina.post(f"{at}/undo", {}, status=200)["state"] == "waiting"
    for batch in ("letters", "noticeboard"):
        mina.call("POST", f"tellings/{batch}", 204, json={"through": task["id"]})
        assert list(mina.wrong_fields(f"tellings/{batch}", {"through": -1})) == ["through"]
    assert mina.get("tellings", params={"way": "letter"})["tellings"] == []
    Program(house, HELEN).get("tellings", status=403)
