"""Forms about small grants, on paper."""

from collections.abc import Mapping

from app.core.languages import N_
from app.grants.pots import in_the_pot
from app.grants.queries import seen_grant
from app.helping.sheets import Twin
from app.people.arriving import Arrival
from app.permissions.rules import Act, permit


def _new(visit: Arrival) -> Mapping[str, object]:
    permit(visit.actor, Act.PROPOSE_GRANT, visit.here)
    return {"pot": in_the_pot(visit.session, visit.here)}


def _what_happened(visit: Arrival, number: int) -> Mapping[str, object]:
    grant = seen_grant(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.TELL_GRANT, grant)
    return {"grant": grant}


HAPPENED, HAPPENED_AT = "grants/_what_happened_form.html", "grants/{}/what-happened"
TWINS = (
    Twin("G", N_("Ask for a grant"), "grants/_new_form.html", "grants/new", _new, may_be_unnamed=True),
    Twin("W", N_("What happened?"), HAPPENED, HAPPENED_AT, _what_happened, may_be_unnamed=True),
)
