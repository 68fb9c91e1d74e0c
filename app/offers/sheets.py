"""Forms about what neighbours offer, on paper."""

from collections.abc import Mapping

from app.core.languages import N_
from app.helping.sheets import Twin
from app.offers.kinds import OfferKind
from app.offers.queries import Which, seen_offer, seen_request
from app.people.arriving import Arrival
from app.people.queries import names_of
from app.permissions.rules import Act, permit


def _new(visit: Arrival) -> Mapping[str, object]:
    permit(visit.actor, Act.MAKE_OFFER, visit.here)
    return {"kinds": OfferKind}


def _ask(visit: Arrival, number: int) -> Mapping[str, object]:
    offer = seen_offer(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.ASK_FOR_OFFER, offer)
    return {"offer": offer}


def _thanks(visit: Arrival, number: int, request_id: int) -> Mapping[str, object]:
    asked = seen_request(visit.session, visit.actor, visit.here, Which(number, request_id))
    offer = asked.offer
    name = names_of(visit.session, [offer.said_by_id]).get(offer.said_by_id or 0, "")
    return {"asked": asked, "name": name, "about": "offers/_for_what.html"}


THANKS = "offers/{}/requests/{}"
TWINS = (
    Twin("O", N_("I can …"), "offers/_new_form.html", "offers/new", _new),
    Twin("T", N_("Thank you"), "offers/_thanks_form.html", THANKS, _thanks),
    Twin("A", N_("I would like that"), "offers/_ask_form.html", "offers/{}/ask", _ask),
)
