"""How long things last, as people say it."""

from collections.abc import Callable

from app.activities.forms import LENGTHS
from app.core.languages import N_


def lengths_in_words(say: Callable[..., str], own: int | None = None) -> list[tuple[int, str]]:
    """Minutes and their words, to choose from; with one that is already so."""
    return [(minutes, in_words(say, minutes)) for minutes in sorted({*LENGTHS, *([own] if own else [])})]


def in_words(say: Callable[..., str], minutes: int) -> str:
    """“1 hour 30 minutes”."""
    hours, rest = divmod(minutes, 60)
    said = {
        N_("1 hour"): hours == 1,
        N_("%(hours)s hours"): hours > 1,
        N_("%(minutes)s minutes"): rest > 0,
    }
    return " ".join(say(words, hours=hours, minutes=rest) for words, is_said in said.items() if is_said)
