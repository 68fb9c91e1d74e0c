"""Programs follow a grant from its proposal to the board's look back, and note what goes into the pot."""

from typing import Any

from sqlmodel import select

from app.activities.granted import NO_SUCH_GRANT
from app.core import clock
from app.participation.models import Kind, Participation
from app.permissions.who import Via
from tests.api.program import Program
from tests.cast import AMINA, MINA, OMAR, ROSA
from tests.grants.happenings import a_board, a_grant, agreed, voiced
from tests.house import House
from tests.needs.happenings import in_days

SEEDS = {"title": "Seeds", "group_name": "The Window Box Club", "cost": "250.50"}
YES = {"verdict": "agreed", "words": "It brings people to the window."}


def test_money_is_written_one_way_as_words_or_as_a_number(house: House) -> None:
    rosa = Program(house, ROSA)
    assert rosa.post("grants", SEEDS)["cost"] == "250.50"
    assert rosa.post("grants", SEEDS | {"cost": 250})["cost"] == "250.00"
    odd: tuple[Any, ...] = ("1.234", "1,234", "£20", "-5", 1.234, 0, True, 1e300, [], "", 10**30, "1000001")
    for cost in odd:
        wrong = rosa.wrong_fields("grants", SEEDS | {"cost": cost})
        assert wrong == {"cost": "Please write an amount, like 250 or 250.50."}, cost


def test_no_one_sends_bank_details(house: House) -> None:
    wrong = Program(house, ROSA).wrong_fields("grants", SEEDS | {"purpose": "To 12-34-56 12345678, please"})
    assert list(wrong) == ["purpose"]


def test_the_board_speaks_and_decides(house: House) -> None:
    a_board(house)
    at = f"grants/{a_grant(house)}"
    amina, omar, day = Program(house, AMINA), Program(house, OMAR), in_days(30).isoformat()
    assert list(amina.wrong_fields(f"{at}/voices", {"kind": "concern"})) == ["words"]
    amina.post(f"{at}/voices", {"kind": "concern", "words": "Who waters them?"})
    amina.post(f"{at}/voices", {"kind": "consent"})
    too_few = "At least two who are on the board now say something first."
    assert amina.wrong_fields(f"{at}/decision", YES | {"review_on": day}) == {"verdict": too_few}
    omar.post(f"{at}/voices", {"kind": "stand_aside"})
    assert list(omar.wrong_fields(f"{at}/decision", YES)) == ["review_on"]
    grant = omar.post(f"{at}/decision", YES | {"review_on": day}, status=200)
    assert [(one["kind"], one["who"], one["is_replaced"]) for one in grant["voices"]] == [
        ("concern", "Amina Yusuf", True),
        ("consent", "Amina Yusuf", False),
        ("stand_aside", "Omar Haddad", False),
    ]
    assert (grant["state"], grant["decision"]["decided_by"]) == ("agreed", "Amina Yusuf")
    assert grant["decision"]["sides"] == {"consent": ["Amina Yusuf"], "stand_aside": ["Omar Haddad"]}
    sums = {"paid_in": "1000.00", "paid_out": "0.00", "promised": "250.00", "left": "750.00"}
    assert omar.get("grants")["pot"] == sums | {"currency": "GBP"}


