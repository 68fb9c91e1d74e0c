"""Pages of signing in: an address or a number, then a link or six digits that we send there; and of signing out."""

from fastapi.responses import Response

from app.core.errors import NotAtTheTable
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.languages import N_
from app.core.outbox import queue
from app.core.rooms import Room
from app.people import cookies, handshakes, sessions, sign_in
from app.people.arriving import Arrival, Arrived
from app.people.forms import CodeForm, SignInForm
from app.people.models import SignInAttempt
from app.people.numbers import number_meant
from app.people.queries import people_with_number
from app.people.signing_in import sign_in_page, signed_in, signed_out

router = Room()

BY_MACHINE, BY_TEXT = "sign_in", "sign_in_text"
WHICH = "which of you"
"""What a browser is asked when two people share the number that a code went to."""
# One sentence for a slip, a used or old code, another browser's and an address we don't know: it gives nothing away.
NOT_THIS_CODE = N_("This code does not work. Look at it once more, or ask for a new one.")
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
def ask_for_a_code(visit: Arrived) -> Response:
    if visit.at_table:
        raise NotAtTheTable()
    answers, number = _with_number(visit, read(SignInForm, visit.typed))
    place = cookies.local_place(visit.typed.get("return_to", ""))
    if answers.accepted is None:
        return sign_in_page(visit, answers, place)

    ask = sign_in.ask_by_text if number else sign_in.ask_to_sign_in
    attempt, browser = ask(visit.session, number or answers.accepted.known_by, address_of(visit))
    send(visit, attempt)
    response = visit.go("/sign-in/code")
    cookies.keep_asking(visit, response, cookies.Asking(browser, place))
    return response


@router.get("/sign-in/code")
def look_in_your_post(visit: Arrived) -> Response:
    return visit.page(CODE, answers=NOTHING_TYPED, is_text=_is_text(visit))


@router.post("/sign-in/code")
def sign_in_with_code(visit: Arrived) -> Response:
    answers = read(CodeForm, visit.typed)
    if answers.accepted is None:
        return visit.again(CODE, CODE, answers=answers, is_text=_is_text(visit))

    waits, secret = cookies.asking(visit), visit.settings.secret_key
    attempt = sign_in.attempt_with_code(visit.session, waits.browser, answers.accepted.digits, secret)
    comes_in = _comes_in(visit, attempt, waits.return_to) if attempt else None
    if comes_in is not None:
        return comes_in
    if _is_in_already(visit, sign_in.attempt_of_browser(visit.session, waits.browser)):
        return visit.go("/me")
    # An answer, not a refusal: the try that it cost is to be kept.
    return visit.again(CODE, CODE, answers=answers.but("code", NOT_THIS_CODE), is_text=_is_text(visit))


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


def send(visit: Arrival, attempt: SignInAttempt) -> None:
    """The worker makes the code and carries it: as a text to a number, else as a mail."""
    topic = BY_TEXT if attempt.is_by_text else BY_MACHINE
    queue(visit.session, topic, {"attempt_id": attempt.id or 0}, dedupe=f"{topic} {attempt.id}")


def _with_number(visit: Arrival, answers: Answers[SignInForm]) -> tuple[Answers[SignInForm], str]:
    """The number that was meant, when it was one, or what to put right about it."""
    form = answers.accepted
    if form is None or not form.is_by_text:
        return answers, ""
    number, trouble = number_meant(visit, form.known_by)
    return (answers.but("known_by", trouble) if trouble else answers), number


def _comes_in(visit: Arrival, attempt: SignInAttempt, place: str) -> Response | None:
    """Who brought the code back. A number that two people share says not yet which of them it is."""
    if not attempt.is_by_text:
        return signed_in(visit, attempt.person_id, place) if attempt.person_id else None
    theirs = [one.id for one in people_with_number(visit.session, attempt.email)]
    if theirs == [attempt.person_id]:
        return signed_in(visit, theirs[0], place)
    if attempt.person_id not in theirs:
        return None
    key = handshakes.begin(visit.session, WHICH, {"number": attempt.email, "return_to": place})
    response = visit.go("/prove/which")
    cookies.keep_handshake(visit, response, key)
    return response


def _is_text(visit: Arrival) -> bool:
    attempt = sign_in.attempt_of_browser(visit.session, cookies.asking(visit).browser)
    return attempt is not None and attempt.is_by_text


def _is_in_already(visit: Arrival, attempt: SignInAttempt | None) -> bool:
    """The button was pressed twice: the first press has done it."""
    return attempt is not None and attempt.person_id is not None and attempt.person_id == visit.actor.person_id


def address_of(visit: Arrival) -> str:
    client = visit.request.client
    return client.host[:64] if client else ""
