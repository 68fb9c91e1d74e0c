"""Pages of a mobile number: its owner shows that it is theirs with a code that was texted to it."""

from fastapi.responses import Response

from app.core.forms import NOTHING_TYPED, read
from app.core.rooms import Room
from app.people import cookies, queries, service, sign_in
from app.people.arriving import Arrival, Arrived
from app.people.forms import CodeForm
from app.people.numbers import number_to_show
from app.people.phones import region_of, tidied
from app.people.signing_in_pages import NOT_THIS_CODE, address_of, send

router = Room(prefix="/me/told-by/number")

CODE = "people/confirm_number.html"
BY_TEXT = "text"


def ask_for_number(visit: Arrival, number: str, way: str = "") -> Response:
    """A code is texted to it; until it is brought back, all stays as it was."""
    attempt, browser = sign_in.ask_to_confirm(visit.session, visit.someone.person_id or 0, number, address_of(visit))
    send(visit, attempt)
    response = visit.go("/me/told-by/number/code" + (f"?way={way}" if way else ""))
    cookies.keep_asking(visit, response, cookies.Asking(browser, ""))
    return response


@router.post("")
def show_that_it_is_mine(visit: Arrived) -> Response:
    """The number that we have already, to sign in with from now on."""
    person = queries.person_with_id(visit.session, visit.comes_home().person_id)
    number = number_to_show(visit, person, person.phone or "")
    return ask_for_number(visit, number) if number else visit.go("/me/told-by")


@router.get("/code")
def look_at_your_phone(visit: Arrived) -> Response:
    visit.comes_home()
    return visit.page(CODE, answers=NOTHING_TYPED, way=visit.request.query_params.get("way", "")[:8])


@router.post("/code")
def confirm_number(visit: Arrived) -> Response:
    actor, answers = visit.comes_home(), read(CodeForm, visit.typed)
    way = visit.typed.get("way", "")[:8]
    if answers.accepted is None:
        return visit.again(CODE, CODE, answers=answers, way=way)

    browser, secret = cookies.asking(visit).browser, visit.settings.secret_key
    attempt = sign_in.address_with_code(visit.session, browser, answers.accepted.digits, secret)
    if attempt is None or not attempt.is_by_text or attempt.person_id != actor.person_id:
        # An answer, not a refusal: the try that it cost is to be kept.
        return visit.again(CODE, CODE, answers=answers.but("code", NOT_THIS_CODE), way=way)
    written = tidied(attempt.email, region_of(visit.zone)) or attempt.email
    service.confirm_number(visit.session, actor, attempt.email, written, is_told_by_it=way == BY_TEXT)
    return visit.go("/me?told=yes" if way == BY_TEXT else "/me/told-by?shown=yes")
