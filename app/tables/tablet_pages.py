"""The pages of the tablet itself: becoming a table's, waiting, who takes it, passing it on, stopping."""

from fastapi.responses import JSONResponse, Response

from app.core.forms import NOTHING_TYPED, read
from app.core.hellos import hello_in
from app.core.languages import N_
from app.core.rooms import Room
from app.people import cookies, sessions
from app.people.arriving import Arrival, Arrived
from app.tables import at_hand, queries, service, sitting
from app.tables.forms import OpeningForm, SittingForm
from app.tables.models import Tablet

router = Room(prefix=at_hand.FIRST_PAGE)

GREETINGS = ("en", "ar", "es", "so", "zh-Hant", "ur", "pl", "fr", "nb", "bn")
MOST_GREETINGS = 9
OPENING = "tables/open_here.html"
CARD = "tables/card.html"
NOT_THIS_CODE = N_("This code does not open a tablet. Look once more, or ask for a new one.")


@router.get("")
def show_table(visit: Arrived) -> Response:
    tablet = at_hand.tablet_at_hand(visit)
    if tablet is None:
        return visit.page(OPENING, answers=NOTHING_TYPED)
    if not queries.is_open(tablet):
        return visit.page("tables/closed.html", tablet=tablet)
    _note_seen(visit, tablet)
    return _waiting(visit, tablet)


@router.post("")
def open_here(visit: Arrived) -> Response:
    """The officer's six digits turn this device into the table's."""
    answers = read(OpeningForm, visit.typed)
    if answers.accepted is None:
        return visit.again(OPENING, OPENING, answers=answers)

    code, secret = answers.accepted.digits, visit.settings.secret_key
    taken = service.take_with_code(visit.session, code, _address(visit), secret)
    if taken is not None:
        return at_hand.becomes_the_tables(visit, *taken)
    if _is_open_already(visit):
        return visit.go(at_hand.FIRST_PAGE)
    return visit.again(OPENING, OPENING, answers=answers.but("code", NOT_THIS_CODE))


@router.get("/here")
def is_still_open(visit: Arrived) -> Response:
    """The page asks while someone is there: a slow writer is not taken for one who has gone."""
    tablet = at_hand.tablet_at_hand(visit)
    is_open = tablet is not None and queries.is_open(tablet)
    is_held = tablet is not None and visit.actor.tablet_id == tablet.id
    if tablet is not None and is_open:
        _note_seen(visit, tablet)
    return JSONResponse({"open": is_open, "held": is_held})


@router.post("/sitting")
def sit_down(visit: Arrived) -> Response:
    """Sent twice it opens two sessions, one after the other; the second is the one that counts."""
    tablet = at_hand.tablet_at_hand(visit)
    answers = read(SittingForm, visit.typed)
    if tablet is None or not queries.is_open(tablet):
        return visit.go(at_hand.FIRST_PAGE)
    if answers.accepted is None:
        return visit.again(CARD, CARD, answers=answers)

    secret = visit.settings.secret_key
    sat = sitting.who_sits_down(visit.session, tablet, answers.accepted, _address(visit), secret)
    if sat.words:
        # An answer, not a refusal: a wrong code counts.
        return visit.again(CARD, CARD, answers=answers.but("code", sat.words))
    key = sitting.sit_down(visit.session, tablet, sat.person_id)
    return at_hand.is_theirs(visit, tablet, key, sat.person_id)


@router.post("/passing-on")
def pass_on(visit: Arrived) -> Response:
    """The goodbye is the answer itself: a name in an address would stay in the tablet's history."""
    tablet = at_hand.tablet_at_hand(visit)
    if tablet is None:
        return visit.go(at_hand.FIRST_PAGE)
    had_it = visit.first_name
    _nobody_has_it(visit, tablet)
    return at_hand.forgets_everything(visit, tablet, visit.page("tables/goodbye.html", had_it=had_it))


@router.post("/closing")
def stop_sharing(visit: Arrived) -> Response:
    """Pressed on the tablet itself. Its officer may have no other device."""
    tablet = at_hand.tablet_at_hand(visit)
    response = visit.go("/")
    if tablet is not None:
        service.close_tablet(visit.session, None, tablet)
        at_hand.forgets_everything(visit, tablet, response)
    cookies.forget_tablet(visit, response)
    return response


def _waiting(visit: Arrival, tablet: Tablet) -> Response:
    """The first page, or one of the few that follow from it; all have one address, so none is left in the history."""
    if visit.actor.tablet_id == tablet.id:
        return _held(visit)
    wish = visit.request.query_params.get("choose", "")
    if wish == "card":
        return visit.page(CARD, answers=NOTHING_TYPED)
    if wish == "stop":
        return visit.page("tables/stop.html", tablet=tablet)
    tiles = queries.tiles_of(visit.session, tablet)
    if wish == "name" and tiles:
        return visit.page("tables/tiles_here.html", tiles=tiles)
    spoken = queries.neighbourhood_of(visit.session, tablet).languages.split()
    greetings = [hello_in(one) for one in dict.fromkeys((*spoken, *GREETINGS))][:MOST_GREETINGS]
    return visit.page("tables/waiting.html", tablet=tablet, tiles=tiles, greetings=greetings)


def _held(visit: Arrival) -> Response:
    said = visit.request.query_params.get("said", "")
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 7 else 0
    return visit.page("tables/thanks.html" if number else "tables/held.html", number=number)


def _nobody_has_it(visit: Arrival, tablet: Tablet) -> None:
    """For the page that answers: whoever asked is not there any more."""
    sessions.sign_out(visit.session, cookies.session_key(visit))
    visit.session.flush()
    service.put_down(visit.session, tablet)
    visit.session.flush()
    del visit.actor


def _is_open_already(visit: Arrival) -> bool:
    """The button was pressed twice: the first press has done it."""
    tablet = queries.tablet_with_key(visit.session, visit.shared_tablet.key)
    return tablet is not None and queries.is_open(tablet)


def _note_seen(visit: Arrival, tablet: Tablet) -> None:
    tablet_id = tablet.id
    if service.is_to_be_seen(tablet):
        visit.afterwards = [*visit.afterwards, lambda session: service.seen(session, tablet_id)]


def _address(visit: Arrival) -> str:
    client = visit.request.client
    return client.host[:64] if client else ""
