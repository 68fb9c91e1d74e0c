"""A card opens its neighbourhood: scanned, or its eight marks typed. The code is never part of an address we see."""

from fastapi.responses import Response

from app.cards.codes import tidied
from app.cards.forms import NO_CARD, NOT_EIGHT, CardForm
from app.cards.models import Card
from app.cards.service import card_with_code
from app.core.forms import NOTHING_TYPED, read
from app.core.rooms import Room
from app.core.shared_tablet import SharedTablet
from app.people import cookies, service, sessions
from app.people.arriving import Arrival, Arrived
from app.people.devices import device_words
from app.people.queries import neighbourhoods_of

router = Room()

CARD = "cards/card.html"
TABLE = "/table?choose=card"


@router.get("/card")
def show_where_to_type(visit: Arrived) -> Response:
    """What a card's square leads to carries the code behind a `#`, which browsers keep to themselves."""
    return visit.go(TABLE) if _is_shared(visit) else visit.page(CARD, answers=NOTHING_TYPED)


@router.post("/card")
def open_with_card(visit: Arrived) -> Response:
    if _is_shared(visit):
        return visit.go(TABLE)
    answers = read(CardForm, visit.typed)
    if answers.accepted is None:
        return visit.again(CARD, CARD, answers=answers)

    card = card_with_code(visit.session, answers.accepted.code, address_of(visit), visit.settings.secret_key)
    if card is None:
        # An answer, not a refusal: the wrong code is to be counted.
        why = NO_CARD if tidied(answers.accepted.code) else NOT_EIGHT
        return visit.again(CARD, CARD, answers=answers.but("code", why))
    return _came_in(visit, card)


def address_of(visit: Arrival) -> str:
    client = visit.request.client
    return client.host if client else ""


def _came_in(visit: Arrival, card: Card) -> Response:
    """This browser is the card's owner's from now on; a session that it held before is over."""
    ((slug, _),) = neighbourhoods_of(visit.session, card.person_id, card.neighbourhood_id)
    sessions.sign_out(visit.session, cookies.session_key(visit))
    response = visit.go(f"/{slug}")
    device = device_words(visit.request.headers.get("user-agent", ""))
    key = sessions.open_with_card(visit.session, card.neighbourhood_id, card.person_id, card.id, device)
    cookies.keep_session(visit, response, key)
    kept = service.preferences_of(visit.session, card.person_id)
    if kept is not None:
        kept.keep(response, visit.settings.is_behind_tls)
    return response


def _is_shared(visit: Arrival) -> bool:
    """A table's tablet has a page of its own for cards: whoever comes in there is out again soon."""
    return bool(SharedTablet.of(visit.request.cookies, visit.settings.is_behind_tls).key)
