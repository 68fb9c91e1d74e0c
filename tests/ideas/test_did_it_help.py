"""Once an idea is done, those who were for it are asked whether it helped. A no brings it back."""

import pytest

from app.core.errors import NotAllowed, TooLate
from app.ideas.models import IdeaHelped
from app.participation.models import Kind
from tests.api.program import Program
from tests.cast import AMINA, BEA, BEN, MINA, OMAR, ROSA
from tests.house import House
from tests.ideas.happenings import an_idea, helped, idea_answered, supported, the_row
from tests.needs.happenings import beside, everything


def a_done_idea(house: House) -> int:
    """Rosa's; Amina said that she would come."""
    number = an_idea(house)
    supported(house, number, AMINA)
    idea_answered(house, number, "done", words="We walked, and had tea.")
    return number


def test_those_who_were_for_it_are_asked_by_letter_and_on_the_page(house: House) -> None:
    number = a_done_idea(house)
    house.tablet(MINA).open("/linnet/tellings/letters").says("Did it help? Tick one", "Yes, it helped")
    amina = house.tablet(AMINA)
    amina.open(f"/linnet/ideas/{number}").says("You are one of those who were for this.", "Say whether it helped")
    amina.open(f"/linnet/ideas/{number}/helped").says("We walked, and had tea.")
    page = amina.send(f"/linnet/ideas/{number}/helped", status=422)
    assert "Please choose one of these." in beside(page, "how")
    amina.send(f"/linnet/ideas/{number}/helped", how="yes", words="I slept well.")
    page = house.tablet(OMAR).open(f"/linnet/ideas/{number}")
    page.says("Amina Yusuf : Yes, it helped", "I slept well.")
    page.does_not_say("Say whether it helped")
    house.tablet().open(f"/linnet/ideas/{number}").says("A neighbour : Yes, it helped")
    assert house.log()[-1] == Kind.IDEA_HELPED_SAID


def test_a_no_brings_it_back_until_whoever_said_so_says_otherwise(house: House) -> None:
    number = a_done_idea(house)
    helped(house, number, "a_bit")
    assert the_row(house, number).waits_from is None
    helped(house, number, "no", AMINA, "It was too far.")
    house.tablet(MINA).open("/linnet/today").says("Ideas that wait for an answer", "A walk to the market")
    house.tablet().open(f"/linnet/ideas/{number}").says("Back for another look")
    helped(house, number, "yes")
    assert the_row(house, number).waits_from is not None
    helped(house, number, "yes", AMINA)
    assert the_row(house, number).waits_from is None
    assert len(everything(house, IdeaHelped)) == 2


def test_a_newer_answer_is_asked_about_anew(house: House) -> None:
    number = a_done_idea(house)
    helped(house, number, "no")
    idea_answered(house, number, "done", words="We walked a shorter way.")
    assert the_row(house, number).waits_from is None
    helped(house, number, "yes")
    assert [one.how for one in everything(house, IdeaHelped)] == ["no", "yes"]


def test_only_who_was_for_it_says_so_and_only_once_it_is_done(house: House) -> None:
    number = a_done_idea(house)
    for part in (OMAR, BEN):
        with pytest.raises(NotAllowed):
            helped(house, number, by=part)
    house.tablet(OMAR).open(f"/linnet/ideas/{number}/helped", 403)
    page = house.tablet(MINA).send(f"/linnet/ideas/{number}/helped", status=422, how="yes")
    assert "Only those who were for it" in beside(page, "spoken_by")
    other = an_idea(house)
    with pytest.raises(TooLate):
        helped(house, other)


def test_bea_types_what_rosa_ticked_on_her_letter(house: House) -> None:
    number = a_done_idea(house)
    bea = house.tablet(BEA)
    said = {"how": "yes", "via": "paper", "read_back": "yes"}
    bea.send(f"/linnet/ideas/{number}/helped", spoken_by="rosa", **said).says(
        "Rosa Delgado : Yes, it helped", "Bea Okafor typed this for them, as they said it on paper.", "It was read back"
    )
    bea.send(f"/linnet/ideas/{number}/helped", status=403, spoken_by="omar", **said)


def test_programs_say_it_too(house: House) -> None:
    number = a_done_idea(house)
    idea = Program(house, ROSA).post(f"ideas/{number}/helped", {"how": "no", "words": "Too far."})
    assert [(one["who"], one["how"], one["words"]) for one in idea["helped"]] == [("Rosa Delgado", "no", "Too far.")]
    assert idea["is_back_again"] is True
    Program(house, OMAR).post(f"ideas/{number}/helped", {"how": "no"}, status=403)
