"""What taking a tablet and passing it on do to the browser: its cookies, its memory, how its pages look."""

from datetime import timedelta

from fastapi.responses import Response

from app.core import clock
from app.core.languages import LANGUAGES
from app.core.preferences import Preferences
from app.core.shared_tablet import SharedTablet
from app.neighbourhoods.queries import neighbourhood_called
from app.people import cookies, sessions
from app.people.arriving import Arrival
from app.people.queries import person_with_id
from app.people.service import preferences_of
from app.tables.models import Tablet
from app.tables.queries import neighbourhood_of, tablet_with_key

REMEMBERED = timedelta(hours=12)
"""So long after its end a tablet still says that it is closed."""
FIRST_PAGE = "/table"


def tablet_at_hand(visit: Arrival) -> Tablet | None:
    """The tablet this browser is, and with it the neighbourhood whose page this is."""
    tablet = tablet_with_key(visit.session, visit.shared_tablet.key)
    if tablet is not None:
        visit.neighbourhood = neighbourhood_called(visit.session, neighbourhood_of(visit.session, tablet).slug)
    return tablet


def becomes_the_tables(visit: Arrival, tablet: Tablet, key: str) -> Response:
    """Whoever was signed in on this device is not any more."""
    sessions.sign_out(visit.session, cookies.session_key(visit))
    response = forgets_everything(visit, tablet, visit.go(FIRST_PAGE))
    keep_tablet(visit, response, tablet, key)
    return response


def keep_tablet(visit: Arrival, response: Response, tablet: Tablet, key: str) -> None:
    quiet = neighbourhood_of(visit.session, tablet).cover_after
    cookies.keep_tablet(visit, response, SharedTablet(key, quiet), tablet.until - clock.now() + REMEMBERED)


def forgets_everything(visit: Arrival, tablet: Tablet, response: Response) -> Response:
    """Nothing of whoever had it is left: not the session, no page, not how they like pages to look."""
    cookies.forget_session(visit, response)
    response.headers["clear-site-data"] = '"cache"'
    spoken = neighbourhood_of(visit.session, tablet).language
    _look(visit, response, Preferences(language=spoken if spoken in LANGUAGES else ""))
    return response


def is_theirs(visit: Arrival, tablet: Tablet, key: str, person_id: int | None) -> Response:
    """From now on this person has it, and pages look as they like them."""
    response = visit.go("")
    cookies.keep_session_at_table(visit, response, key)
    keep_tablet(visit, response, tablet, visit.shared_tablet.key)
    if person_id is not None:
        speaks = person_with_id(visit.session, person_id).language
        kept = preferences_of(visit.session, person_id)
        _look(visit, response, kept or visit.preferences.changed(language=speaks))
    return response


def _look(visit: Arrival, response: Response, preferences: Preferences) -> None:
    preferences.keep(response, visit.settings.is_behind_tls)
