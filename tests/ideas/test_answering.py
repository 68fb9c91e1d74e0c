"""An idea gets an honest answer, by the rules of every answer; and it can be tried."""

from datetime import timedelta

import pytest

from app.core import clock
from app.core.errors import NotAllowed, TooLate
from app.ideas.kinds import IdeaStands
from app.ideas.models import IdeaAnswer, Trial
from app.neighbourhoods.service import join
from app.participation.models import Kind
from app.permissions.who import Role
from tests.cast import AMINA, BEA, HELEN, IDRIS, MINA, OMAR, ROSA, Part
from tests.house import House
from tests.ideas.happenings import WALK, an_idea, idea_answered, learned, supported, the_row, tried
from tests.needs.happenings import an_answer, beside, everything, in_days, tellings

STANDS = {
    "done": IdeaStands.DONE,
    "doing": IdeaStands.PLANNED,
    "not_yet": IdeaStands.KEPT,
    "no": IdeaStands.NO,
    "dont_know": IdeaStands.DONT_KNOW,
}


def on_the_board(house: House, part: Part) -> None:
    with house.writing() as session:
        person = house.actor(session, part).person_id or 0
        join(session, house.here(session).id, person, [Role.BOARD])


@pytest.mark.parametrize("kind", STANDS)
@pytest.mark.parametrize("htmx", [False, True])
def test_mina_answers_and_everyone_for_it_is_told(house: House, kind: str, htmx: bool) -> None:
    number = an_idea(house)
    supported(house, number, OMAR)
    mina = house.tablet(MINA)
    mina.open("/linnet/today").says("Ideas that wait for an answer", WALK)
    mina.send(f"/linnet/ideas/{number}/answers", htmx=htmx, **an_answer(kind, words="This is why."))
    house.tablet(ROSA).open(f"/linnet/ideas/{number}").says("The answer:", "This is why.", "Mina Kaur decided")
    assert the_row(house, number).stands == STANDS[kind]
    assert set(tellings(house, "idea_answered")) == {"rosa", "omar"}
    assert house.log()[-1] == Kind.IDEA_ANSWERED
    mina.open("/linnet/today").does_not_say("Ideas that wait for an answer")


@pytest.mark.parametrize(
    ("kind", "field", "sentence"),
    [
        ("no", "instead", "Please say what else is possible."),
        ("doing", "by_when", "Please say by when it will be done."),
        ("not_yet", "look_again_on", "Please say when you will look at it again."),
        ("dont_know", "tell_by", "Please say by when you will tell people more."),
    ],
)
def test_a_bare_refusal_or_a_promise_without_a_day_is_no_answer(
    house: House, kind: str, field: str, sentence: str
) -> None:
    number = an_idea(house)
    page = house.tablet(MINA).send(f"/linnet/ideas/{number}/answers", status=422, kind=kind, words="So it is.")
    assert sentence in beside(page, field)
    assert page.field("words") == "So it is."
    assert everything(house, IdeaAnswer) == []


def test_words_are_checked_before_they_are_given(house: House) -> None:
    number = an_idea(house)
    long = " ".join(["We will look at it"] * 6)
    page = house.tablet(MINA).send(f"/linnet/ideas/{number}/answers", words=long, check="yes")
    page.says("This may help neighbours to understand it:")
    assert everything(house, IdeaAnswer) == []


def test_a_kept_idea_comes_back_to_the_top_by_itself(house: House) -> None:
    number = an_idea(house)
    an_idea(house, "A newer one")
    idea_answered(house, number, "not_yet")
    house.tablet(ROSA).open("/linnet/ideas").does_not_say("Back for another look")
    with clock.at(clock.now() + timedelta(days=11)):
        house.tablet(ROSA).open("/linnet/ideas").says("Back for another look", "The day we promised has come.")
        house.tablet(ROSA).open(f"/linnet/ideas/{number}").says("Back for another look")
        house.tablet(BEA).open("/linnet/ideas").says("Ideas that wait for an answer")


