"""The board decides by consent, no more is promised than there is, and what is agreed is followed to its end."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from app.core import clock
from app.core.errors import NotAllowed, NotLikeThis, Refusal, TooLate
from app.grants.deciding import give_voice
from app.grants.following import note_payment
from app.grants.forms import PaidForm, VoiceForm
from app.grants.kinds import GrantState
from app.grants.models import GrantVoice
from app.grants.queries import the_grant
from app.participation.models import Kind
from app.permissions.who import Via
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA
from tests.grants.happenings import (
    a_board,
    a_grant,
    agreed,
    decided,
    let_go,
    looked_back,
    paid,
    the_row,
    told,
    voiced,
)
from tests.house import House
from tests.needs.happenings import beside, everything, in_days, tellings


def test_two_voices_and_no_concern_agree_and_rosa_is_told(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    voiced(house, number, AMINA, OMAR)
    page = house.tablet(BEA).open(f"/linnet/grants/{number}/decision")
    page.says("Amina Yusuf", "I agree", "It costs £250. There is £1,000 to give.")
    said = {"verdict": "agreed", "words": "It is good for all.", "review_on": str(in_days(30))}
    house.tablet(BEA).send(f"/linnet/grants/{number}/decision", **said).says(
        "Who agreed: Amina Yusuf , Omar Haddad . Bea Okafor wrote this down."
    )
    assert tellings(house, "grant_decided") == {"rosa": ("letter", "waiting")}
    letters = house.tablet(MINA).open("/linnet/tellings/letters")
    letters.says("The board agreed.", "It is good for all.", "The board looks back at it on")
    letters.says("Who agreed: Amina Yusuf, Omar Haddad.")
    assert house.log()[-1] == Kind.GRANT_AGREED


@pytest.mark.parametrize(
    ("missing", "field", "sentence"),
    [
        ("words", "words", "Please write the decision in plain words."),
        ("review_on", "review_on", "Please say when you will look back at it."),
        ("verdict", "verdict", "Please choose one of these."),
    ],
)
def test_a_decision_says_all_it_must(house: House, missing: str, field: str, sentence: str) -> None:
    a_board(house)
    number = a_grant(house)
    voiced(house, number, AMINA, OMAR)
    said = {"verdict": "agreed", "words": "Good.", "review_on": str(in_days(30))}
    for htmx in (False, True):
        page = house.tablet(AMINA).send(
            f"/linnet/grants/{number}/decision", status=422, htmx=htmx, **(said | {missing: ""})
        )
        assert sentence in beside(page, field)
    assert the_row(house, number).state == GrantState.PROPOSED


def test_not_agreed_needs_what_else_is_possible(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    voiced(house, number, AMINA)
    voiced(house, number, OMAR, kind="concern", words="We gave for boxes last year.")
    said = {"verdict": "not_agreed", "words": "Not this year."}
    page = house.tablet(AMINA).send(f"/linnet/grants/{number}/decision", status=422, **said)
    assert "Please say what else is possible." in beside(page, "instead")
    decided(house, number, "not_agreed")
    house.tablet().open(f"/linnet/grants/{number}").says("The board did not agree this time", "Ask again in spring.")
    assert house.log()[-1] == Kind.GRANT_NOT_AGREED


def test_a_concern_that_stands_holds_it_until_a_newer_word_replaces_it(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    page = house.tablet(OMAR).send(f"/linnet/grants/{number}/voices", status=422, kind="concern")
    assert "Please say what your concern is." in beside(page, "words")
    voiced(house, number, AMINA, BEA)
    voiced(house, number, OMAR, kind="concern", words="Who waters them?")
    with pytest.raises(NotLikeThis, match="concern"):
        decided(house, number)
    voiced(house, number, OMAR, words="Ken will.")
    decided(house, number)
    house.tablet(ROSA).open(f"/linnet/grants/{number}").says(
        "Who waters them?", "They said something newer", "Ken will."
    )
    assert len(everything(house, GrantVoice)) == 4
    assert house.log().count(Kind.GRANT_VOICE_GIVEN) == 4


def test_saying_the_same_again_changes_nothing(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    voiced(house, number, OMAR, OMAR)
    assert len(everything(house, GrantVoice)) == 1


@pytest.mark.parametrize(
    ("kinds", "why"),
    [((), "At least two"), (("consent",), "At least two"), (("stand_aside", "stand_aside"), "has agreed to it")],
)
def test_too_few_voices_decide_nothing(house: House, kinds: tuple[str, ...], why: str) -> None:
    a_board(house)
    number = a_grant(house)
    for part, kind in zip((AMINA, OMAR), kinds, strict=False):
        voiced(house, number, part, kind=kind)
    with pytest.raises(NotLikeThis, match=why):
        decided(house, number)


def test_the_one_who_asked_neither_speaks_for_the_board_nor_decides(house: House) -> None:
    a_board(house)
    number = a_grant(house, by=OMAR)
    with pytest.raises(NotAllowed):
        voiced(house, number, OMAR)
    voiced(house, number, AMINA, BEA)
    with pytest.raises(NotAllowed):
        decided(house, number, by=OMAR)
    for part in (ROSA, MINA):
        with pytest.raises(NotAllowed):
            decided(house, number, by=part)
    decided(house, number)
    with pytest.raises(NotAllowed):
        voiced(house, number, AMINA, kind="concern", words="Too late.")


def test_no_more_is_agreed_than_is_left_in_the_pot(house: House) -> None:
    a_board(house, "400")
    agreed(house, a_grant(house, cost="250"))
    number = a_grant(house, cost="150.01", group_name="Others")
    with pytest.raises(NotLikeThis, match="not so much left"):
        agreed(house, number)
    agreed(house, a_grant(house, cost="150", group_name="Some more"))


def test_two_boards_at_once_do_not_promise_the_same_money(house: House) -> None:
    a_board(house, "300")
    numbers = [a_grant(house, cost="250", group_name=f"Group {name}") for name in "AB"]
    for number in numbers:
        voiced(house, number, AMINA, OMAR)

    def tries(number: int) -> bool:
        try:
            decided(house, number)
        except Refusal:
            return False
        return True

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(tries, numbers)) == [False, True]


def test_what_is_let_go_is_over(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    with pytest.raises(TooLate):
        let_go(house, number)
    agreed(house, number)
    let_go(house, number)
    assert (house.log()[-1], tellings(house, "grant_let_go")) == (Kind.GRANT_LET_GO, {})
    for then in (let_go, paid, told, looked_back):
        with pytest.raises(TooLate):
            then(house, number)


def test_payment_is_noted_once_and_never_above_what_was_agreed(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    with pytest.raises(TooLate):
        paid(house, number)
    agreed(house, number)
    said = {"amount": "250.01", "paid_on": str(in_days(0))}
    page = house.tablet(MINA).send(f"/linnet/grants/{number}/payment", status=422, **said)
    assert "That is more than the board agreed." in beside(page, "amount")
    bank = said | {"amount": "250", "note": "to 60-16-13 31926819"}
    page = house.tablet(MINA).send(f"/linnet/grants/{number}/payment", status=422, **bank)
    assert "This looks like bank details." in beside(page, "note")
    with pytest.raises(NotAllowed):
        paid(house, number, by=AMINA)
    paid(house, number)
    with pytest.raises(TooLate):
        paid(house, number)


def test_what_happened_is_told_once_by_those_it_touches_then_the_board_looks_back(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    agreed(house, number)
    with pytest.raises(TooLate):
        told(house, number)
    paid(house, number)
    with pytest.raises(TooLate):
        looked_back(house, number)
    house.tablet(ROSA).send(f"/linnet/grants/{number}/what-happened", status=422).says("Please write a few words")
    told(house, number)
    with pytest.raises(TooLate):
        told(house, number, by=MINA)
    with pytest.raises(NotAllowed):
        looked_back(house, number, by=ROSA)
    looked_back(house, number)
    assert house.log()[-2:] == [Kind.GRANT_TOLD, Kind.GRANT_LOOKED_BACK]


def test_whoever_is_on_the_board_speaks_in_their_own_words(house: House) -> None:
    """Bea writes much down for Omar; what he says to a grant he says himself."""
    a_board(house)
    number = a_grant(house)
    with house.writing() as session:
        bea, omar = house.actor(session, BEA), house.actor(session, OMAR).person_id
        grant = the_grant(session, house.here(session), number, to_change=True)
        with pytest.raises(NotLikeThis) as refused:
            give_voice(session, bea.writing_down(omar, Via.PHONE), grant, VoiceForm(kind="consent"))
        assert refused.value.field == "kind"
    assert everything(house, GrantVoice) == []


def test_a_payment_has_no_half_pennies(house: House) -> None:
    a_board(house)
    number = a_grant(house)
    agreed(house, number)
    with house.writing() as session:
        here, mina = house.here(session), house.actor(session, MINA)
        grant = the_grant(session, here, number, to_change=True)
        form = PaidForm.model_construct(amount=Decimal("100.005"), paid_on=clock.today(), note="")
        with pytest.raises(NotLikeThis) as refused:
            note_payment(session, mina, here, grant, form)
        assert refused.value.field == "amount"
    assert the_row(house, number).state == GrantState.AGREED
