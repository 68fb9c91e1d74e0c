"""What happened comes before the next grant of the same group; how a group is spelled decides nothing."""

import pytest

from app.core.errors import NotAllowed, NotLikeThis, TooLate
from app.grants.kinds import GrantState
from tests.api.program import Program
from tests.cast import AMINA, BEA, HELEN, MINA, OMAR
from tests.grants.happenings import SEEDS, a_board, a_grant, agreed, decided, let_go, paid, the_row, told, voiced
from tests.house import House
from tests.needs.happenings import beside, in_days, tellings

YES = {"verdict": "agreed", "words": "It is good for all."}
NONE_OF_THEM = "None of them is for the same group"


def test_what_happened_comes_before_the_next_grant_of_the_same_group(house: House) -> None:
    a_board(house)
    first = a_grant(house, cost="250", group_name="The Window-Box  club")
    agreed(house, first)
    paid(house, first)
    second = a_grant(house, cost="100", group_name="THE WINDOW BOX CLUB")
    voiced(house, second, AMINA, OMAR)
    for verdict in ("agreed", "not_agreed"):
        with pytest.raises(TooLate, match="First say what happened"):
            decided(house, second, verdict)
    page = house.tablet(AMINA).open(f"/linnet/grants/{second}")
    page.says("One thing comes first", f"Go to grant {first}")
    page.does_not_say("Write down the decision")
    told(house, first)
    decided(house, second)


def test_a_group_that_is_still_to_be_paid_waits_too_until_it_lets_the_first_go(house: House) -> None:
    a_board(house, "300")
    first = a_grant(house, cost="250")
    agreed(house, first)
    second = a_grant(house, cost="100", group_name="the window box club")
    voiced(house, second, AMINA, OMAR)
    with pytest.raises(TooLate, match="still to be paid") as refused:
        decided(house, second)
    assert refused.value.values == {"number": str(first), "title": SEEDS}
    house.tablet(AMINA).open(f"/linnet/grants/{second}").says("it is not paid yet", f"{SEEDS} Go to grant {first}")
    for part in (OMAR, HELEN):
        with pytest.raises(NotAllowed):
            let_go(house, first, by=part)
    page = house.tablet(MINA).send(f"/linnet/grants/{first}/letting-go", status=422)
    assert "Please write a few words" in beside(page, "words")
    house.tablet(MINA).send(f"/linnet/grants/{first}/letting-go", words="The garden centre gave us some.").says(
        "Will not be paid", "It will not be paid, says Mina Kaur", "The garden centre gave us some."
    )
    assert tellings(house, "grant_let_go") == {"rosa": ("letter", "waiting")}
    house.tablet(MINA).open("/linnet/tellings/letters").says("It was agreed, and it will not be paid. This is why:")
    decided(house, second)


def test_spelled_otherwise_someone_by_name_says_whether_it_is_another_group(house: House) -> None:
    a_board(house)
    first = a_grant(house, group_name="Kettle club")
    agreed(house, first)
    second = a_grant(house, cost="100", group_name="The kettle club", title="Cups")
    voiced(house, second, AMINA, OMAR)
    at, said = f"/linnet/grants/{second}/decision", YES | {"review_on": str(in_days(30))}
    bea = house.tablet(BEA)
    bea.open(at).says("No one has said yet what happened with these.", f"Grant {first} : {SEEDS} ( Kettle club )")
    for htmx in (False, True):
        page = bea.send(at, status=422, htmx=htmx, **said)
        assert f"what happened with these grants: {first}." in beside(page, "other_than")
    assert the_row(house, second).state == GrantState.PROPOSED
    bea.send(at, **said, other_than=str(first))
    house.tablet().open(f"/linnet/grants/{second}").says(
        f"No one had said yet what happened with these: Grant {first} . "
        "Bea Okafor wrote that none of them is for the same group."
    )


def test_a_no_asks_for_it_too_and_what_is_told_or_let_go_is_not_asked_about(house: House) -> None:
    a_board(house)
    bought, unneeded, open_one = (a_grant(house, cost="50", group_name=f"Group {name}") for name in "ABC")
    for number in (bought, unneeded):
        agreed(house, number)
    paid(house, bought, "50")
    voiced(house, open_one, AMINA)
    voiced(house, open_one, OMAR, kind="concern", words="Not now.")
    with pytest.raises(NotLikeThis) as refused:
        decided(house, open_one, "not_agreed", other_than=[bought])
    assert (refused.value.field, refused.value.values) == ("other_than", {"numbers": str(unneeded)})
    told(house, bought)
    let_go(house, unneeded)
    house.tablet(AMINA).open(f"/linnet/grants/{open_one}/decision").does_not_say(NONE_OF_THEM)
    decided(house, open_one, "not_agreed", other_than=[])
    assert the_row(house, open_one).other_than == ""
    house.tablet().open(f"/linnet/grants/{open_one}").does_not_say("No one had said yet")


def test_a_tick_says_nothing_of_a_grant_that_was_agreed_since(house: House) -> None:
    a_board(house)
    first, second, third = (a_grant(house, cost="50", group_name=f"Group {name}") for name in "ABC")
    agreed(house, first)
    voiced(house, third, AMINA, OMAR)
    at, said = f"/linnet/grants/{third}/decision", YES | {"review_on": str(in_days(30))}
    assert house.tablet(BEA).open(at).tree.xpath("//input[@name='other_than']/@value") == [f"{first}"]
    agreed(house, second)
    page = house.tablet(BEA).send(at, status=422, **said, other_than=f"{first}")
    assert f"with these grants: {second}." in beside(page, "other_than")
    assert page.tree.xpath("//input[@name='other_than']/@value") == [f"{first}, {second}"]
    assert page.tree.xpath("//input[@name='other_than']/@checked") == []
    house.tablet(BEA).send(at, **said, other_than=f"{first}, {second}")
    assert the_row(house, third).other_than == f"{first}, {second}"


def test_a_program_names_them(house: House) -> None:
    a_board(house)
    first, second = a_grant(house, group_name="Kettle club"), a_grant(house, cost="100", group_name="Kettle-clubb")
    agreed(house, first)
    voiced(house, second, AMINA, OMAR)
    omar, at, said = Program(house, OMAR), f"grants/{second}", YES | {"review_on": in_days(30).isoformat()}
    whole = omar.get(at)
    assert (whole["untold"], whole["untold_of_others"]) == (None, [first])
    for odd in ([], ["the first"], "all", {}, [1.5], [99], [True]):
        assert list(omar.wrong_fields(f"{at}/decision", said | {"other_than": odd})) == ["other_than"], odd
    whole = omar.post(f"{at}/decision", said | {"other_than": [first, 99]}, status=200)
    assert (whole["decision"]["other_than"], whole["untold_of_others"]) == ([first], [])
