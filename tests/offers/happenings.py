"""What happens to offers in these tests, through the services people use."""

from typing import Any

from app.moderating.forms import LookForm
from app.offers.answering import answer_request
from app.offers.asking import ask_for
from app.offers.forms import AskForm, OfferForm, ReplyForm, ThanksForm, VouchForm
from app.offers.models import OfferRequest
from app.offers.offering import make_offer, review_offer
from app.offers.queries import Asked, the_offer
from app.offers.thanking import thank
from app.offers.vouching import note_vouch
from tests.cast import AMINA, MINA, ROSA, Part
from tests.house import House
from tests.needs.happenings import in_days

SEW = "I can sew on buttons and mend a coat."


def offered(house: House, by: Part = ROSA, shown: bool = True, alone: bool = False, **form: Any) -> int:
    """Someone offers something, and Mina shows it; returns its number."""
    with house.writing() as session:
        here = house.here(session, by.neighbourhood)
        said = OfferForm(**({"words": SEW, "kind": "mend", "one_to_one": alone} | form))
        offer = make_offer(session, house.actor(session, by), here, said)
        if shown and not offer.is_shown:
            review_offer(session, house.actor(session, MINA), offer, LookForm(outcome="shown"))
        return offer.number


def asked(house: House, number: int, by: Part = AMINA, words: str = "My curtains are too long.") -> int:
    """Someone asks for it; returns the request's id."""
    with house.writing() as session:
        offer = the_offer(session, house.here(session), number)
        return ask_for(session, house.actor(session, by), offer, AskForm(words=words)).id


def agreed(house: House, number: int, request: int, by: Part = ROSA, **form: Any) -> None:
    with house.writing() as session:
        reply = ReplyForm(**({"state": "agreed", "agreed_on": in_days(3)} | form))
        answer_request(session, house.actor(session, by), the_asked(house, session, number, request), reply)


def thanked(house: House, number: int, request: int, by: Part = AMINA, shares: bool = False) -> None:
    with house.writing() as session:
        form = ThanksForm(words="They hang like new.", shares=shares)
        thank(session, house.actor(session, by), the_asked(house, session, number, request), form)


def vouched(house: House, number: int, by: str = "Omar Haddad") -> None:
    with house.writing() as session:
        offer = the_offer(session, house.here(session), number)
        note_vouch(session, house.actor(session, MINA), offer, VouchForm(vouched_by=by, words="Kind for ten years."))


def the_asked(house: House, session: Any, number: int, request: int) -> Asked:
    return Asked(session.get_one(OfferRequest, request), the_offer(session, house.here(session), number))
