"""Forms about ideas, on paper."""

from collections.abc import Mapping

from app.core.languages import N_
from app.helping.sheets import Twin
from app.ideas.kinds import SupportKind
from app.ideas.queries import seen_idea
from app.people.arriving import Arrival
from app.permissions.rules import Act, permit


def _new(visit: Arrival) -> Mapping[str, object]:
    permit(visit.actor, Act.PROPOSE_IDEA, visit.here)
    return {}


def _support(visit: Arrival, number: int) -> Mapping[str, object]:
    idea = seen_idea(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.SUPPORT_IDEA, idea)
    return {"idea": idea, "kind": None, "kinds": SupportKind}


TWINS = (
    Twin("I", N_("Your idea"), "ideas/_new_form.html", "ideas/new", _new, may_be_unnamed=True),
    Twin("F", N_("Are you for it?"), "ideas/_support_form.html", "ideas/{}/support", _support, may_be_unnamed=True),
)
