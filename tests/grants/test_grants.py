"""Asking for a grant, the pot that everyone can see, and the whole story of one."""

import pytest

from app.core import clock
from app.grants.models import Grant, PotEntry
from app.participation.models import Kind
from tests.cast import AMINA, BEA, BEN, HELEN, INES, MINA, OMAR, ROSA
from tests.grants.happenings import SEEDS, a_board, a_grant, agreed, decided, looked_back, paid, the_row, told, voiced
from tests.house import House
from tests.ideas.happenings import an_idea
from tests.needs.happenings import beside, everything, in_days, tellings

ASK = {"title": SEEDS, "group_name": "The Window Box Club", "cost": "£250", "purpose": "Nine boxes by the lounge."}


def test_rosa_asks_for_a_grant_for_an_idea(house: House) -> None:
    idea = an_idea(house)
    page = house.tablet(ROSA).send("/linnet/grants", **ASK, idea=idea)
    assert page.path == "/linnet/grants/1"
    page.says(
        "Thank you. This is grant 1.", "£250", "The Window Box Club", f"Idea {idea}:", "Rosa Delgado asked for it"
    )
    assert (the_row(house, 1).cost_minor, the_row(house, 1).group_key) == (25_000, "the window box club")
    assert house.log()[-1] == Kind.GRANT_PROPOSED


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize(
    ("field", "words", "sentence"),
    [
        ("title", " ", "Please say what the money is for."),
        ("group_name", "", "Please write who would use the money."),
        ("group_name", "🌱", "Please write who would use the money."),
        ("cost", "a lot", "Please write an amount, like 250 or 250.50."),
        ("cost", "", "Please write an amount, like 250 or 250.50."),
        ("purpose", "Pay GB29 NWBK 6016 1331 9268 19", "This looks like bank details."),
        ("title", "60-16-13 31926819", "This looks like bank details."),
        ("need", "99", "We can't find a need with that number."),
        ("idea", "99", "We can't find an idea with that number."),
    ],
)
def test_a_mistake_gets_one_kind_sentence_and_keeps_what_was_typed(
    house: House, field: str, words: str, sentence: str, htmx: bool
) -> None:
    page = house.tablet(ROSA).send("/linnet/grants", status=422, htmx=htmx, **(ASK | {field: words}))
    assert sentence in beside(page, field)
    assert page.field("cost") == (words if field == "cost" else "£250")
    assert everything(house, Grant) == [] and house.log() == []


def test_a_double_tap_asks_once(house: House) -> None:
    rosa = house.tablet(ROSA)
    for _ in range(2):
        rosa.send("/linnet/grants", **ASK, once="the same form").says("This is grant 1.")
    assert house.log() == [Kind.GRANT_PROPOSED]


def test_more_than_usual_is_remarked_upon_and_not_refused(house: House) -> None:
    number = a_grant(house, cost="2,000.01")
    house.tablet().open(f"/linnet/grants/{number}").says("This is more than usual", "Most grants are under £2,000.")
    number = a_grant(house, cost="2000")
    house.tablet().open(f"/linnet/grants/{number}").does_not_say("This is more than usual")


def test_a_proposal_is_looked_at_first(house: House) -> None:
    number = a_grant(house, shown=False)
    for part in (OMAR, HELEN, INES, BEN, None):
        house.tablet(part).open(f"/linnet/grants/{number}", status=404)
        house.tablet(part).open("/linnet/grants").does_not_say(SEEDS)
    mina = house.tablet(MINA)
    mina.open("/linnet/today").says("Grants to look at before they are shown", SEEDS)
    mina.send(f"/linnet/grants/{number}/review", outcome="private", reason="It names a child.")
    house.tablet(ROSA).open(f"/linnet/grants/{number}").says("This is kept private", "It names a child.")
    assert set(tellings(house, "grant_kept_private")) == {"rosa"}
    mina.open("/linnet/tellings/letters").says("About the grant you proposed", "It names a child.")
    mina.send(f"/linnet/grants/{number}/review", outcome="shown")
    house.tablet().open("/linnet/grants").says(SEEDS)


