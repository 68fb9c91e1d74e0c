"""What nothing can come of before someone has vouched stands on the officer's day; then the one who waits hears it."""

import pytest
from sqlmodel import select

from app.core import clock
from app.notifications.models import Message, Telling
from app.offers.models import Vouch
from app.offers.vouching import HOLDS
from app.people.models import Person
from tests.activities.test_reminding import have_heard
from tests.cast import AMINA, BEA, GWEN, HELEN, IDRIS, MINA, OMAR, ROSA, SAM, SHAH
from tests.house import House
from tests.needs.happenings import everything
from tests.offers.happenings import SEW, agreed, asked, offered, vouched
from tests.tablet import Page

TITLE = "They would be alone, and no one has vouched"
DRIVE = "I drive you to the hospital."


def waits(page: Page) -> list[str]:
    """What Today leads to under this title, in order."""
    found = page.tree.xpath(f"//section[h2[contains(., '{TITLE}')]]//a/@href")
    return [str(link) for link in found]


def told(house: House, kind: str = "vouched") -> list[tuple[str, str]]:
    """Who hears that they can answer, and about which page."""
    with house.reading() as session:
        rows = select(Person.handle, Message.place).join(Telling, Telling.person_id == Person.id)
        rows = rows.join(Message, Message.id == Telling.message_id).where(Message.kind == kind)
        return list(session.exec(rows.order_by(Message.id)).all())


def test_each_stands_there_once_the_longest_first_and_for_the_officer_alone(house: House) -> None:
    first, second = offered(house, by=AMINA, alone=True), offered(house, by=BEA, alone=True, words=DRIVE)
    for number, part in ((second, OMAR), (first, ROSA), (second, ROSA)):
        asked(house, number, by=part)
    today = house.tablet(MINA).open("/linnet/today")
    assert waits(today) == [f"/linnet/offers/{number}/vouches" for number in (second, first)]
    today.says(SEW, DRIVE, "Who vouches for them?")
    for part in (SAM, HELEN, SHAH, IDRIS):
        house.tablet(part).open("/linnet/today").does_not_say(TITLE, SEW)
    house.tablet(GWEN).open("/heron/today").does_not_say(TITLE)
    vouched(house, first, by="Omar")
    assert waits(house.tablet(MINA).open("/linnet/today")) == [f"/linnet/offers/{second}/vouches"]


def test_a_day_on_which_only_that_waits_is_not_quiet(house: House) -> None:
    number = offered(house, by=OMAR, alone=True)  # who hears by mail of whoever asks
    mina = house.tablet(MINA)
    mina.open("/linnet/today").says("Nothing waits for you")
    asked(house, number, by=ROSA)
    mina.open("/linnet/today").does_not_say("Nothing waits for you")
    house.tablet(SAM).open("/linnet/today").says("Nothing waits for you")


@pytest.mark.parametrize("alone", [True, False])
def test_what_nobody_asks_for_or_is_kept_private_or_in_company_waits_for_no_vouch(house: House, alone: bool) -> None:
    mina, number = house.tablet(MINA), offered(house, by=AMINA, alone=alone)
    assert waits(mina.open("/linnet/today")) == []
    request = asked(house, number, by=BEA)
    assert bool(waits(mina.open("/linnet/today"))) is alone
    house.tablet(BEA).send(f"/linnet/offers/{number}/requests/{request}/taking-back")
    assert waits(mina.open("/linnet/today")) == []
    asked(house, number, by=OMAR)
    mina.send(f"/linnet/offers/{number}/review", outcome="private", reason="I have to ask first.")
    assert waits(mina.open("/linnet/today")) == []


def test_whoever_offered_it_hears_for_each_who_asked_that_they_can_say_yes_now(house: House) -> None:
    number = offered(house, alone=True)
    mine, hers = asked(house, number, by=AMINA), asked(house, number, by=BEA)
    other = offered(house, alone=True, words=DRIVE)
    also = asked(house, other, by=OMAR)
    have_heard(house, MINA)
    vouched(house, number)
    pages = ((number, mine), (number, hers), (other, also))
    assert told(house) == [("rosa", f"offers/{of}/requests/{request}") for of, request in pages]
    (newest, *_) = [one for one in everything(house, Message) if one.kind == "vouched"]
    assert (newest.said_by, newest.words) == (MINA.name, ""), (
        "who vouched, and in which words, is the officer's to know"
    )
    vouched(house, number, by="Bea")
    assert len(told(house)) == 3, "they know"


def test_nobody_hears_so_of_what_does_not_wait_for_a_vouch(house: House) -> None:
    in_company, private = offered(house), offered(house, alone=True, words=DRIVE)
    hers, over = offered(house, by=AMINA, alone=True), offered(house, alone=True, words="I sit with you.")
    for number, part in ((in_company, BEA), (private, BEA), (hers, BEA)):
        asked(house, number, by=part)
    house.tablet(MINA).send(f"/linnet/offers/{private}/review", outcome="private", reason="I have to ask first.")
    no = asked(house, over, by=BEA)
    house.tablet(ROSA).send(f"/linnet/offers/{over}/requests/{no}/answer", state="declined")
    have_heard(house, MINA)
    vouched(house, over)
    assert told(house) == []


def test_when_a_vouch_has_run_out_and_another_is_written_down_they_hear_it_anew(house: House) -> None:
    number = offered(house, alone=True)
    request = asked(house, number)
    have_heard(house, MINA)
    with clock.at(clock.now() - HOLDS):
        vouched(house, number)
    vouched(house, number, by="Bea")
    assert len(told(house)) == 2 and len(everything(house, Vouch)) == 2
    agreed(house, number, request)


def test_who_is_still_to_hear_that_someone_asked_hears_that_alone(house: House) -> None:
    number = offered(house, alone=True)
    asked(house, number, by=AMINA)
    have_heard(house, MINA)
    asked(house, number, by=BEA)
    vouched(house, number)
    assert [page for _, page in told(house)] == [f"offers/{number}/requests/1"]


def test_it_is_said_in_plain_words(house: House) -> None:
    number = offered(house, alone=True)
    asked(house, number)
    have_heard(house, MINA)
    vouched(house, number)
    page = house.tablet(MINA).open("/linnet/tellings")
    page.says(
        "Mina Kaur wrote down that someone who knows you well has spoken for you.",
        "You can say yes or no. Both are fine.",
    )
    page.does_not_say("Kind for ten years.")
