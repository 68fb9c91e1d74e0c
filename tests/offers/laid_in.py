"""Offers for the houses of other tests: one in which everything has happened, and one in which all is still to do."""

from app.moderating.forms import LookForm
from app.offers.forms import OfferForm
from app.offers.offering import make_offer, review_offer
from app.offers.thanking import share_thanks
from app.permissions.who import Via
from tests.cast import BEA, MINA, ROSA, Part
from tests.house import House
from tests.offers.happenings import agreed, asked, offered, thanked, the_asked, vouched


def offers_lived_in(house: House, unseen: str) -> None:
    """Rosa's: 1 was asked for by Bea, vouched for and thanked; 2 waits to be looked at."""
    number = offered(house, alone=True, when_free="Mornings", languages="Spanish")
    vouched(house, number)
    request = asked(house, number, by=BEA)
    agreed(house, number, request)
    thanked(house, number, request, by=BEA, shares=True)
    asked(house, number, by=BEA)
    offered(house, shown=False, words=f"I can feed a {unseen}.")


def offers_in_the_world(house: House, rosa: Part, typist: Part, noor: Part) -> dict[str, object]:
    """Typed for Rosa: 1 is vouched for and asked for, 2 waits, 4 was agreed, thanked and shared; 3 is Noor's."""
    for number in (1, 2, 3, 4):
        with house.writing() as session:
            here, hers = house.here(session), house.actor(session, rosa).person_id
            typed = house.actor(session, typist).writing_down(hers, Via.IN_PERSON)
            form = OfferForm(words=f"I can do {number}.", kind="other", one_to_one=number == 1)
            offer = make_offer(session, house.actor(session, noor) if number == 3 else typed, here, form)
            if number != 2:
                review_offer(session, house.actor(session, MINA), offer, LookForm(outcome="shown"))
    vouched(house, 1)
    ids: dict[str, object] = {"request": asked(house, 1), "vouch": 1}
    for name in ("thanked", "shared", "agreed"):
        request = asked(house, 4)
        ids[name] = request
        agreed(house, 4, request)
        if name != "agreed":
            thanked(house, 4, request, shares=True)
        if name == "shared":
            with house.writing() as session:
                one = the_asked(house, session, 4, request)
                share_thanks(session, house.actor(session, ROSA), house.here(session), one, wish=True)
    return ids
