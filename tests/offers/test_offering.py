"""“I can …”: someone offers a skill or time, someone looks at it, and neighbours find it."""

import pytest

from app.offers.models import Offer
from app.participation.models import Kind
from tests.cast import AMINA, BEA, BEN, GWEN, HELEN, INES, MINA, OMAR, ROSA, SAM
from tests.house import House
from tests.needs.happenings import beside, everything, tellings
from tests.offers.happenings import SEW, asked, offered

FORM = {"words": SEW, "kind": "mend", "one_to_one": "no", "when_free": "Mornings", "languages": "Spanish"}


def test_rosa_offers_mina_shows_it_and_amina_finds_it(house: House) -> None:
    rosa, mina, amina = house.tablet(ROSA), house.tablet(MINA), house.tablet(AMINA)
    rosa.open("/linnet/offers").says("Nothing here yet", "I can offer something")
    rosa.open("/linnet/offers/new").says("What can you offer?", "Would you be alone with someone?")
    for _ in range(2):
        page = rosa.send("/linnet/offers", once="k", **FORM)
        page.says("Thank you. This is offer 1.", "Someone from the team looks at it first.")
    amina.open("/linnet/offers").does_not_say(SEW)
    amina.open("/linnet/offers/1", status=404)

    mina.open("/linnet/offers/waiting").says("To look at before they are shown", SEW)
    mina.open("/linnet/offers/1/review").says("What shall happen with it?")
    mina.send("/linnet/offers/1/review", outcome="shown")
    amina.open("/linnet/offers").says(SEW, "Rosa Delgado", "Mornings", "Spanish")
    amina.open("/linnet/offers?kind=mend").says(SEW)
    amina.open("/linnet/offers?kind=drive").does_not_say(SEW)
    amina.open("/linnet/offers/1").says("Rosa Delgado can", SEW, "You can always say no.", "I would like that")
    assert house.log() == [Kind.OFFER_MADE, Kind.GIVEN_SHOWN]


@pytest.mark.parametrize("htmx", [False, True])
def test_what_is_missing_gets_a_sentence_and_nothing_typed_is_lost(house: House, htmx: bool) -> None:
    page = house.tablet(ROSA).send("/linnet/offers", status=422, htmx=htmx, when_free="Mornings")
    assert beside(page, "words") == "Please write in a few words what you can do."
    assert beside(page, "kind") == "Please choose what it is most like."
    assert beside(page, "one_to_one") == "Please choose yes or no."
    assert page.field("when_free") == "Mornings"
    assert everything(house, Offer) == []


def test_what_is_kept_private_says_why_to_its_author_only(house: House) -> None:
    number, mina = offered(house, shown=False), house.tablet(MINA)
    page = mina.send(f"/linnet/offers/{number}/review", status=422, outcome="private")
    assert "Please say why." in beside(page, "reason")
    mina.send(f"/linnet/offers/{number}/review", outcome="private", reason="It asks for money.")
    house.tablet(ROSA).open(f"/linnet/offers/{number}").says("This is kept private", "It asks for money.")
    house.tablet(OMAR).open(f"/linnet/offers/{number}", status=404)
    assert tellings(house, "given_not_shown") == {"rosa": ("letter", "waiting")}
    mina.open("/linnet/tellings").says("Your neighbours will not see it. This is why:", "It asks for money.")
    assert house.log()[-1] == Kind.GIVEN_KEPT_PRIVATE


def test_only_those_who_belong_here_see_who_offers_what(house: House) -> None:
    number = offered(house)
    for part in (BEN, GWEN):
        house.tablet(part).open("/linnet/offers", status=403).does_not_say("Rosa")
        house.tablet(part).open(f"/linnet/offers/{number}", status=403).does_not_say("Rosa")
    assert house.tablet().open("/linnet/offers").path == "/sign-in"
    assert house.tablet().open(f"/linnet/offers/{number}").path == "/sign-in"
    for part in (INES, SAM, HELEN):
        house.tablet(part).open(f"/linnet/offers/{number}").says(SEW)


def test_no_address_of_anyone_stands_on_any_page_of_it(house: House) -> None:
    number = offered(house)
    request = asked(house, number)
    for part in (ROSA, AMINA, OMAR):
        for path in ("offers", f"offers/{number}", "offers/mine", f"offers/{number}/requests/{request}"):
            page = house.tablet(part).open(
                f"/linnet/{path}", status=404 if part is OMAR and "requests" in path else 200
            )
            page.does_not_say("rosa@", "amina@", "Flat 52")


def test_bea_writes_down_what_omar_offers_and_someone_needs_a_name(house: House) -> None:
    bea = house.tablet(BEA)
    bea.send("/linnet/offers", spoken_by="omar", via="phone", **FORM).says("Omar Haddad can", "Bea Okafor typed this")
    page = bea.send("/linnet/offers", status=422, spoken_by="unnamed", **FORM)
    assert "Without a name" in beside(page, "spoken_by")
    house.tablet(AMINA).send("/linnet/offers", status=403, spoken_by="omar", **FORM)
    (row,) = everything(house, Offer)
    assert (row.via.value, row.said_by_id != row.typed_by_id) == ("phone", True)


def test_rosa_takes_it_back_and_who_waits_is_told_no(house: House) -> None:
    number = offered(house)
    asked(house, number)
    rosa = house.tablet(ROSA)
    house.tablet(OMAR).send(f"/linnet/offers/{number}/ending", status=403)
    for _ in range(2):
        rosa.send(f"/linnet/offers/{number}/ending").says("Taken back")
    house.tablet(AMINA).open("/linnet/offers").does_not_say(SEW)
    assert tellings(house, "offer_answered") == {"amina": ("in_person", "waiting")}
    assert house.log()[-2:] == [Kind.GIVEN_TAKEN_BACK, Kind.OFFER_DECLINED]


def test_in_heron_street_it_is_shown_at_once(house: House) -> None:
    house.tablet(BEN).send("/heron/offers", **FORM).says("Your neighbours can see it now.")
    house.tablet(GWEN).open("/heron/offers").says(SEW)
