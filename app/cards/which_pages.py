"""“Which of you is it?”: two people share the number that a code went to, so each shows their own PIN as well."""

from fastapi.responses import Response

from app.cards import pins
from app.cards.forms import WhichForm
from app.cards.proving_pages import but
from app.core.errors import NotAtTheTable
from app.core.forms import NOTHING_TYPED, read
from app.core.languages import N_
from app.core.rooms import Room
from app.people import cookies, handshakes
from app.people.arriving import Arrival, Arrived
from app.people.models import Person
from app.people.queries import people_with_number
from app.people.signing_in import signed_in
from app.people.signing_in_pages import WHICH

router = Room(prefix="/prove/which")

PAGE = "cards/which.html"
OVER = "cards/which_over.html"
NOT_ONE_OF_YOU = N_("Please choose who you are.")


@router.get("")
def ask_which(visit: Arrived) -> Response:
    known = _shown(visit)
    return visit.page(PAGE, answers=NOTHING_TYPED, people=known[0]) if known else visit.page(OVER)


@router.post("")
def say_which(visit: Arrived) -> Response:
    known = _shown(visit)
    if known is None:
        # Pressed twice: the first press has done it.
        return visit.again(OVER, OVER) if visit.actor.is_visitor else visit.go("/me")
    people, place = known
    answers = read(WhichForm, visit.typed)
    form = answers.accepted
    chosen = next((one for one in people if form and one.handle == form.who), None)
    if form is not None and chosen is None:
        answers = answers.but("who", NOT_ONE_OF_YOU)
    if form is None or chosen is None:
        return visit.again(PAGE, PAGE, answers=answers, people=people)

    tried = pins.try_pin(visit.session, chosen.id, form.digits, visit.settings.secret_key)
    if not tried.is_right:
        # An answer, not a refusal: the try that it cost is to be kept.
        mistaken = answers.but("pin", pins.SHUT) if tried.shut_until else but(answers, tried)
        return visit.again(PAGE, PAGE, answers=mistaken, people=people)
    return _comes_in(visit, chosen, place)


def _shown(visit: Arrival) -> tuple[list[Person], str] | None:
    """Those who share the number that this browser has brought a code back from, and where it was going."""
    if visit.at_table:
        raise NotAtTheTable()
    words = handshakes.look(visit.session, cookies.handshake_key(visit), WHICH)
    return (people_with_number(visit.session, words["number"]), words["return_to"]) if words else None


def _comes_in(visit: Arrival, chosen: Person, place: str) -> Response:
    handshakes.take(visit.session, cookies.handshake_key(visit), WHICH)
    response = signed_in(visit, chosen.id, place)
    cookies.forget_handshake(visit, response)
    return response
