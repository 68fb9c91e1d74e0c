"""One line of all that is mine: a day, words, and what goes with them."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

Say = Callable[..., str]


class Line(NamedTuple):
    """One thing, with the day it was said, and what goes with it."""

    day: object
    words: str
    about: str = ""
    day_of_year: date | None = None
    """A day that comes each year, in any of them: said on paper as day and month."""


def joined(*parts: object) -> str:
    """Each walled off, as each may run its own way."""
    said = [str(part) for part in parts if part]
    return " – ".join(f"\u2068{part}\u2069" for part in said) if len(said) > 1 else "".join(said)
