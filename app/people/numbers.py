"""Which number someone means, and whether a text can bring a code to it."""

from app.core.languages import N_
from app.neighbourhoods.queries import time_zones
from app.people.arriving import Arrival
from app.people.models import Person
from app.people.phones import NOT_A_MOBILE, dialled, is_whole, region_of, takes_texts
from app.people.queries import first_confirmed

NO_TEXTS = N_("Texts are not set up here. Please write your e-mail address, or ask someone here to help you in.")
NOT_SO_MANY = N_("This number is too short or too long. Please write a mobile number, like 07700 900123.")


def number_meant(visit: Arrival, typed: str) -> tuple[str, str]:
    """The number as the whole world dials it, or why no code can go there: never whether we know it.

    Whoever signs in has named no neighbourhood, so a number without its country's code is read as at home in each.
    """
    if not visit.settings.sends_texts:
        return "", NO_TEXTS
    regions = list(dict.fromkeys(map(region_of, time_zones(visit.session)))) or [region_of(visit.zone)]
    numbers = [number for region in regions if takes_texts(typed, region) and (number := dialled(typed, region))]
    if not numbers:
        return "", NOT_A_MOBILE if any(is_whole(typed, region) for region in regions) else NOT_SO_MANY
    return first_confirmed(visit.session, numbers), ""


def number_to_show(visit: Arrival, person: Person, written: str) -> str:
    """What a code has to be texted to before it counts as theirs; nothing when it does, or when no text gets there."""
    region = region_of(visit.zone)
    number = dialled(written, region) or ""
    can_be_texted = visit.settings.sends_texts and takes_texts(written, region)
    return number if can_be_texted and number != person.confirmed_phone else ""
