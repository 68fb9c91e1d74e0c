"""Amounts as people type them, and text that may hold bank details."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.languages import LANGUAGES
from app.core.money import amount_in, currency_of, in_minor, in_words
from app.grants.money import looks_like_bank_details


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("250", "250"),
        ("£250", "250"),
        ("£ 1,250.50", "1250.50"),
        ("1.250,50 kr", "1250.50"),
        ("1 250,5", "1250.5"),
        ("1,250", "1250"),
        ("12,50", "12.50"),
        ("0.05", "0.05"),
        ("٢٥٠", "250"),
    ],
)
def test_an_amount_is_read_as_it_was_meant(typed: str, amount: str) -> None:
    assert amount_in(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["", "some", "0", "-5", "1e9", "1,25,0", "2.5000", "9" * 12, "5-6", "NaN"])
def test_what_is_no_amount_is_none(typed: str) -> None:
    assert amount_in(typed) is None


@given(st.integers(1, 100_000_000))
def test_what_is_written_is_read_back_to_the_penny(minor: int) -> None:
    amount = Decimal(minor).scaleb(-2)
    for written in (f"{amount}", f"£{amount:,.2f}", f"{amount:.2f}".replace(".", ",")):
        read = amount_in(written)
        assert read is not None and in_minor(read, "GBP") == minor


def test_there_is_no_half_a_penny_and_yen_have_none() -> None:
    assert in_minor(Decimal("0.005"), "GBP") is None
    assert in_minor(Decimal(500), "JPY") == 500


def test_what_is_paid_with_goes_by_where_the_clocks_are() -> None:
    assert [currency_of(zone) for zone in ("Europe/London", "Europe/Oslo", "Mars/Base")] == ["GBP", "NOK", "EUR"]


def test_money_reads_as_the_reader_writes_it() -> None:
    english = LANGUAGES["en"].locale
    assert (in_words(english, 320_000, "GBP"), in_words(english, 25_050, "GBP")) == ("£3,200", "£250.50")


def test_an_amount_does_not_turn_round_among_arabic_words() -> None:
    """A wall stands before and after it; within, it is written as in its own country."""
    assert in_words(LANGUAGES["ar"].locale, 311_760, "GBP") == "\u2066£3,117.60\u2069"


@pytest.mark.parametrize(
    "words",
    [
        "GB29 NWBK 6016 1331 9268 19",
        "pay no9386011117947 please",
        "sort code 60-16-13, account 31926819",
        "31926819 at 601613",
        "Konto 8601 11 17947",
        "4111 1111 1111 1111",
    ],
)
def test_bank_details_are_seen(words: str) -> None:
    assert looks_like_bank_details(words)


@pytest.mark.parametrize(
    "words",
    [
        "Seeds for 30 boxes",
        "Call 0161 496 0121",
        "On 12-03-2027 at 10.30",
        "Flat 52, M15 6JA",
        "2,000 bulbs",
        "60-16-13",
    ],
)
def test_other_figures_are_not(words: str) -> None:
    assert not looks_like_bank_details(words)


@given(st.integers(0, 999_999), st.integers(0, 99_999_999), st.sampled_from(["", "-", " "]))
def test_a_sort_code_with_an_account_never_slips_through(sort: int, account: int, mark: str) -> None:
    code = f"{sort:06d}"
    spaced = mark.join((code[:2], code[2:4], code[4:]))
    assert looks_like_bank_details(f"Please pay {spaced} and {account:08d}.")
