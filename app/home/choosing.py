"""Choices that several of this room's pages offer, in the reader's language."""

from collections.abc import Callable

from babel.dates import get_timezone_location

from app.core.errors import NotLikeThis
from app.core.forms import Answers, F
from app.core.hellos import hellos
from app.core.languages import LANGUAGES, N_, Language
from app.core.visits import Visit
from app.neighbourhoods.forms import FRAMEWORK_LABELS, ZONES, is_zone

LIKE_EVERYONE = N_("An e-mailed code, like everyone else")
UNKNOWN = N_("Please choose one of these.")
Options = list[tuple[str, str]]


def on_offer(visit: Visit, zone: str = "") -> dict[str, Options]:
    """What a neighbourhood can be settled with: for templates."""
    return {
        "tongues": [(language.code, language.own_name) for language in LANGUAGES.values()],
        "spoken": [(hello.language, hello.own_name) for hello in hellos().values()],
        "zones": zones_in(visit.language, zone),
        "frameworks": [(framework.value, visit.say(words)) for framework, words in FRAMEWORK_LABELS.items()],
    }


def doors_on_offer(visit: Visit) -> Options:
    """Through which an organisation's people may come in: providers that whoever runs the house has set up."""
    return [("", visit.say(LIKE_EVERYONE)), *((one.key, one.name) for one in visit.settings.providers)]


def zones_in(language: Language, chosen: str = "") -> Options:
    """Time zones by the country or town they are known by; one that was chosen stays on offer."""
    offered = dict.fromkeys((*ZONES, chosen) if is_zone(chosen) else ZONES)
    names = {zone: get_timezone_location(zone, locale=language.locale) for zone in offered}
    return [(zone, name[:1].upper() + name[1:]) for zone, name in names.items()]


def tried(answers: Answers[F], act: Callable[[F], object], field: str = "name") -> Answers[F]:
    """Carries out what was accepted; should it be turned down, the answers come back with the reason beside a field."""
    if answers.accepted is None:
        return answers
    try:
        act(answers.accepted)
    except NotLikeThis as turned_down:
        return answers.but(turned_down.field or field, turned_down.words)
    return answers
