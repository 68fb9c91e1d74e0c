"""“I would like that”: between the two of them and the officer, and both are told each step in their own way."""

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from app.core import clock
from app.offers.models import OfferRequest
from app.participation.models import Kind
from tests.cast import AMINA, BEA, HELEN, IDRIS, MINA, OMAR, ROSA, SAM
from tests.house import House
from tests.needs.happenings import beside, everything, in_days, tellings
from tests.offers.happenings import agreed, asked, offered, thanked

WISH = "My curtains are too long."


def test_amina_asks_and_rosa_is_told_by_letter(house: House) -> None:
    number, amina = offered(house), house.tablet(AMINA)
    amina.open(f"/linnet/offers/{number}/ask").says("Only the two of you and the officer read this.")
    assert "what you would like" in beside(amina.send(f"/linnet/offers/{number}/requests", status=422), "words")
    for _ in range(2):
        amina.send(f"/linnet/offers/{number}/requests", words=WISH).says("Thank you. We tell Rosa Delgado.")
    assert len(everything(house, OfferRequest)) == 1
    assert tellings(house, "offer_asked") == {"rosa": ("letter", "waiting")}
    house.tablet(MINA).open("/linnet/tellings/letters").says(
        "Amina Yusuf would like this.", WISH, "You can say yes or no. Both are fine."
    )
    house.tablet(MINA).open("/linnet/tellings/noticeboard").does_not_say(WISH)


def test_only_the_two_and_the_officer_see_it(house: House) -> None:
    number = offered(house)
    address = f"/linnet/offers/{number}/requests/{asked(house, number)}"
    for part in (ROSA, AMINA, MINA):
        house.tablet(part).open(address).says(WISH, "Amina Yusuf asks Rosa Delgado")
    for part in (OMAR, BEA, HELEN, IDRIS, SAM):
        house.tablet(part).open(address, status=404)
        house.tablet(part).open(f"/linnet/offers/{number}").does_not_say(WISH)
    house.tablet(AMINA).open(f"/linnet/offers/{number}").says(WISH)


def test_no_one_asks_for_their_own(house: House) -> None:
    number = offered(house)
    page = house.tablet(ROSA).send(f"/linnet/offers/{number}/requests", status=422, words=WISH)
    page.says("This is their own offer.")
    assert everything(house, OfferRequest) == []


def test_mina_thinks_of_amina_and_both_are_told(house: House) -> None:
    number = offered(house)
    mina = house.tablet(MINA)
    mina.send(f"/linnet/offers/{number}/requests", words=WISH, spoken_by="amina", via="in_person", read_back="yes")
    assert tellings(house, "offer_asked") == {"rosa": ("letter", "waiting"), "amina": ("in_person", "waiting")}
    mina.open("/linnet/tellings?way=in_person").says(
        "Mina Kaur thought of you, and asked Rosa Delgado for you.", "Not what you want?"
    )
    mina.open("/linnet/tellings/letters").says("Amina Yusuf would like this.", "Mina Kaur wrote this down for them.")
    (row,) = everything(house, OfferRequest)
    assert row.read_back and row.said_by_id != row.typed_by_id
    mina.open(f"/linnet/offers/{number}/requests/{row.id}").says(
        "Mina Kaur typed this for them, as they said it in person. It was read back to them."
    )


def test_rosa_says_yes_with_a_day_and_amina_is_told(house: House) -> None:
    number = offered(house)
    address = f"/linnet/offers/{number}/requests/{asked(house, number)}"
    rosa = house.tablet(ROSA)
    for wrong, field in (({}, "state"), ({"state": "agreed"}, "agreed_on"), ({"state": "done"}, "state")):
        beside(rosa.send(f"{address}/answer", status=422, htmx=field == "state", **wrong), field)
    wrong_time = {"state": "agreed", "agreed_on": str(in_days(3)), "agreed_at": "noonish"}
    assert "like 14:30" in beside(rosa.send(f"{address}/answer", status=422, **wrong_time), "agreed_at")
    past = {"state": "agreed", "agreed_on": str(in_days(-9))}
    beside(rosa.send(f"{address}/answer", status=422, **past), "agreed_on")

    right = wrong_time | {"agreed_at": "14:30", "words": "At the lounge."}
    for _ in range(2):
        rosa.send(f"{address}/answer", once="k", **right).says("Rosa Delgado says yes.", "2.30pm", "At the lounge.")
    assert tellings(house, "offer_answered") == {"amina": ("in_person", "waiting")}
    house.tablet(MINA).open("/linnet/tellings?way=in_person").says("Rosa Delgado says yes.", "at 2.30pm.")
    assert house.log()[-1] == Kind.OFFER_AGREED


