"""The cookies that hold keys: who is signed in, and which browser asked to. Tables hold only their hashes."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote, unquote

from fastapi.responses import Response

from app.core.shared_tablet import COOKIE, SharedTablet
from app.core.transactions import cookie_name
from app.core.visits import Visit
from app.people import handshakes
from app.people.sessions import STAYS
from app.people.sign_in import LINK_LIVES

SESSION = "session"
ASKING = "sign_in"
HANDSHAKE = "handshake"
LONGEST_PLACE = 300
AT_TABLE = timedelta(hours=12)
"""The server ends such a session far sooner; the cookie only must not outlive the day."""


@dataclass(frozen=True)
class Asking:
    """A browser that waits for its e-mail, and where it was going."""

    browser: str
    return_to: str


def local_place(wish: str) -> str:
    """The wish if it is an address in this house, else nothing: no one is sent to another website from here."""
    is_ours = wish.startswith("/") and not wish.startswith("//") and "\\" not in wish
    return wish if is_ours and wish.isprintable() and len(wish) <= LONGEST_PLACE else ""


def session_key(visit: Visit) -> str:
    return _read(visit, SESSION)


def keep_session(visit: Visit, response: Response, key: str) -> None:
    _keep(visit, response, (SESSION, key), STAYS)


def forget_session(visit: Visit, response: Response) -> None:
    _keep(visit, response, (SESSION, ""), timedelta(0))


def keep_session_at_table(visit: Visit, response: Response, key: str) -> None:
    _keep(visit, response, (SESSION, key), AT_TABLE)


def keep_tablet(visit: Visit, response: Response, tablet: SharedTablet, lives: timedelta) -> None:
    _keep(visit, response, (COOKIE, tablet.cookie), lives)


def forget_tablet(visit: Visit, response: Response) -> None:
    _keep(visit, response, (COOKIE, ""), timedelta(0))


def asking(visit: Visit) -> Asking:
    browser, _, place = _read(visit, ASKING).partition(".")
    return Asking(browser, local_place(unquote(place)))


def keep_asking(visit: Visit, response: Response, waits: Asking) -> None:
    _keep(visit, response, (ASKING, f"{waits.browser}.{quote(waits.return_to)}"), LINK_LIVES)


def forget_asking(visit: Visit, response: Response) -> None:
    _keep(visit, response, (ASKING, ""), timedelta(0))


def handshake_key(visit: Visit) -> str:
    return _read(visit, HANDSHAKE)


def keep_handshake(visit: Visit, response: Response, key: str) -> None:
    _keep(visit, response, (HANDSHAKE, key), handshakes.LIVES)


def forget_handshake(visit: Visit, response: Response) -> None:
    _keep(visit, response, (HANDSHAKE, ""), timedelta(0))


def _read(visit: Visit, name: str) -> str:
    return visit.request.cookies.get(cookie_name(name, visit.settings.is_behind_tls), "")


def _keep(visit: Visit, response: Response, cookie: tuple[str, str], lives: timedelta) -> None:
    # One place for the flags: browsers also refuse to forget a `__Host-` cookie when they are not the same.
    name, value = cookie
    tls = visit.settings.is_behind_tls
    response.set_cookie(
        cookie_name(name, tls),
        value,
        max_age=int(lives.total_seconds()),
        path="/",
        httponly=True,
        samesite="lax",
        secure=tls,
    )
