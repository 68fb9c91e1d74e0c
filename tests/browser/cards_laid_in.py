"""Cards and a PIN for the pages that show them: one that works and one that was stopped."""

from sqlmodel import Session, col, select

from app.cards import pins, service
from app.cards.models import Card
from app.neighbourhoods.queries import neighbourhood_called
from app.people.actors import actor_called
from app.people.sessions import open_with_card
from tests.browser.served import SECRET

WITH_HER_CARD = "rosa with her card"


def cards_laid_in(session: Session) -> dict[str, int]:
    """The numbers of both."""
    here = neighbourhood_called(session, "linnet")
    rosa, amina, mina = (actor_called(session, who, here.id) for who in ("rosa", "amina", "mina"))
    service.make_cards(session, mina, here, [rosa.person_id or 0, amina.person_id or 0], SECRET)
    pins.choose_pin(session, rosa, "7294", SECRET)
    hers, aminas = (
        session.exec(select(Card).where(Card.person_id == who.person_id).order_by(col(Card.id))).one()
        for who in (rosa, amina)
    )
    service.stop_card(session, mina, aminas)
    return {"card": hers.id, "stopped_card": aminas.id}


def in_with_card(session: Session, number: int) -> str:
    card = session.get_one(Card, number)
    return open_with_card(session, card.neighbourhood_id, card.person_id, card.id)
