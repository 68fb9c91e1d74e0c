"""Small questions that templates ask about things to choose from, in the reader's language."""

from collections.abc import Callable, Iterable
from typing import Protocol

from app.core.languages import N_
from app.core.plain_words import Hint
from app.core.small_numbers import Shown

Say = Callable[[str], str]


class Keyed(Protocol):
    key: str
    name: str


class Handled(Protocol):
    handle: str
    name: str


class Labelled(Protocol):
    value: str
    label: str


def for_language(say: Say) -> dict[str, Callable[..., object]]:
    """Template globals: `names`, `names_by_handle`, `labels` give (value, words) pairs."""

    def names(choices: Iterable[Keyed], translated: bool = False) -> list[tuple[str, str]]:
        return [(one.key, say(one.name) if translated else one.name) for one in choices]

    def names_by_handle(people: Iterable[Handled]) -> list[tuple[str, str]]:
        return [(one.handle, one.name) for one in people]

    def labels(kinds: Iterable[Labelled]) -> list[tuple[str, str]]:
        return [(kind.value, say(kind.label)) for kind in kinds]

    def spoken_hint(hint: Hint) -> str:
        return say(hint.words) % {name: say(value) for name, value in hint.values.items()}

    def spoken_number(number: Shown) -> str:
        return say(N_("Fewer than 8")) if number == "*" else str(number)

    return {
        "names": names,
        "names_by_handle": names_by_handle,
        "labels": labels,
        "spoken_hint": spoken_hint,
        "spoken_number": spoken_number,
    }
