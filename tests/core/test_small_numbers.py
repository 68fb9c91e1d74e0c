"""No total gives a neighbour away."""

from hypothesis import given
from hypothesis import strategies as st

from app.core.small_numbers import shown

A_FEW, MANY = st.integers(1, 7), st.integers(8, 10**9)


def test_nobody_is_nobody() -> None:
    assert shown(0) == 0


@given(A_FEW)
def test_a_few_are_never_counted(number: int) -> None:
    assert shown(number) == "*"


@given(MANY)
def test_many_are_told_to_the_nearest_five(number: int) -> None:
    told = shown(number)
    assert told != "*"
    assert told % 5 == 0
    assert abs(told - number) <= 2
    assert told >= 10


@given(MANY, MANY)
def test_more_is_never_told_as_less(one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    assert int(shown(fewer)) <= int(shown(more))
