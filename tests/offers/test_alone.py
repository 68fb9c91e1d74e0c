"""Whoever reviews sees that two would be alone, at any time; from then on nothing stands agreed without a vouch."""

from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.core.errors import NotLikeThis
from app.moderating.forms import LookForm
from app.offers.answering import answer_request
from app.offers.forms import ReplyForm
from app.offers.models import Offer, OfferRequest, Vouch
from app.offers.offering import review_offer
from app.offers.queries import Which, seen_offer, seen_request
from app.participation.models import Kind
from tests.cast import AMINA, BEA, MINA, OMAR, ROSA, SAM, Part
from tests.house import House
from tests.needs.happenings import beside, everything, tellings
from tests.offers.happenings import agreed, asked, offered, thanked, vouched

YES = {"state": "agreed", "words": "I come round."}
SPEAK_FIRST = "Someone who knows you well has to speak for you first."
WAITS = "What you two agreed has to wait."


def looked_at(house: House, number: int, by: Part = MINA, **said: str) -> Any:
    return house.tablet(by).send(f"/linnet/offers/{number}/review", **({"outcome": "shown"} | said))


def the_request(house: House) -> OfferRequest:
    return everything(house, OfferRequest)[0]


def test_mina_says_so_while_it_is_shown_and_who_has_asked_waits_for_a_vouch(house: House) -> None:
    number = offered(house, kind="company")
    address = f"/linnet/offers/{number}/requests/{asked(house, number)}"
    mina, rosa = house.tablet(MINA), house.tablet(ROSA)
    mina.open(f"/linnet/offers/{number}/review").says("They would be alone with someone", "and it stays so")
    page = mina.send(f"/linnet/offers/{number}/review", status=422, one_to_one="yes")
    assert page.tree.xpath("//input[@name='one_to_one' and @checked]"), "what was ticked stays ticked"
    mina.send(f"/linnet/offers/{number}/review", outcome="shown", one_to_one="yes")
    mina.open("/linnet/offers/waiting").says("They would be alone, and no one has vouched")
    house.tablet(AMINA).open(address).says("So the team asks a person who knows them well.")
    rosa.open(address).says("Someone speaks for you first")
    assert SPEAK_FIRST in beside(rosa.send(f"{address}/answer", status=422, **YES), "state")
    assert Kind.OFFER_SEEN_ALONE in house.log() and Kind.OFFER_NO_LONGER_AGREED not in house.log()

    vouched(house, number)
    waiting = mina.open("/linnet/offers/waiting")
    waiting.says("Asked, and not answered yet")
    waiting.does_not_say("no one has vouched")
    rosa.send(f"{address}/answer", **YES).says("Rosa Delgado says yes.")
    assert the_request(house).vouch_id == everything(house, Vouch)[0].id


@pytest.mark.parametrize("shown_again", [True, False])
def test_while_it_is_kept_private_nothing_is_agreed_or_asked_for(house: House, shown_again: bool) -> None:
    number = offered(house)
    address = f"/linnet/offers/{number}/requests/{asked(house, number)}"
    looked_at(house, number, outcome="private", reason="I have to ask first.")
    rosa, mina = house.tablet(ROSA), house.tablet(MINA)
    rosa.open(address).says("This offer is kept private now", "You can always say no.")
    assert "kept private now" in beside(rosa.send(f"{address}/answer", status=422, **YES), "state")
    assert the_request(house).state == "asked"
    house.tablet(OMAR).send(f"/linnet/offers/{number}/requests", status=404, words="Me too")
    for_omar = {"words": "He would like it.", "spoken_by": "omar", "via": "phone"}
    mina.send(f"/linnet/offers/{number}/requests", status=403, **for_omar).says("so no one can ask for it.")
    mina.open(f"/linnet/offers/{number}/ask", status=403)
    if shown_again:
        looked_at(house, number, one_to_one="yes")
        assert SPEAK_FIRST in beside(rosa.send(f"{address}/answer", status=422, **YES), "state")
    else:
        rosa.send(f"{address}/answer", state="declined").says("Not this time")