def test_a_resident_leader_answers_but_not_the_idea_they_would_lead(house: House) -> None:
    number, own = an_idea(house), an_idea(house, "Bea's own", by=BEA, leads=True)
    idea_answered(house, number, by=BEA)
    house.tablet(ROSA).open(f"/linnet/ideas/{number}").says("Bea Okafor decided.")
    with pytest.raises(NotAllowed):
        idea_answered(house, own, by=BEA)
    for part in (OMAR, HELEN, IDRIS):
        with pytest.raises(NotAllowed):
            idea_answered(house, number, by=part)
    on_the_board(house, OMAR)
    idea_answered(house, own, by=OMAR)
    house.tablet(BEA).open(f"/linnet/ideas/{own}").does_not_say("Give a newer answer")


def test_an_idea_that_bea_typed_for_amina_is_not_hers_to_lead(house: House) -> None:
    words = {"title": "Bread day", "spoken_by": "amina", "via": "phone", "leads": "yes"}
    house.tablet(BEA).send("/linnet/ideas", **words)
    house.tablet(MINA).send("/linnet/ideas/1/review", outcome="shown")
    idea_answered(house, 1, by=BEA)
    assert the_row(house, 1).stands == IdeaStands.PLANNED


def test_a_newer_answer_replaces_the_old_and_both_stay(house: House) -> None:
    number = an_idea(house)
    idea_answered(house, number, "not_yet", words="Not this month.")
    idea_answered(house, number, words="In May.")
    house.tablet(ROSA).open(f"/linnet/ideas/{number}").says("In May.", "Earlier answers", "Not this month.")


def test_who_gave_no_name_reads_it_on_the_noticeboard(house: House) -> None:
    number = an_idea(house)
    sent = {"kind": "would_come", "via": "in_person", "spoken_by": "unnamed"}
    house.tablet(BEA).send(f"/linnet/ideas/{number}/support", **sent)
    idea_answered(house, number, words="In May.")
    assert tellings(house, "idea_answered")[""] == ("noticeboard", "waiting")
    board = house.tablet(MINA).open("/linnet/tellings/noticeboard")
    board.says(f"An idea has an answer: {WALK}", "It is planned.", "In May.", "It will be by")


def test_an_idea_that_was_taken_back_is_not_answered(house: House) -> None:
    number = an_idea(house)
    house.tablet(ROSA).send(f"/linnet/ideas/{number}/taking-back")
    with pytest.raises(TooLate):
        idea_answered(house, number)


def test_a_trial_asks_what_was_learned_when_its_day_has_come(house: House) -> None:
    number = an_idea(house)
    supported(house, number, AMINA)
    idea_answered(house, number)
    mina = house.tablet(MINA)
    mina.send(f"/linnet/ideas/{number}/trial", status=422).says("Please say until when you try it.")
    mina.send(f"/linnet/ideas/{number}/trial", question="Do people come?", ends_on=str(in_days(10)))
    house.tablet().open(f"/linnet/ideas/{number}").says("Trying it out", "Do people come?")
    mina.open("/linnet/today").does_not_say("What did we learn?")
    with clock.at(clock.now() + timedelta(days=11)):
        mina = house.tablet(MINA)
        mina.open("/linnet/today").says("What did we learn? The day has come", WALK)
        mina.send(f"/linnet/ideas/{number}/learned", status=422).says("Please write what you learned.")
        mina.send(f"/linnet/ideas/{number}/learned", words="Afternoons are better.")
        mina.open("/linnet/today").does_not_say("The day has come")
    house.tablet().open(f"/linnet/ideas/{number}").says("What we learned: Afternoons are better.")
    assert set(tellings(house, "idea_learned")) == {"rosa", "amina"}
    assert house.log()[-1] == Kind.IDEA_LEARNED


@pytest.mark.parametrize("days", [-1, 4000])
def test_a_trial_ends_on_a_day_to_come(house: House, days: int) -> None:
    number = an_idea(house)
    sent = {"question": "Do people come?", "ends_on": str(in_days(days))}
    house.tablet(MINA).send(f"/linnet/ideas/{number}/trial", status=422, **sent)
    assert everything(house, Trial) == []


def test_one_thing_is_tried_at_a_time_and_learned_from_once(house: House) -> None:
    number = an_idea(house)
    tried(house, number, by=BEA)
    with pytest.raises(TooLate):
        tried(house, number)
    learned(house, number)
    with pytest.raises(TooLate):
        learned(house, number)
    tried(house, number)
    for part in (ROSA, OMAR):
        with pytest.raises(NotAllowed):
            learned(house, number, by=part)
