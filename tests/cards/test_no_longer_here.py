"""Cards and PINs of those who left, of those who stopped working here, and of those who try another's."""

from sqlmodel import col, select

from app.cards.models import Card, Pin
from app.cards.service import make_cards
from tests.cards.making import card_for, cards_of, comes_in, has_pin, person_id, proves
from tests.cast import AMINA, BEA, BEN, MINA, ROSA, SAM
from tests.conftest import SECRET
from tests.house import House


def test_no_card_is_made_for_someone_who_left_or_lives_next_door(house: House) -> None:
    house.tablet(SAM).send("/linnet/people/rosa/ending")
    with house.writing() as session:
        here, mina = house.here(session), house.actor(session, MINA)
        people = [person_id(session, house, part) for part in (ROSA, BEN)]
        assert make_cards(session, mina, here, people, SECRET) == []
        assert session.exec(select(Card)).all() == []


def test_a_pin_that_is_copied_to_anothers_row_opens_nothing_there(house: House) -> None:
    """Whoever may write in the table gets no further with a PIN they know."""
    pin = has_pin(house, AMINA, "7294")
    has_pin(house, ROSA, "3861")
    with house.writing() as session:
        rosas, aminas = (session.get_one(Pin, person_id(session, house, part)) for part in (ROSA, AMINA))
        rosas.hash = aminas.hash
        session.info["logged"] = True  # nobody in the house did this
    assert proves(comes_in(house, ROSA), pin).status_code == 422
    assert proves(comes_in(house, AMINA), pin).status_code == 303


def test_who_stopped_working_here_chooses_a_pin_together_again(house: House) -> None:
    sam, mina = house.tablet(SAM), house.tablet(MINA)
    sam.send("/linnet/people/bea/roles", role="steward")
    card_for(house, BEA)
    (card,) = cards_of(house, BEA)
    mina.send(f"/linnet/cards/{card.id}/pin", status=403, pin="7294")
    sam.send("/linnet/people/bea/roles/end", role="steward")
    mina.send(f"/linnet/cards/{card.id}/pin", pin="7294").says("The PIN is kept")
    with house.reading() as session:
        assert session.exec(select(Pin).order_by(col(Pin.person_id))).one()