def test_a_no_needs_no_reason_and_an_agreed_day_can_change(house: House) -> None:
    number = offered(house)
    first, second = asked(house, number), asked(house, number, by=OMAR)
    rosa = house.tablet(ROSA)
    rosa.send(f"/linnet/offers/{number}/requests/{first}/answer", state="declined").says("Not this time")
    rosa.send(f"/linnet/offers/{number}/requests/{first}/answer", status=409, state="declined")
    agreed(house, number, second)
    agreed(house, number, second, agreed_on=in_days(9))
    rosa.send(f"/linnet/offers/{number}/requests/{second}/answer", state="declined", words="My hip.")
    house.tablet(OMAR).open(f"/linnet/offers/{number}/requests/{second}").says("Not this time", "My hip.")
    row = everything(house, OfferRequest)[1]
    assert (row.agreed_on, row.agreed_at) == (None, None)


def test_mina_writes_down_rosas_yes_and_rosa_reads_it_too(house: House) -> None:
    number = offered(house)
    address = f"/linnet/offers/{number}/requests/{asked(house, number)}"
    mina = house.tablet(MINA)
    mina.open(address).says("The answer of Rosa Delgado", "I read it back to them")
    said = {"state": "agreed", "words": "I come round.", "spoken_by": "rosa", "via": "phone"}
    mina.send(f"{address}/answer", **said).says("Rosa Delgado says yes.")
    assert set(tellings(house, "offer_answered")) == {"amina", "rosa"}
    mina.open("/linnet/tellings/letters").says("Mina Kaur wrote down that you say yes to Amina Yusuf.")
    mina.send(f"{address}/answer", status=403, state="declined")
    house.tablet(AMINA).send(f"{address}/answer", status=403, state="declined")


def test_amina_takes_back_what_she_asked_for(house: House) -> None:
    number = offered(house)
    address = f"/linnet/offers/{number}/requests/{asked(house, number)}"
    house.tablet(ROSA).send(f"{address}/taking-back", status=403)
    amina = house.tablet(AMINA)
    amina.send(f"{address}/taking-back").says("Taken back")
    amina.send(f"{address}/taking-back", status=409)
    assert house.log()[-1] == Kind.OFFER_NO_LONGER_ASKED
    assert asked(house, number) > 0, "she may ask again later"


def test_done_is_asked_for_a_word_of_thanks(house: House) -> None:
    number = offered(house)
    request = asked(house, number)
    address = f"/linnet/offers/{number}/requests/{request}"
    rosa = house.tablet(ROSA)
    rosa.send(f"{address}/done", status=409)
    agreed(house, number, request)
    for _ in range(2):
        rosa.send(f"{address}/done").says("Done")
    house.tablet(MINA).open("/linnet/tellings?way=in_person").says("Would you like to say thank you?")
    house.tablet(AMINA).open(address).says("Would you like to say thank you?")
    assert house.log()[-1] == Kind.OFFER_DONE


@pytest.mark.parametrize("both", [True, False])
def test_thanks_are_read_by_others_only_if_both_wish_and_mina_has_looked(house: House, both: bool) -> None:
    number = offered(house)
    request = asked(house, number)
    agreed(house, number, request)
    thanked(house, number, request, shares=True)
    address, omar = f"/linnet/offers/{number}/requests/{request}", house.tablet(OMAR)
    mina = house.tablet(MINA)
    mina.send(f"{address}/thanks/show", status=409)
    if both:
        house.tablet(ROSA).send(f"{address}/sharing", wish="yes").says("Someone from the team looks at it first.")
        omar.open(f"/linnet/offers/{number}").does_not_say("They hang like new.")
        mina.open("/linnet/offers/waiting").says("A thank-you that both wish others to read")
        mina.send(f"{address}/thanks/show")
        omar.open(f"/linnet/offers/{number}").says("They hang like new.", "Amina Yusuf")
        house.tablet(AMINA).send(f"{address}/sharing", wish="no").says("This stays between the two of you.")
    omar.open(f"/linnet/offers/{number}").does_not_say("They hang like new.")


def test_the_database_shows_no_thanks_that_only_one_of_them_shares(house: House) -> None:
    number = offered(house)
    request = asked(house, number)
    agreed(house, number, request)
    thanked(house, number, request, shares=True)
    with pytest.raises(IntegrityError), house.database.engine.begin() as connection:
        connection.execute(update(OfferRequest).values(thanks_shown_at=clock.now()))


def test_how_many_said_thank_you_obeys_small_numbers(house: House) -> None:
    number = offered(house)
    request = asked(house, number)
    agreed(house, number, request)
    omar = house.tablet(OMAR)
    omar.open(f"/linnet/offers/{number}").does_not_say("said thank you")
    thanked(house, number, request)
    omar.open(f"/linnet/offers/{number}").says("A few neighbours said thank you.")
    assert tellings(house, "offer_thanked") == {"rosa": ("letter", "waiting")}


def test_thank_you_needs_words_and_comes_once(house: House) -> None:
    number = offered(house)
    request = asked(house, number)
    address = f"/linnet/offers/{number}/requests/{request}/thanks"
    amina = house.tablet(AMINA)
    amina.send(address, status=409, words="Thank you!")
    agreed(house, number, request)
    assert "words of thanks" in beside(amina.send(address, status=422, htmx=True), "words")
    house.tablet(ROSA).send(address, status=403, words="Thank you!")
    amina.send(address, words="Thank you!").says("Amina Yusuf says thank you.")
    amina.send(address, status=409, words="Thank you!")