def test_everyone_sees_what_is_in_the_pot(house: House) -> None:
    a_board(house)
    agreed(house, a_grant(house))
    page = house.tablet().open("/linnet/grants")
    page.says("£750 So much can still be given.", "Paid in £1,000", "Paid out £0", "Promised, not paid yet £250")
    paid(house, 1, "240.50")
    page = house.tablet().open("/linnet/grants")
    page.says("£759.50 So much", "Paid out £240.50", "Promised, not paid yet £0")
    house.tablet().open("/linnet/grants/pot").says("The lottery fund", "£1,000")


def test_mina_notes_what_goes_in_and_puts_a_slip_right(house: House) -> None:
    mina = house.tablet(MINA)
    said = {"amount": "3200", "words": "The housing association", "day": str(clock.today())}
    mina.send("/linnet/grants/pot", **said).says("£3,200")
    mina.send("/linnet/grants/pot", **(said | {"way": "out", "amount": "200", "words": "A slip"})).says(
        "£3,000 So much"
    )
    page = mina.send("/linnet/grants/pot", status=422, **(said | {"way": "out", "amount": "3000.01"}))
    assert "There is not so much left in the pot." in beside(page, "amount")
    mina.send("/linnet/grants/pot", status=422, **(said | {"day": str(in_days(3))})).says("That day is still to come.")
    mina.send("/linnet/grants/pot", status=422, **(said | {"words": "60-16-13 31926819"})).says("bank details")
    assert [one.minor for one in everything(house, PotEntry)] == [320_000, -20_000]
    house.tablet(ROSA).send("/linnet/grants/pot", status=403, **said)
    house.tablet(HELEN).send("/linnet/grants/pot", status=403, **said)
    assert house.log() == [Kind.POT_CHANGED] * 2


def test_nothing_can_be_taken_out_of_a_pot_that_is_not_there(house: House) -> None:
    said = {"amount": "1", "words": "A slip", "day": str(clock.today()), "way": "out"}
    house.tablet(MINA).send("/linnet/grants/pot", status=422, **said).says("There is not so much left")


def test_the_whole_story_of_a_grant_stands_on_its_page(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    voiced(house, number, AMINA, words="Flowers are for everyone.")
    voiced(house, number, OMAR, kind="stand_aside")
    house.tablet(BEA).open("/linnet/grants").says("These wait for the board")
    decided(house, number)
    house.tablet(MINA).open("/linnet/today").says("Agreed, and not paid yet")
    paid(house, number)
    house.tablet(ROSA).open(f"/linnet/grants/{number}").says("No one has said yet what happened", "Say what happened")
    told(house, number)
    looked_back(house, number)
    page = house.tablet(INES).open(f"/linnet/grants/{number}")
    page.says("Flowers are for everyone.", "Amina Yusuf : I agree", "Omar Haddad : I stand aside", "The board agreed")
    page.says("Who agreed: Amina Yusuf . Who stood aside: Omar Haddad . Amina Yusuf wrote this down.")
    page.says("Paid: £250", "told by Rosa Delgado", "Nine boxes are in flower.")
    page.says("We would do it again.")
    house.tablet().open(f"/linnet/grants/{number}").does_not_say("Rosa Delgado", "Omar Haddad : I")


def test_no_one_is_asked_what_happened_before_the_money_is_there_or_after_it_was_told(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    at = f"/linnet/grants/{number}/what-happened"
    agreed(house, number)
    house.tablet(ROSA).open(at, 409).says("Nothing has been paid yet, so there is nothing to tell.")
    paid(house, number)
    house.tablet(ROSA).open(at)
    told(house, number)
    house.tablet(ROSA).open(at, 409).says("Someone has told this already.")
