"""When someone leaves, their offers and wishes end, the other one is told, and no word says who it was."""

import pytest

from app.offers.models import Offer, OfferRequest, Vouch
from tests.cast import AMINA, MINA, OMAR, ROSA
from tests.guards.walk import rows
from tests.house import House
from tests.needs.happenings import everything
from tests.offers.happenings import SEW, agreed, asked, offered, vouched


def says(house: House, *words: str) -> set[str]:
    """The tables in which one of these stands, but for answers kept for a form that is sent twice."""
    found = {name: " ".join(some) for name, some in rows(house).items() if name != "idempotent_reply"}
    return {name for name, some in found.items() for word in words if word in some}


@pytest.mark.parametrize("my_words", ["go", "stay"])
def test_rosa_who_offered_leaves(house: House, my_words: str) -> None:
    number = offered(house, alone=True)
    vouched(house, number, by="Rosa's old employer")
    waits, agreed_one = asked(house, number), asked(house, number, by=OMAR)
    agreed(house, number, agreed_one, words="At Rosa's flat.")
    house.tablet(ROSA).send(f"/me/leaving/{my_words}")
    assert [one.state for one in everything(house, OfferRequest)] == ["declined", "declined"] and waits
    assert everything(house, Offer)[0].ended_at is not None
    assert everything(house, Vouch)[0].by_words == "Taken away by the one who said it"
    house.tablet(MINA).open("/linnet/tellings?way=in_person").says("Someone left, so nothing more comes of this.")
    gone = says(house, SEW, "At Rosa's flat.")
    assert says(house, "Rosa Delgado", "Kind for ten years") == set()
    assert gone == (set() if my_words == "go" else {"offer", "message", "offer_request"})


def test_amina_who_asked_leaves_and_rosa_is_told(house: House) -> None:
    number = offered(house)
    asked(house, number)
    amina = house.tablet(AMINA)
    amina.send("/me/leaving/go")
    assert says(house, "Amina Yusuf", "My curtains") == set()
    assert SEW in everything(house, Offer)[0].words
    house.tablet(MINA).open("/linnet/tellings/letters").says("Someone left, so nothing more comes of this.")
    house.tablet(ROSA).open("/linnet/offers/mine").says("Taken back", "A neighbour who left")


def test_all_of_mine_has_what_amina_asked_for_and_what_was_said_for_rosa(house: House) -> None:
    number = offered(house, alone=True)
    vouched(house, number)
    agreed(house, number, asked(house, number), words="I come round.")
    mine = house.tablet(AMINA).open("/me/download.json").response.json()["offers_asked_for"]
    assert [(one["offer"], one["state"], one["answer_words"]) for one in mine] == [(1, "agreed", "I come round.")]
    hers = house.tablet(ROSA).open("/me/download.json").response.json()
    assert hers["offers"][0]["words"] == SEW and hers["vouches"][0]["words"] == "Kind for ten years."
    assert "Omar" not in str(hers["vouches"])
