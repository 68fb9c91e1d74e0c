"""“Please look out for me”, on paper."""

from collections.abc import Mapping

from app.core.languages import N_
from app.helping.sheets import Twin
from app.people.arriving import Arrival
from app.permissions.rules import Act, permit


def _mine(visit: Arrival) -> Mapping[str, object]:
    permit(visit.actor, Act.SEE_PROFILE, visit.here)
    return {"mine": None}


WISH = N_("Please look out for me")
TWINS = (Twin("K", WISH, "looking_out/_mine_form.html", "looking-out/mine", _mine, is_signed=True),)
