"""Choosing a PIN: on one's own page, or together with an officer on the officer's device."""

from fastapi.responses import Response

from app.cards import pins, queries
from app.cards.forms import PinForm
from app.cards.officer_pages import Number
from app.core.errors import NotAllowed
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.languages import N_
from app.core.rooms import Room
from app.people.arriving import Arrived
from app.permissions.rules import Act, permit

router = Room()

PIN = "cards/pin.html"
TOGETHER = "cards/pin_together.html"
OBVIOUS = N_("Someone could guess this one. Please choose four other digits.")


@router.get("/me/pin")
def show_pin(visit: Arrived, chosen: str = "") -> Response:
    pin = queries.pin_of(visit.session, visit.comes_home().person_id)
    return visit.page(PIN, pin=pin, just_chosen=bool(chosen), answers=NOTHING_TYPED)


@router.post("/me/pin")
def choose_pin(visit: Arrived) -> Response:
    actor = visit.comes_home()
    answers = _read(visit)
    if answers.accepted is None:
        pin = queries.pin_of(visit.session, actor.person_id)
        return visit.again(PIN, PIN, pin=pin, just_chosen=False, answers=answers)

    pins.choose_pin(visit.session, actor, answers.accepted.digits, visit.settings.secret_key)
    return visit.go("/me/pin?chosen=yes")


@router.get("/{slug}/cards/{number}/pin")
def show_pin_together(visit: Arrived, number: Number) -> Response:
    permit(visit.actor, Act.MAKE_CARD, visit.here)
    card, name = queries.the_card(visit.session, visit.here, number)
    if not pins.is_only_a_neighbour(visit.session, card):
        raise NotAllowed(pins.NOT_TOGETHER)
    return visit.page(TOGETHER, card=card, name=name, answers=NOTHING_TYPED)


@router.post("/{slug}/cards/{number}/pin")
def choose_pin_together(visit: Arrived, number: Number) -> Response:
    permit(visit.actor, Act.MAKE_CARD, visit.here)
    card, name = queries.the_card(visit.session, visit.here, number)
    answers = _read(visit)
    if answers.accepted is None:
        return visit.again(TOGETHER, TOGETHER, card=card, name=name, answers=answers)

    secret = visit.settings.secret_key
    pins.choose_pin_together(visit.session, visit.actor, card, answers.accepted.digits, secret)
    return visit.go(f"cards/{number}?pin=yes")


def _read(visit: Arrived) -> Answers[PinForm]:
    answers = read(PinForm, visit.typed)
    if answers.accepted and pins.is_obvious(answers.accepted.digits):
        return answers.but("pin", OBVIOUS)
    return answers
