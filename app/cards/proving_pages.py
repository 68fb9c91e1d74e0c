"""“Is it you?”: what is private asks whoever came in with a card for their PIN, or for a code that we send them."""

from typing import TypeVar

from fastapi.responses import Response

from app.cards import pins, queries
from app.cards.forms import PinForm
from app.cards.opening_pages import address_of
from app.cards.sending import send_code, ways_to
from app.core.errors import NotAtTheTable, NotFound
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.languages import N_
from app.core.rooms import Room
from app.people import cookies, sessions, sign_in
from app.people.arriving import Arrival, Arrived
from app.people.forms import CodeForm
from app.people.queries import person_with_id
from app.permissions.who import Actor, SessionKind

router = Room()

PROVE = "cards/prove.html"
CODE = "cards/prove_code.html"
NOT_THIS_PIN = N_("This PIN is not right. You can try %(left)s more times.")
NOT_THIS_PIN_LAST = N_("This PIN is not right. You can try once more.")
AnyPin = TypeVar("AnyPin", bound=PinForm)
NO_PIN = N_("You have no PIN yet. Please ask someone here.")
NOT_THIS_CODE = N_("This code does not work. Look at it once more, or ask for a new one.")


@router.get("/prove")
def ask_for_proof(visit: Arrived) -> Response:
    actor = _holder(visit)
    place = cookies.local_place(visit.request.query_params.get("return_to", ""))
    if actor.is_proved and place:
        return visit.go(place)
    return visit.page(PROVE, **_ways(visit, place), answers=NOTHING_TYPED)


@router.post("/prove")
def prove_with_pin(visit: Arrived) -> Response:
    actor = _holder(visit)
    place = cookies.local_place(visit.typed.get("return_to", ""))
    if actor.is_proved:
        return visit.go(place or "/me")
    answers = read(PinForm, visit.typed)
    if answers.accepted is None:
        return visit.again(PROVE, PROVE, **_ways(visit, place), answers=answers)

    digits, secret = answers.accepted.digits, visit.settings.secret_key
    tried = pins.try_pin(visit.session, actor.person_id or 0, digits, secret)
    if tried.is_right:
        return _proved(visit, place)
    # An answer, not a refusal: the try that it cost is to be kept.
    return visit.again(PROVE, PROVE, **_ways(visit, place), answers=but(answers, tried))


@router.post("/prove/send")
def send_a_code(visit: Arrived) -> Response:
    """To the address or the number that we know already."""
    _holder(visit)
    place = cookies.local_place(visit.typed.get("return_to", ""))
    _stands_at_home(visit)
    person = person_with_id(visit.session, visit.someone.person_id)
    ways = {way.topic: way for way in ways_to(person, visit.settings, visit.zone)}
    if not ways:
        raise NotFound()

    way = ways.get(visit.typed.get("by", ""), next(iter(ways.values())))
    browser = send_code(visit.session, person, way, address_of(visit)[:64])
    response = visit.go("/prove/code")
    cookies.keep_asking(visit, response, cookies.Asking(browser, place))
    return response


@router.get("/prove/code")
def look_in_your_post(visit: Arrived) -> Response:
    _holder(visit)
    return visit.page(CODE, is_text=_is_text(visit), answers=NOTHING_TYPED)


@router.post("/prove/code")
def prove_with_code(visit: Arrived) -> Response:
    actor = _holder(visit)
    waits = cookies.asking(visit)
    if actor.is_proved:
        return visit.go(waits.return_to or "/me")
    answers = read(CodeForm, visit.typed)
    is_text = _is_text(visit)
    if answers.accepted is None:
        return visit.again(CODE, CODE, is_text=is_text, answers=answers)

    digits, secret = answers.accepted.digits, visit.settings.secret_key
    if sign_in.person_with_code(visit.session, waits.browser, digits, secret) == actor.person_id:
        return _proved(visit, waits.return_to)
    return visit.again(CODE, CODE, is_text=is_text, answers=answers.but("code", NOT_THIS_CODE))


def _holder(visit: Arrival) -> Actor:
    """Who came in by name. A table's tablet is in too many hands to be told a PIN."""
    actor = visit.someone
    if actor.session == SessionKind.TABLE:
        raise NotAtTheTable()
    return actor


def _stands_at_home(visit: Arrival) -> None:
    """Among the doors of the one neighbourhood that this session opens; someone who left it stands nowhere."""
    if len(visit.homes) == 1:
        visit.stands_in(visit.homes[0][0])


def _ways(visit: Arrival, place: str) -> dict[str, object]:
    """What the page offers: only what this person really has."""
    actor = visit.someone
    person = person_with_id(visit.session, actor.person_id)
    _stands_at_home(visit)
    pin = queries.pin_of(visit.session, actor.person_id)
    return {
        "person": person,
        "return_to": place,
        "has_pin": pin is not None,
        "shut_until": pin.shut_until if pin and pins.is_shut(pin) else None,
        "ways": ways_to(person, visit.settings, visit.zone),
        "ask": queries.whom_to_ask(visit.session, visit.here.id) if visit.neighbourhood else None,
    }


def _is_text(visit: Arrival) -> bool:
    """Where the code went that this browser asked for."""
    _stands_at_home(visit)
    attempt = sign_in.attempt_of_browser(visit.session, cookies.asking(visit).browser)
    return attempt is not None and attempt.is_by_text


def but(answers: Answers[AnyPin], tried: pins.Tried) -> Answers[AnyPin]:
    """What to put right; while there are no tries left, the page itself says until when."""
    if tried.shut_until is not None:
        return NOTHING_TYPED
    if tried.left == 1:
        return answers.but("pin", NOT_THIS_PIN_LAST)
    return answers.but("pin", NOT_THIS_PIN, left=str(tried.left)) if tried.left else answers.but("pin", NO_PIN)


def _proved(visit: Arrival, place: str) -> Response:
    sessions.proved(visit.session, cookies.session_key(visit))
    response = visit.go(place or "/me")
    cookies.forget_asking(visit, response)
    return response
