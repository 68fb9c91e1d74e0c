"""Hello in a neighbour's own language."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale


@dataclass(frozen=True)
class Hello:
    language: str
    own_name: str
    words: str
    dir: str = "ltr"


@cache
def hellos() -> dict[str, Hello]:
    """Every hello we know, by language."""
    written = tomllib.loads(Path(__file__).with_suffix(".toml").read_text())
    return {one["language"]: Hello(**one) for one in written["hello"]}


def hello_in(language: str) -> Hello:
    """The hello of a language ("zh-Hant", "nb-NO"), or the English one."""
    known = hellos()
    return known.get(language) or known.get(language.split("-", maxsplit=1)[0]) or known["en"]


def language_called(locale: Locale, code: str) -> str:
    """A language under the name that the reader's own has for it; else under the name it has for itself."""
    return str(locale.languages.get(code.replace("-", "_")) or hello_in(code).own_name)
