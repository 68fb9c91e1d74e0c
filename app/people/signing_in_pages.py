"""Pages of signing in: an address, then a link or six digits from the e-mail; and of signing out."""

from fastapi import APIRouter
from fastapi.responses import Response

from app.core.errors import NotAtTheTable
from app.core.forms import NOTHING_TYPED, read
from app.core.languages import N_
from app.core.outbox import queue
from app.core.transactions import OneTransaction
from app.people import cookies, sessions, sign_in
from app.people.arriving import Arrival, Arrived
from app.people.forms import CodeForm, SignInForm
from app.people.models import SignInAttempt
from app.people.signing_in import sign_in_page, signed_in, signed_out

router = APIRouter(route_class=OneTransaction)

BY_MACHINE = "sign_in"
# One sentence for a slip, a used or old code, another browser's and an address we don't know: it gives nothing away.
NOT_THIS_CODE = N_("This code does not work. Look at the e-mail once more, or ask for a new one.")
CODE = "people/code.html"
OVER = "people/link_over.html"


@router.get("/sign-in")
def start_signing_in(visit: Arrived) -> Response:
    if visit.at_table:
        raise NotAtTheTable()
    place = cookies.local_place(visit.request.query_params.get("return_to", ""))
    if not visit.actor.is_visitor:
        return visit.go(place or "/me")
    return sign_in_page(visit, NOTHING_TYPED, place)


@router.post("/sign-in")
def ask_for_an_email(visit: Arrived) -> Response:
    if visit.at_table:
        raise NotAtTheTable()
    answers = read(SignInForm, visit.typed)
    place = cookies.local_place(visit.typed.get("return_to", ""))
    if answers.accepted is None:
        return sign_in_page(visit, answers, place)

    attempt, browser = sign_in.ask_to_sign_in(visit.session, answers.accepted.email, address_of(visit))
    queue(visit.session, BY_MACHINE, {"attempt_id": attempt.id or 0}, dedupe=f"{BY_MACHINE} {attempt.id}")
    response = visit.go("/sign-in/code")
    cookies.keep_asking(visit, response, cookies.Asking(browser, place))
    return response


@router.get("/sign-in/code")
def look_in_your_email(visit: Arrived) -> Response:
    return visit.page(CODE, answers=NOTHING_TYPED)


@router.post("/sign-in/code")
def sign_in_with_code(visit: Arrived) -> Response:
    answers = read(CodeForm, visit.typed)
    if answers.accepted is None:
        return visit.again(CODE, CODE, answers=answers)

    waits, secret = cookies.asking(visit), visit.settings.secret_key
    person_id = sign_in.person_with_code(visit.session, waits.browser, answers.accepted.digits, secret)
    if person_id is not None:
        return signed_in(visit, person_id, waits.return_to)
    if _is_in_already(visit, sign_in.attempt_of_browser(visit.session, waits.browser)):
        return visit.go("/me")
    # An answer, not a refusal: the try that it cost is to be kept.
    return visit.again(CODE, CODE, answers=answers.but("code", NOT_THIS_CODE))


@router.get("/sign-in/{link}")
def look_at_link(visit: Arrived, link: str) -> Response:
    """Changes nothing: programs that look through mail for harm open every link in it."""
    attempt = sign_in.attempt_with_link(visit.session, link)
    if _is_in_already(visit, attempt):
        return visit.go("/me")
    if not sign_in.is_fresh(attempt):
        return visit.page(OVER)
    return visit.page("people/link.html", link=link)


@router.post("/sign-in/{link}")
def sign_in_with_link(visit: Arrived, link: str) -> Response:
    waits = cookies.asking(visit)
    person_id = sign_in.person_with_link(visit.session, link, waits.browser)
    if person_id is not None:
        return signed_in(visit, person_id, waits.return_to)
    if _is_in_already(visit, sign_in.attempt_with_link(visit.session, link)):
        return visit.go("/me")
    return visit.again(OVER, OVER)


@router.post("/sign-out")
def sign_out(visit: Arrived) -> Response:
    sessions.sign_out(visit.session, cookies.session_key(visit))
    return signed_out(visit)


@router.post("/sign-out-everywhere")
def sign_out_everywhere(visit: Arrived) -> Response:
    if visit.actor.person_id is not None and visit.may("SEE_OWN"):
        sessions.sign_out_everywhere(visit.session, visit.actor.person_id)
    return signed_out(visit)


@router.get("/signed-out")
def goodbye(visit: Arrived) -> Response:
    return visit.page("people/signed_out.html")


def _is_in_already(visit: Arrival, attempt: SignInAttempt | None) -> bool:
    """The button was pressed twice: the first press has done it."""
    return attempt is not None and attempt.person_id is not None and attempt.person_id == visit.actor.person_id


def address_of(visit: Arrival) -> str:
    client = visit.request.client
    return client.host[:64] if client else ""
