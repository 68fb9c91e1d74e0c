"""Short names: in an address people type, and in a key that programs use."""

import re
import unicodedata
from collections.abc import Collection

LONGEST = 40
SHORT_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RESERVED = frozenset(
    {
        "about",
        "admin",
        "api",
        "app",
        "assets",
        "card",
        "demo",
        "favicon",
        "healthz",
        "help",
        "invitation",
        "mail",
        "me",
        "network",
        "new",
        "open-neighbourhood",
        "openapi",
        "preferences",
        "prove",
        "readyz",
        "robots",
        "settings",
        "sign-in",
        "sign-out",
        "sign-out-everywhere",
        "signed-out",
        "static",
        "table",
        "well-known",
        "www",
    }
)
"""First words of our own addresses, and some that we may want; no neighbourhood is called so. A test compares them."""

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "ð": "d", "þ": "th", "ł": "l", "ß": "ss", "đ": "d"})
_OTHER = re.compile(r"[^a-z0-9]+")


def short_name(words: str) -> str:
    """“Linnet Court” gives "linnet-court"; nothing is left of words without Latin letters or digits."""
    spread = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS))
    plain = "".join(mark for mark in spread if not unicodedata.combining(mark))
    return _OTHER.sub("-", plain.replace("'", "").replace("’", "")).strip("-")[:LONGEST].strip("-")


def free_name(words: str, taken: Collection[str], otherwise: str = "") -> str:
    """The short name of these words, or the first with a number that no one has: "lift", "lift-2"."""
    first = short_name(words) or otherwise
    name, number = first, 1
    while first and name in taken:
        number += 1
        name = f"{first[: LONGEST - 1 - len(str(number))]}-{number}"
    return name
