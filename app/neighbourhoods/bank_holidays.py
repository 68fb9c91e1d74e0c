"""Whose bank holidays a neighbourhood can keep: those of a country, or of a part of one that has days of its own."""

from collections.abc import Iterable
from functools import cache

import holidays
from babel import Locale

MOST_LETTERS = 8
"""Of a code, as a neighbourhood keeps it: “GB-SCT”."""


def is_known(code: str) -> bool:
    land, _, part = code.partition("-")
    return land in _lands() and (not part or (part in _lands()[land] and len(code) <= MOST_LETTERS))


def countries_in(locale: Locale) -> list[tuple[str, str]]:
    """Every country whose days we know: its code, and its name in the reader's language."""
    return sorted(((land, _country(locale, land)) for land in _lands()), key=lambda one: one[1].casefold())


def parts_of(locale: Locale, land: str) -> list[tuple[str, str]]:
    """“GB-SCT” and “United Kingdom: Scotland”, under the names that the parts give themselves."""
    country, names = _country(locale, land), _names_of_parts(land)
    parts = [(f"{land}-{part}", f"{country}: {names.get(part, part)}") for part in _lands().get(land, ())]
    return [(code, name) for code, name in parts if is_known(code)]


def name_of(locale: Locale, code: str) -> str:
    land = code.partition("-")[0]
    return dict(parts_of(locale, land)).get(code) or _country(locale, land)


def _country(locale: Locale, land: str) -> str:
    return str(locale.territories.get(land, land))


def _names_of_parts(land: str) -> dict[str, str]:
    """The first name of each: some have one in every language of the land."""
    aliases: Iterable[tuple[str, str]] = getattr(holidays.country_holidays(land), "subdivisions_aliases", {}).items()
    return {part: name for name, part in reversed(list(aliases))}


@cache
def _lands() -> dict[str, list[str]]:
    return holidays.list_supported_countries(include_aliases=False)
