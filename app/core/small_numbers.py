"""Small numbers are hidden in every total anyone sees: in one block, the likely intruder is a neighbour."""

from typing import Literal

Shown = int | Literal["*"]


def shown(number: int) -> Shown:
    """0 stays 0, 1 to 7 become "*", and 8 or more go to the nearest 5."""
    if number == 0:
        return 0
    if number < 8:
        return "*"
    return 5 * ((number + 2) // 5)