def test_no_day_is_changed_while_it_is_kept_private(house: House) -> None:
    number = offered(house)
    request = asked(house, number)
    agreed(house, number, request)
    looked_at(house, number, outcome="private", reason="It names a flat.")
    with pytest.raises(NotLikeThis):
        agreed(house, number, request)
    house.tablet(ROSA).send(f"/linnet/offers/{number}/ending")
    with pytest.raises(NotLikeThis):
        agreed(house, number, request)
    assert the_request(house).state == "agreed"


def test_what_was_agreed_without_a_vouch_waits_again_and_both_are_told_why(house: House) -> None:
    number = offered(house)
    request = asked(house, number)
    agreed(house, number, request, agreed_at="14:30", words="At your door.")
    looked_at(house, number, one_to_one="yes", by=SAM)
    row = the_request(house)
    assert (row.state, row.one_to_one) == ("asked", True)
    assert (row.agreed_on, row.agreed_at, row.answered_at, row.answer_words) == (None, None, None, "")
    assert tellings(house, "offer_answered") == {
        "rosa": ("in_person", "waiting"),  # she likes letters, which would come too late
        "amina": ("in_person", "waiting"),
    }
    told = house.tablet(MINA).open("/linnet/tellings?way=in_person")
    told.says(WAITS, "It was to be on", "You would be alone together.", "decided this.")
    told.does_not_say("Rosa Delgado says yes.")
    for part in (ROSA, AMINA):
        page = house.tablet(part).open(f"/linnet/offers/{number}/requests/{request}")
        page.says("Waiting for an answer", "What was agreed before waits again.", "decided this.")
    assert house.log()[-3:] == [Kind.OFFER_NO_LONGER_AGREED, Kind.OFFER_SEEN_ALONE, Kind.GIVEN_SHOWN]


def test_what_waits_again_is_agreed_anew_once_someone_has_vouched(house: House) -> None:
    number = offered(house)
    request = asked(house, number)
    agreed(house, number, request)
    looked_at(house, number, one_to_one="yes")
    with pytest.raises(NotLikeThis):
        agreed(house, number, request)
    vouched(house, number)
    agreed(house, number, request)
    page = house.tablet(AMINA).open(f"/linnet/offers/{number}/requests/{request}")
    page.says("Rosa Delgado says yes.")
    page.does_not_say("waits again")


def test_what_was_agreed_goes_on_with_a_vouch_that_holds_already(house: House) -> None:
    number = offered(house)
    request = asked(house, number)
    agreed(house, number, request)
    vouched(house, number)
    for _ in range(2):
        looked_at(house, number, one_to_one="yes")
    row = the_request(house)
    assert (row.state, row.one_to_one, row.vouch_id) == ("agreed", True, everything(house, Vouch)[0].id)
    assert list(tellings(house, "offer_answered")) == ["amina"]
    assert house.log().count(Kind.OFFER_SEEN_ALONE) == 1


def test_what_was_done_before_anyone_saw_it_stays_done(house: House) -> None:
    number = offered(house)
    done, declined = asked(house, number), asked(house, number, by=OMAR)
    agreed(house, number, done)
    thanked(house, number, done)
    house.tablet(ROSA).send(f"/linnet/offers/{number}/requests/{declined}/answer", state="declined")
    looked_at(house, number, one_to_one="yes")
    assert [(one.state, one.one_to_one) for one in everything(house, OfferRequest)] == [
        ("done", True),
        ("declined", True),
    ]
    house.tablet(AMINA).open(f"/linnet/offers/{number}/requests/{done}").says("Amina Yusuf says thank you.")
    house.tablet(MINA).open("/linnet/offers/waiting").says("Nothing waits for you")


def test_once_seen_it_stays_so(house: House) -> None:
    number = offered(house)
    looked_at(house, number, one_to_one="yes")
    review = house.tablet(MINA).open(f"/linnet/offers/{number}/review")
    review.says("Before anything is agreed, someone has to vouch for them.")
    assert not review.tree.xpath("//input[@name='one_to_one']")
    for said in ({"one_to_one": "no"}, {}, {"outcome": "private", "reason": "Later."}):
        looked_at(house, number, **said)
        assert everything(house, Offer)[0].one_to_one is True


