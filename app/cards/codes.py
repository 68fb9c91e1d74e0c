"""The eight characters on a card: read aloud, typed with shaky hands, and still not mistaken for each other."""

import secrets
import unicodedata

ALPHABET = "ACDEFHJKMNPQRTVWXY34679"
"""23 marks that stay apart in any print: no 0, O, 1, I, L, 2, Z, 5, S, 8, B, 6-like G, V-like U. 23^8 > 2^36 codes."""
LENGTH = 8

# What is on no card was read off one all the same: as the mark that it looks like most.
_READ_AS = str.maketrans("O01GUB8", "QQ76V33")
# The same letters from a Cyrillic or Greek keyboard.
_FROM_KEYBOARDS = str.maketrans("АСЕНКМРТХУΑΕΗΚΜΝΡΤΧΥ", "ACEHKMPTXYAEHKMNPTXY")


def new_code() -> str:
    """For one card. It is printed, and kept nowhere."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def tidied(typed: str) -> str:
    """The code that was meant, or nothing when these can't be a card's eight marks.

    Small letters, spaces and hyphens do not matter, nor which script's digits a keyboard has.
    """
    marks = "".join(_plain(mark) for mark in unicodedata.normalize("NFKC", typed[:60]).upper() if mark.isalnum())
    code = marks.translate(_FROM_KEYBOARDS).translate(_READ_AS)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


def spaced(code: str) -> str:
    """As it stands on the card: “K7QM 3XWD”."""
    return f"{code[:4]} {code[4:]}"


def _plain(mark: str) -> str:
    return str(unicodedata.decimal(mark)) if mark.isdecimal() else mark
