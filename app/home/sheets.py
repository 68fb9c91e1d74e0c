"""All paper twins, gathered from the rooms, and the one that a reference means."""

from collections.abc import Mapping

from app.activities import sheets as activities
from app.core.errors import NotFound
from app.core.languages import N_
from app.grants import sheets as grants
from app.helping.sheets import WAYS_ON_PAPER, Numbers, Twin
from app.ideas import sheets as ideas
from app.looking_out import sheets as looking_out
from app.needs import sheets as needs
from app.offers import sheets as offers
from app.people.arriving import Arrival
from app.permissions.rules import Act, permit
from app.together import sheets as together

LARGEST = 2**31 - 1


def _helper(visit: Arrival) -> Mapping[str, object]:
    permit(visit.actor, Act.NAME_HELPER, visit.here)
    return {}


def _told_by(visit: Arrival) -> Mapping[str, object]:
    permit(visit.actor, Act.NAME_HELPER, visit.here)
    return {"ways_on_paper": WAYS_ON_PAPER}


TOLD_BY = N_("How shall we tell you things?")
OWN = (
    Twin("P", N_("Who helps me"), "helping/_named_aloud_form.html", "helpers", _helper, is_signed=True),
    Twin("R", TOLD_BY, "helping/_told_by_form.html", "told-by", _told_by, is_signed=True),
)
ROOMS = (needs, activities, ideas, grants, offers, together, looking_out)
TWINS: tuple[Twin, ...] = (*(twin for room in ROOMS for twin in room.TWINS), *OWN)
_BY_REFERENCE = {twin.of: twin for twin in TWINS}


def meant_by(reference: str) -> tuple[Twin, Numbers]:
    """“42-M” is the sheet for need 42; as people type it, in small letters or with the neighbourhood before it.

    Raises NotFound.
    """
    *before, letter = reference.strip().upper().split("-")
    numbers = tuple(int(one) for one in before if one.isascii() and one.isdecimal())
    twin = _BY_REFERENCE.get((letter, len(numbers)))
    if twin is None or len(before) - len(numbers) > 1 or any(number > LARGEST for number in numbers):
        raise NotFound()
    return twin, numbers
