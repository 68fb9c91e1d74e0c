"""Money: whole minor units with a currency, what people type as an amount, and how it is written."""

import re
from decimal import Decimal

from babel import Locale
from babel.core import get_global
from babel.numbers import format_currency, get_currency_precision, get_territory_currencies

MOST = Decimal(1_000_000)
ELSEWHERE = "EUR"

_AMOUNT = re.compile(r"(\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+|\d+)(?:[.,](\d{1,2}))?")
_AROUND = re.compile(r"^[^\d-]{0,4}\s*|\s*[^\d]{0,4}$")


def amount_in(words: str) -> Decimal | None:
    """“£1,250.50”, “1 250,50 kr”, “300”. A mark before exactly three figures parts thousands."""
    found = _AMOUNT.fullmatch(_AROUND.sub("", words.strip()))
    if found is None:
        return None
    whole = "".join(mark for mark in found.group(1) if mark.isdigit())
    amount = Decimal(f"{int(whole)}.{int(found.group(2) or 0):0{len(found.group(2) or '0')}}")
    return amount if 0 < amount <= MOST else None


def in_minor(amount: Decimal, currency: str) -> int | None:
    """Whole pence, øre or cents; None when it is finer than the currency has."""
    minor = amount.scaleb(get_currency_precision(currency))
    return int(minor) if minor == minor.to_integral_value() else None


def currency_of(time_zone: str) -> str:
    """What is paid with where the neighbourhood's clocks go so."""
    territory = get_global("zone_territories").get(time_zone, "")
    found = get_territory_currencies(territory) if territory else []
    return str(found[0]) if found else ELSEWHERE


def in_words(locale: Locale, minor: int, currency: str) -> str:
    """Whole minor units as people write an amount: no pence when there are none.

    Among words that run from right to left it is written as its own country does, walled off: else “£” changes sides.
    """
    if locale.text_direction == "rtl":
        return f"\u2066{in_words(Locale('en'), minor, currency)}\u2069"
    precision = get_currency_precision(currency)
    pattern = str(locale.currency_formats["standard"].pattern)
    if minor % 10**precision == 0:
        pattern = pattern.replace(".00", "")
    amount = Decimal(minor).scaleb(-precision)
    return str(format_currency(amount, currency, format=pattern, locale=locale, currency_digits=False))
