"""What a place is like to get into and to sit in: what is known in plain words, and what nobody has told us yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.core.languages import N_
from app.neighbourhoods.models import Place, Toilet

Say = Callable[..., str]
NOT_KNOWN = N_("Not known yet: %(what)s.")
NOTHING_KNOWN = N_("We don’t know yet what it is like there.")
PLEASE_ASK = N_("Please ask us.")


@dataclass(frozen=True)
class Fact:
    """One thing about a place: what it is called, and how it is there."""

    name: str
    words: str
    is_ours: bool = True
    """A sentence of the catalogue; else the words that someone here wrote."""


@dataclass(frozen=True)
class Access:
    """What can be said of a place, and the names of what can't. Of a place that is not ours we know nothing."""

    known: tuple[Fact, ...] = ()
    unknown: tuple[str, ...] = ()

    def lines(self, say: Say) -> list[str]:
        """For where there is no page: a calendar."""
        known = [f"{say(one.name)}: {say(one.words) if one.is_ours else one.words}" for one in self.known]
        if not self.unknown:
            return known
        not_known = say(NOT_KNOWN, what=", ".join(map(say, self.unknown))) if known else say(NOTHING_KNOWN)
        return [*known, f"{not_known} {say(PLEASE_ASK)}"]


def access_of(place: Place | None) -> Access:
    found = {name: _fact(place, name) for name in _NAMES}
    return Access(
        tuple(one for one in found.values() if one is not None),
        tuple(_NAMES[name] for name, one in found.items() if one is None),
    )


def _fact(place: Place | None, name: str) -> Fact | None:
    value = getattr(place, name, None)
    if value is None or value == "":
        return None
    if name in _SENTENCES:
        return Fact(_NAMES[name], _SENTENCES[name][value])
    return Fact(_NAMES[name], str(value), is_ours=False)


_NAMES = {
    "step_free": N_("Getting in"),
    "from_lift": N_("From the lift"),
    "seating": N_("Seats"),
    "toilet": N_("Toilet"),
    "hearing_loop": N_("Hearing loop"),
    "parking": N_("Parking"),
}
_SENTENCES: Mapping[str, Mapping[object, str]] = {
    "step_free": {True: N_("No steps"), False: N_("There are steps")},
    "toilet": {
        Toilet.WHEELCHAIR: N_("Yes, and a wheelchair fits in"),
        Toilet.ORDINARY: N_("Yes, but a wheelchair does not fit in"),
        Toilet.NONE: N_("There is none"),
    },
    "hearing_loop": {True: N_("Yes, for hearing aids"), False: N_("There is none")},
}