def test_what_came_of_the_money_is_told_and_looked_back_at(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    agreed(house, number)
    at, today = f"grants/{number}", clock.today().isoformat()
    mina, rosa = Program(house, MINA), Program(house, ROSA)
    rosa.post(f"{at}/what-happened", {"words": "They grew."}, status=409)
    assert list(mina.wrong_fields(f"{at}/payment", {"amount": 251, "paid_on": today})) == ["amount"]
    paid = mina.post(f"{at}/payment", {"amount": 249.5, "paid_on": today, "note": "Cash."}, status=200)
    assert paid["payment"] == {"amount": "249.50", "paid_on": today, "note": "Cash."}
    told = rosa.post(f"{at}/what-happened", {"words": "They grew."}, status=200)
    assert (told["happened"]["words"], told["happened"]["who"]) == ("They grew.", "Rosa Delgado")
    back = Program(house, OMAR).post(f"{at}/looking-back", {"words": "Again."}, status=200)
    assert back["looked_back"]["words"] == "Again."
    (card,) = mina.get("grants")["grants"]
    assert (card["number"], card["cost"], card["state"]) == (number, "250.00", "paid")


def test_the_same_group_first_says_what_happened(house: House) -> None:
    a_board(house)
    first, second = a_grant(house), a_grant(house)
    agreed(house, first)
    voiced(house, second, AMINA, OMAR)
    today = clock.today().isoformat()
    Program(house, MINA).post(f"grants/{first}/payment", {"amount": "250", "paid_on": today}, status=200)
    omar = Program(house, OMAR)
    assert omar.get(f"grants/{second}")["untold"] == first
    problem = omar.post(f"grants/{second}/decision", YES | {"review_on": today}, status=409)
    assert f"grant {first}" in problem["detail"]


def test_what_happened_is_written_down_for_the_one_who_said_it(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    agreed(house, number)
    mina, today = Program(house, MINA), clock.today().isoformat()
    mina.post(f"grants/{number}/payment", {"amount": "250", "paid_on": today}, status=200)
    said = {"words": "They grew.", "spoken_by": "rosa", "via": "phone", "read_back": True}
    assert mina.post(f"grants/{number}/what-happened", said, status=200)["happened"]["who"] == "Rosa Delgado"
    with house.reading() as session:
        act = session.exec(select(Participation).where(Participation.kind == Kind.GRANT_TOLD)).one()
        assert (act.spoken_by, act.via, act.read_back) == (house.actor(session, ROSA).person_id, Via.PHONE, True)
        assert act.typed_by == house.actor(session, MINA).person_id


def test_a_grant_that_is_not_needed_is_let_go(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    agreed(house, number)
    rosa = Program(house, ROSA)
    assert list(rosa.wrong_fields(f"grants/{number}/letting-go", {})) == ["words"]
    grant = rosa.post(f"grants/{number}/letting-go", {"words": "We were given one."}, status=200)
    assert (grant["state"], grant["happened"]["words"]) == ("let_go", "We were given one.")
    assert rosa.get("grants")["pot"]["left"] == "1000.00"


def test_an_officer_notes_what_goes_into_the_pot(house: House) -> None:
    mina, rosa = Program(house, MINA), Program(house, ROSA)
    entry = {"amount": "100", "day": clock.today().isoformat(), "words": "The lottery fund"}
    mina.post("grants/pot", entry)
    assert list(mina.wrong_fields("grants/pot", entry | {"way": "out", "amount": "100.01"})) == ["amount"]
    mina.post("grants/pot", entry | {"way": "out", "amount": "0.5", "words": "A slip"})
    rosa.post("grants/pot", entry, status=403)
    pot = rosa.get("grants/pot")
    assert (pot["left"], [one["amount"] for one in pot["entries"]]) == ("99.50", ["-0.50", "100.00"])
    assert rosa.call("PUT", "grants/pot", 405).headers["allow"] == "GET, POST"


def test_an_activity_says_its_grant_and_a_grant_what_came_of_it(house: House) -> None:
    a_board(house)
    number, waits = a_grant(house), a_grant(house)
    agreed(house, number)
    mina, rosa = Program(house, MINA), Program(house, ROSA)
    day = {
        "title": "Sowing",
        "kind": "get_together",
        "first_on": in_days(9).isoformat(),
        "at_time": "10:30",
        "minutes": 60,
    }
    for wrong in (waits, 99):
        assert mina.wrong_fields("activities", day | {"grant": wrong}) == {"grant": NO_SUCH_GRANT}
    assert list(mina.wrong_fields("activities", day | {"grant": "the pot"})) == ["grant"]
    made = mina.post("activities", day | {"grant": number})
    assert made["grant"] == {"number": number, "title": "Seeds for the window boxes"}
    assert made["to_change"]["grant"] == number
    assert rosa.get("activities/1/dates/1")["grant"] == made["grant"]
    (came,) = rosa.get(f"grants/{number}")["became"]
    assert (came["title"], came["place"], came["is_to_come"]) == ("Sowing", "activities/1", True)
    changed = mina.post("activities/1/change", made["to_change"] | {"grant": None}, status=200)
    assert changed["grant"] is None and rosa.get(f"grants/{number}")["became"] == []
    assert mina.wrong_fields("activities/1/change", made["to_change"] | {"grant": 99}) == {"grant": NO_SUCH_GRANT}
