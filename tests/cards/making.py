"""What these tests do again and again: make a card, come in with it, choose a PIN, and say what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from httpx2 import Response
from sqlmodel import Session, col, select

from app.cards import codes, pins, service
from app.cards.models import Card, Pin
from app.core import clock
from tests.cast import GWEN, MINA, ROSA, Part
from tests.conftest import SECRET
from tests.house import House
from tests.tablet import Tablet


def card_for(house: House, part: Part = ROSA, by: Part = MINA) -> str:
    """Their officer makes a card; returns the code on it."""
    by = GWEN if part.neighbourhood == "heron" else by
    with house.writing() as session:
        here, actor = house.here(session, part.neighbourhood), house.actor(session, by)
        ((_, code),) = service.make_cards(session, actor, here, [person_id(session, house, part)], SECRET)
        return code


def person_id(session: Session, house: House, part: Part) -> int:
    return house.actor(session, part).person_id or 0


def comes_in(house: House, part: Part = ROSA) -> Tablet:
    """Someone opens their neighbourhood with a fresh card, on a tablet of their own."""
    tablet = house.tablet()
    assert types(tablet, card_for(house, part)).headers["location"] == f"/{part.neighbourhood}"
    return tablet


def types(tablet: Tablet, code: str, **options: object) -> Response:
    """The answer itself, not where it leads."""
    return tablet.client.post("/card", data={"code": code}, follow_redirects=False, **options)


def proves(tablet: Tablet, pin: str, **fields: str) -> Response:
    return tablet.client.post("/prove", data={"pin": pin, **fields}, follow_redirects=False)


def has_pin(house: House, part: Part = ROSA, digits: str = "7294") -> str:
    with house.writing() as session:
        pins.choose_pin(session, house.actor(session, part), digits, SECRET)
    return digits


def another_code(code: str) -> str:
    """A code as good as this one, on no card."""
    marks = codes.ALPHABET
    return marks[(marks.index(code[0]) + 1) % len(marks)] + code[1:]


def cards_of(house: House, part: Part = ROSA) -> list[Card]:
    with house.reading() as session:
        theirs = select(Card).where(Card.person_id == person_id(session, house, part))
        return list(session.exec(theirs.order_by(col(Card.id))))


def pin_of(house: House, part: Part = ROSA) -> Pin:
    with house.reading() as session:
        return session.get_one(Pin, person_id(session, house, part))


@contextmanager
def later(**time: float) -> Iterator[None]:
    """`with later(minutes=15):` everything in it happens so much later."""
    with clock.at(clock.now() + timedelta(**time)):
        yield
