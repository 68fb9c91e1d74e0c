"""The first of those that wait: a short list that knows whether it is all of them."""

from collections.abc import Iterable
from typing import TypeVar

MOST = 12
T = TypeVar("T")


class Few(list[T]):
    """The first of those that wait, and whether there are more: of how many, small numbers would tell."""

    has_more = False

    @classmethod
    def of(cls, found: Iterable[tuple[T, int]]) -> "Few[T]":
        """Each comes with how many there are in all."""
        rows = list(found)
        few = cls(one for one, _ in rows)
        few.has_more = bool(rows) and rows[0][1] > len(rows)
        return few
