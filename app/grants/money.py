"""Money: whole minor units with a currency; what people type as an amount; and text that may hold bank details."""

import re
from decimal import Decimal

from babel.core import get_global
from babel.numbers import get_currency_precision, get_territory_currencies

from app.core.languages import N_

NOT_AN_AMOUNT = N_("Please write an amount, like 250 or 250.50.")
NO_BANK_DETAILS = N_(
    "This looks like bank details. Please leave them out: everyone can read this, and we never need them."
)
MOST = Decimal(1_000_000)
ELSEWHERE = "EUR"
USUAL_MOST = {"GBP": 2_000_00, "EUR": 2_500_00, "NOK": 25_000_00}
"""In minor units; more is only remarked upon, never refused."""

_AMOUNT = re.compile(r"(\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+|\d+)(?:[.,](\d{1,2}))?")
_AROUND = re.compile(r"^[^\d-]{0,4}\s*|\s*[^\d]{0,4}$")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]){10,30}\b", re.IGNORECASE)
_SORT_CODE = re.compile(r"(?<!\d)\d{2}[ -]?\d{2}[ -]?\d{2}(?!\d)")
_ACCOUNT = re.compile(r"(?<!\d)\d(?:[ -]?\d){6,7}(?!\d)")
_NORWEGIAN = re.compile(r"(?<!\d)\d{4}[. ]?\d{2}[. ]?\d{5}(?!\d)")
_CARD = re.compile(r"(?<!\d)(?:\d{4}[ -]?){3}\d{4}(?!\d)")
MOSTLY_FIGURES = 8


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


def looks_like_bank_details(words: str) -> bool:
    """An IBAN, a sort code with an account number, a Norwegian account, a card. Better one too many."""
    if any(sum(map(str.isdigit, found.group())) >= MOSTLY_FIGURES for found in _IBAN.finditer(words)):
        return True
    if _CARD.search(words) or any(_is_norwegian(found.group()) for found in _NORWEGIAN.finditer(words)):
        return True
    return any(_ACCOUNT.search(words[: one.start()] + " – " + words[one.end() :]) for one in _SORT_CODE.finditer(words))


def _is_norwegian(words: str) -> bool:
    """Its last figure is worked out from the others (modulo 11)."""
    figures = [int(mark) for mark in words if mark.isdigit()]
    weighed = sum(figure * weight for figure, weight in zip(figures, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=False))
    return (11 - weighed % 11) % 11 == figures[-1]
