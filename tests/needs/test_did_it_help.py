"""Closed is not fixed: those behind a need say whether it helped, and a "no" opens it again."""

import pytest
from sqlmodel import select

from app.needs.kinds import Helped, Standing
from app.needs.replies import HelpedReply
from app.participation.models import Kind, Participation
from tests.cast import AMINA, BEA, BEN, HELEN, INES, MINA, OMAR, ROSA
from tests.house import House
from tests.needs.happenings import answered, backed, beside, everything, the_row


@pytest.fixture
def done(house: House) -> int:
    """A need that Rosa raised and Omar backed, and that is done."""
    number = house.a_need()
    backed(house, number, OMAR)
    answered(house, number, "done")
    return number


def test_only_those_behind_it_are_asked(house: House, done: int) -> None:
    address = f"/linnet/needs/{done}/helped"
    for part in (ROSA, OMAR):
        house.tablet(part).open(f"/linnet/needs/{done}").says("Did it help?", "one of those who asked for this")
        house.tablet(part).open(address).says("The caretaker mended it.")
    for part in (AMINA, HELEN, INES, BEN):
        tablet = house.tablet(part)
        tablet.open(f"/linnet/needs/{done}").does_not_say("Say whether it helped")
        tablet.open(address, status=403)
        tablet.send(address, status=403, how="yes")
        tablet.send(address, status=403)
    assert house.tablet().send(address, how="yes").path == "/sign-in"
    assert everything(house, HelpedReply) == []


def test_a_connector_says_it_for_those_behind_it_and_not_for_herself(house: House, done: int) -> None:
    bea, address = house.tablet(BEA), f"/linnet/needs/{done}/helped"
    assert bea.open(address).tree.xpath("//select[@name='spoken_by']/option/@value") == ["", "omar", "rosa"]
    bea.send(address, status=403, how="yes")
    bea.send(address, how="yes", spoken_by="omar", via="phone").says("Omar Haddad was asked", "Bea Okafor typed this")
    assert [reply.how for reply in everything(house, HelpedReply)] == [Helped.YES]


def test_yes_and_a_bit_leave_it_done(house: House, done: int) -> None:
    house.tablet(ROSA).send(f"/linnet/needs/{done}/helped", how="yes", words="I can sit again.").says(
        "Yes, it helped", "I can sit again."
    )
    part = house.tablet(OMAR).send(f"/linnet/needs/{done}/helped", htmx=True, how="a_bit")
    part.says("Thank you for telling us.", "It helps everyone to know.")
    assert the_row(house, done).stands == Standing.DONE
    assert not the_row(house, done).waits()


def test_a_no_opens_it_again_and_a_change_of_mind_closes_it(house: House, done: int) -> None:
    rosa, address = house.tablet(ROSA), f"/linnet/needs/{done}/helped"
    rosa.send(address, how="no", words="It wobbles.").says("No, it did not help", "So the need is open again.")
    assert (the_row(house, done).stands, the_row(house, done).waits()) == (Standing.WAITING, True)
    house.tablet(HELEN).open("/linnet/today").says("Waiting for an answer", "The bench by the lift is broken")

    came_back = rosa.open(f"/linnet/needs/{done}")
    came_back.says("It was answered, but that did not help.", "The earlier answer: Done")
    came_back.does_not_say("The answer: Done")

    rosa.send(address, how="yes").does_not_say("So the need is open again.", "did not help", "The earlier answer")
    rosa.open(f"/linnet/needs/{done}").says("The answer: Done")
    assert (the_row(house, done).stands, the_row(house, done).waits()) == (Standing.DONE, False)
    assert [reply.how for reply in everything(house, HelpedReply)] == [Helped.YES]
    assert house.log()[-2:] == [Kind.HELPED_SAID] * 2


def test_one_no_keeps_it_open_whatever_others_say(house: House, done: int) -> None:
    house.tablet(ROSA).send(f"/linnet/needs/{done}/helped", how="no")
    house.tablet(OMAR).send(f"/linnet/needs/{done}/helped", how="yes")
    assert the_row(house, done).stands == Standing.WAITING
    answered(house, done, "done", words="Now it is screwed down.")
    assert the_row(house, done).stands == Standing.DONE


def test_a_mistake_gets_a_sentence_and_keeps_the_words(house: House, done: int) -> None:
    rosa = house.tablet(ROSA)
    wrong = [
        ("how", {}, "Please choose one of these."),
        ("how", {"how": "?"}, "Please choose one of these."),
        ("words", {"how": "yes", "words": "x" * 10_000}, "That is a little too long."),
    ]
    for order, (field, typed, sentence) in enumerate(wrong):
        sent = {"words": "It wobbles."} | typed
        page = rosa.send(f"/linnet/needs/{done}/helped", status=422, htmx=order == 0, **sent)
        assert sentence in beside(page, field)
        assert page.field("words") == sent["words"]
    assert everything(house, HelpedReply) == []


def test_a_double_tap_says_it_once(house: House, done: int) -> None:
    rosa = house.tablet(ROSA)
    for _ in range(2):
        rosa.send(f"/linnet/needs/{done}/helped", how="no", once="k")
    assert house.log().count(Kind.HELPED_SAID) == len(everything(house, HelpedReply)) == 1


def test_the_officer_writes_down_what_someone_behind_it_says(house: House, done: int) -> None:
    mina, address = house.tablet(MINA), f"/linnet/needs/{done}/helped"
    form = mina.open(address)
    chosen = form.tree.xpath("//select[@name='spoken_by']/option/@value")
    assert {"rosa", "omar"} < set(chosen)
    assert "amina" not in chosen
    for missing in ({}, {"spoken_by": "amina"}, {"spoken_by": "unnamed"}, {"spoken_by": "nobody-here"}):
        page = mina.send(address, status=422, how="no", words="It wobbles.", **missing)
        assert beside(page, "spoken_by")
        assert page.field("words") == "It wobbles."

    mina.send(address, how="no", spoken_by="rosa", via="phone").says(
        "Rosa Delgado was asked", "Mina Kaur typed this for them, as they said it by phone."
    )
    with house.reading() as session:
        row = session.exec(select(Participation).where(Participation.kind == Kind.HELPED_SAID)).one()
        assert (row.spoken_by, row.typed_by, row.via) == (
            house.actor(session, ROSA).person_id,
            house.actor(session, MINA).person_id,
            "phone",
        )


@pytest.mark.parametrize("kind", ["doing", None])
def test_it_is_asked_only_once_something_was_done(house: House, kind: str | None) -> None:
    number = house.a_need()
    if kind:
        answered(house, number, kind)
    rosa = house.tablet(ROSA)
    rosa.open(f"/linnet/needs/{number}").does_not_say("Did it help?")
    rosa.send(f"/linnet/needs/{number}/helped", status=409, how="yes")
    assert everything(house, HelpedReply) == []


def test_what_was_taken_back_is_not_opened_by_a_no(house: House, done: int) -> None:
    rosa = house.tablet(ROSA)
    rosa.send(f"/linnet/needs/{done}/taking-back")
    rosa.send(f"/linnet/needs/{done}/helped", status=409, how="no")
    assert the_row(house, done).stands == Standing.DONE
