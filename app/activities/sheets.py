"""Forms about coming to a date, on paper: whether one comes, lifts by car, and whom to ring."""

from collections.abc import Mapping

from app.activities.happenings import Happening, dates_to_come
from app.activities.showing import happening_here
from app.activities.trip_models import RideKind
from app.core.errors import NotFound
from app.core.languages import N_
from app.helping.sheets import Twin
from app.people.arriving import Arrival
from app.permissions.rules import Act, permit


def _coming(visit: Arrival, number: int, date_number: int) -> Mapping[str, object]:
    happening = happening_here(visit, number, date_number)
    permit(visit.actor, Act.BOOK, happening)
    more = dates_to_come(visit.session, happening.activity, after=happening.date, most=1)
    of_it = {"happening": happening, "activity": happening.activity, "date": happening.date}
    return {**of_it, "about": "activities/_which_date.html", "more": more, "for_someone": True, "nth": "", "at": ""}


def _of_a_trip(visit: Arrival, number: int, date_number: int) -> Mapping[str, object]:
    found = _coming(visit, number, date_number)
    happening = found["happening"]
    if not (isinstance(happening, Happening) and happening.is_trip):
        raise NotFound()
    return {**found, "kinds": RideKind, "trip": happening}


def _contact(visit: Arrival) -> Mapping[str, object]:
    permit(visit.actor, Act.SEE_PROFILE, visit.here)
    return {"trip": None, "at": ""}


DATE = "activities/{}/dates/{}"
CONTACT, TO_RING = "activities/_contact_form.html", N_("Whom to ring in an emergency")
TWINS = (
    Twin("B", N_("Are you coming?"), "activities/_coming_sheet.html", DATE, _coming, may_be_unnamed=True),
    Twin("L", N_("Lifts by car"), "activities/_ride_form.html", f"{DATE}/lift", _of_a_trip),
    Twin("E", TO_RING, CONTACT, "emergency-contact", _contact, is_signed=True),
    Twin("E", TO_RING, CONTACT, f"{DATE}/emergency-contact", _of_a_trip, is_signed=True),
)
