"""What signing in and out do to the browser: a fresh session and one's own way of seeing pages, or neither."""

from fastapi.responses import Response

from app.core import kept_words, preferences
from app.core.errors import NotAtTheTable
from app.core.forms import Answers
from app.neighbourhoods.sign_ins import shortest_idle
from app.people import cookies, queries, service, sessions
from app.people.arriving import Arrival
from app.people.devices import device_words
from app.people.forms import SignInForm

ASK = "people/sign_in.html"


def sign_in_page(visit: Arrival, answers: Answers[SignInForm], place: str, passkey_failed: bool = False) -> Response:
    """All the ways in that this house has."""
    providers = visit.settings.providers
    idle = shortest_idle(visit.session, [one.key for one in providers]) if providers else None
    words = {"answers": answers, "return_to": place, "providers": providers, "idle": idle}
    words |= {"passkey_failed": passkey_failed, "has_idled": getattr(visit.request.state, "has_idled", False)}
    if answers.mistakes or passkey_failed:
        return visit.again(ASK, ASK, **words)
    return visit.page(ASK, **words)


def signed_in(visit: Arrival, person_id: int, to: str = "") -> Response:
    """This browser is this person's from now on; a session that it held before is over."""
    if visit.at_table:
        raise NotAtTheTable()
    sessions.sign_out(visit.session, cookies.session_key(visit))
    device = device_words(visit.request.headers.get("user-agent", ""))
    response = visit.go(cookies.local_place(to) or _home_of(visit, person_id))
    cookies.keep_session(visit, response, sessions.open_session(visit.session, person_id, device))
    cookies.forget_asking(visit, response)
    kept = service.preferences_of(visit.session, person_id)
    if kept is not None:
        kept.keep(response, visit.settings.is_behind_tls)
    return response


def signed_out(visit: Arrival) -> Response:
    """The browser forgets who it was, and how they like pages to look: the next person may borrow this tablet."""
    response = visit.go("/signed-out")
    cookies.forget_session(visit, response)
    kept_words.hand_out(visit, response, "")
    response.headers["clear-site-data"] = '"cache"'
    response.delete_cookie(preferences.COOKIE, httponly=True, samesite="lax", secure=visit.settings.is_behind_tls)
    return response


def _home_of(visit: Arrival, person_id: int) -> str:
    homes = queries.neighbourhoods_of(visit.session, person_id)
    return f"/{homes[0][0]}" if len(homes) == 1 else "/"