def test_it_is_seen_of_an_offer_taken_back_as_what_was_agreed_still_stands(house: House) -> None:
    number = offered(house)
    agreed(house, number, asked(house, number))
    house.tablet(ROSA).send(f"/linnet/offers/{number}/ending")
    mina = house.tablet(MINA)
    mina.open(f"/linnet/offers/{number}").says("Look at it again")
    mina.open(f"/linnet/offers/{number}/review").does_not_say("What shall happen with it?")
    page = looked_at(house, number, one_to_one="yes")
    page.says("Taken back")
    page.does_not_say("Look at it again")
    assert the_request(house).state == "asked"
    mina.send(f"/linnet/offers/{number}/review", status=409, outcome="shown")


def test_when_a_vouch_ends_what_rests_on_it_waits_again_on_every_offer_of_theirs(house: House) -> None:
    first, second = offered(house, alone=True), offered(house, alone=True, words="I can walk with you.")
    vouched(house, first)
    for number in (first, second):
        agreed(house, number, asked(house, number))
    vouched(house, first, by="Bea Okafor")
    mina, (older, newer) = house.tablet(MINA), everything(house, Vouch)
    mina.open(f"/linnet/offers/{first}/vouches/{older.id}/end").says("what was agreed waits again")
    mina.send(f"/linnet/offers/{first}/vouches/{older.id}/end", reason="He moved away.")
    assert [(one.state, one.vouch_id) for one in everything(house, OfferRequest)] == [("agreed", newer.id)] * 2
    mina.send(f"/linnet/offers/{second}/vouches/{newer.id}/end", reason="She is not sure.")
    assert [(one.state, one.vouch_id) for one in everything(house, OfferRequest)] == [("asked", None)] * 2
    told = mina.open("/linnet/tellings?way=in_person")
    told.says(WAITS)
    told.does_not_say("She is not sure.")
    assert house.log().count(Kind.OFFER_NO_LONGER_AGREED) == 2


def test_only_who_reviews_says_so(house: House) -> None:
    number = offered(house)
    for part in (ROSA, AMINA, BEA):
        house.tablet(part).send(f"/linnet/offers/{number}/review", status=403, outcome="shown", one_to_one="yes")
    assert everything(house, Offer)[0].one_to_one is False


def test_the_database_lets_no_offer_be_seen_so_without_its_requests(house: House) -> None:
    number = offered(house)
    agreed(house, number, asked(house, number))
    true = "1" if house.database.is_sqlite else "true"
    alone = [f"UPDATE offer SET one_to_one = {true}", f"UPDATE offer_request SET one_to_one = {true}"]
    for changes in (alone[:1], alone[1:], alone):
        with pytest.raises(IntegrityError):
            changed(house, *changes)


def test_no_yes_comes_in_while_it_is_being_made_private(house: House) -> None:
    number = offered(house)
    request = asked(house, number)

    def says_yes() -> None:
        with house.writing() as session:
            rosa, here = house.actor(session, ROSA), house.here(session)
            held = seen_request(session, rosa, here, Which(number, request), to_change=True)
            answer_request(session, rosa, held, ReplyForm(**YES))

    with ThreadPoolExecutor(1) as threads:
        with house.writing() as session:
            mina, here = house.actor(session, MINA), house.here(session)
            offer = seen_offer(session, mina, here, number, to_change=True)
            review_offer(session, mina, offer, LookForm(outcome="private", reason="I have to ask."))
            session.flush()
            yes = threads.submit(says_yes)
            wait([yes], timeout=0.5)
        with pytest.raises(NotLikeThis):
            yes.result()
    assert the_request(house).state == "asked"


def changed(house: House, *changes: str) -> None:
    with house.database.engine.begin() as connection:
        for change in changes:
            connection.execute(text(change))
