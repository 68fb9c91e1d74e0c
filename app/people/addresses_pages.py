"""Pages of a new e-mail address: it counts once its owner has brought back the code that was mailed to it."""

from fastapi.responses import Response

from app.core.forms import NOTHING_TYPED, read
from app.core.languages import N_
from app.core.rooms import Room
from app.people import cookies, queries, service, sign_in
from app.people.arriving import Arrival, Arrived
from app.people.forms import CodeForm, ToldByForm
from app.people.models import ToldBy
from app.people.signing_in_pages import NOT_THIS_CODE, address_of, send

router = Room()

CODE = "people/confirm.html"
BY_EMAIL = "email"
NOT_FREE = N_("We can't use this address for you. Please ask a helper.")


def ask_for_confirmation(visit: Arrival, form: ToldByForm) -> Response:
    """A code is mailed to the new address; until it is brought back, the old one stays."""
    person_id, email = visit.someone.person_id or 0, form.email or ""
    attempt, browser = sign_in.ask_to_confirm(visit.session, person_id, email, address_of(visit))
    send(visit, attempt)
    response = visit.go("/me/told-by/code" + (f"?way={BY_EMAIL}" if form.told_by == ToldBy.EMAIL else ""))
    cookies.keep_asking(visit, response, cookies.Asking(browser, ""))
    return response


@router.get("/me/told-by/code")
def look_in_your_new_email(visit: Arrived) -> Response:
    visit.comes_home()
    return visit.page(CODE, answers=NOTHING_TYPED, way=visit.request.query_params.get("way", "")[:8])


@router.post("/me/told-by/code")
def confirm_address(visit: Arrived) -> Response:
    actor, answers = visit.comes_home(), read(CodeForm, visit.typed)
    way = visit.typed.get("way", "")[:8]
    if answers.accepted is None:
        return visit.again(CODE, CODE, answers=answers, way=way)

    browser, secret = cookies.asking(visit).browser, visit.settings.secret_key
    attempt = sign_in.address_with_code(visit.session, browser, answers.accepted.digits, secret)
    if attempt is None or attempt.is_by_text or attempt.person_id != actor.person_id:
        # An answer, not a refusal: the try that it cost is to be kept.
        return visit.again(CODE, CODE, answers=answers.but("code", NOT_THIS_CODE), way=way)
    if queries.is_anothers_email(visit.session, attempt.email, actor.person_id):
        return visit.again(CODE, CODE, answers=answers.but("code", NOT_FREE), way=way)
    service.confirm_address(visit.session, actor, attempt.email, is_told_by_it=way == BY_EMAIL)
    return visit.go("/me?told=yes")
