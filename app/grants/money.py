"""What a grant usually costs, and text that may hold bank details."""

import re

from app.core.languages import N_

NOT_AN_AMOUNT = N_("Please write an amount, like 250 or 250.50.")
NO_BANK_DETAILS = N_(
    "This looks like bank details. Please leave them out: everyone can read this, and we never need them."
)
USUAL_MOST = {"GBP": 2_000_00, "EUR": 2_500_00, "NOK": 25_000_00}
"""In minor units; more is only remarked upon, never refused."""

_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]){10,30}\b", re.IGNORECASE)
_SORT_CODE = re.compile(r"(?<!\d)\d{2}[ -]?\d{2}[ -]?\d{2}(?!\d)")
_ACCOUNT = re.compile(r"(?<!\d)\d(?:[ -]?\d){6,7}(?!\d)")
_NORWEGIAN = re.compile(r"(?<!\d)\d{4}[. ]?\d{2}[. ]?\d{5}(?!\d)")
_CARD = re.compile(r"(?<!\d)(?:\d{4}[ -]?){3}\d{4}(?!\d)")
MOSTLY_FIGURES = 8


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
