"""A tablet that goes round a table is known by its cookie, so that even a page that broke knows where it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass

COOKIE = "table"
QUIET = 90
"""Seconds after which the screen is covered, where the neighbourhood's own wish can't be read."""


@dataclass(frozen=True)
class SharedTablet:
    """What the cookie says: the tablet's key, and after how many quiet seconds its screen is covered."""

    key: str = ""
    quiet: int = QUIET

    @classmethod
    def of(cls, cookies: Mapping[str, str], tls: bool) -> "SharedTablet":
        key, _, quiet = cookies.get(f"__Host-{COOKIE}" if tls else COOKIE, "").partition(".")
        return cls(key, int(quiet) if quiet.isascii() and quiet.isdecimal() and len(quiet) < 6 else QUIET)

    @property
    def cookie(self) -> str:
        return f"{self.key}.{self.quiet}"
