"""What signing in and out do to the browser: a fresh session and one's own way of seeing pages, or neither."""

from fastapi.responses import Response

from app.core import preferences
from app.people import cookies, queries, service, sign_in
from app.people.arriving import Arrival


def signed_in(visit: Arrival, person_id: int, to: str = "") -> Response:
    """This browser is this person's from now on; a session that it held before is over."""
    sign_in.sign_out(visit.session, cookies.session_key(visit))
    response = visit.go(cookies.local_place(to) or _home_of(visit, person_id))
    cookies.keep_session(visit, response, sign_in.open_session(visit.session, person_id))
    cookies.forget_asking(visit, response)
    kept = service.preferences_of(visit.session, person_id)
    if kept is not None:
        kept.keep(response, visit.settings.is_behind_tls)
    return response


def signed_out(visit: Arrival) -> Response:
    """The browser forgets who it was, and how they like pages to look: the next person may borrow this tablet."""
    response = visit.go("/signed-out")
    cookies.forget_session(visit, response)
    response.headers["clear-site-data"] = '"cache"'
    response.delete_cookie(preferences.COOKIE, httponly=True, samesite="lax", secure=visit.settings.is_behind_tls)
    return response


def _home_of(visit: Arrival, person_id: int) -> str:
    homes = queries.neighbourhoods_of(visit.session, person_id)
    return f"/{homes[0][0]}" if len(homes) == 1 else "/"
