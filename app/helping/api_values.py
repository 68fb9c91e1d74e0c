"""Days, times, money and files as programs write them: one way each, so that nothing is guessed."""

import re
from base64 import b64encode
from binascii import Error, a2b_base64
from datetime import date, time
from decimal import Decimal
from io import BytesIO
from typing import Annotated

from babel.numbers import get_currency_precision
from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError
from starlette.datastructures import UploadFile

from app.core.money import MOST

_DAY = re.compile(r"20\d\d-\d\d-\d\d")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_AMOUNT = re.compile(r"\d{1,7}(\.\d{1,2})?")


def _written_out(day: object) -> object:
    # A number would be taken for seconds since 1970, and the last day of time has no day after it.
    if (isinstance(day, str) and not _DAY.fullmatch(day)) or not isinstance(day, str | None):
        raise PydanticCustomError("date_parsing", "not a day of this century")
    return day


def _on_the_clock(at: object) -> object:
    # It is the neighbourhood's own clock, so a zone says something that we would not do.
    if (isinstance(at, str) and not _TIME.fullmatch(at)) or not isinstance(at, str | None):
        raise PydanticCustomError("time_parsing", "not a time like 14:30")
    return at


def _amount(written: object) -> object:
    # “1.234” is a thousand and more to some people, and one and a bit to others and to every program.
    if isinstance(written, bool) or not isinstance(written, str | int | float):
        raise PydanticCustomError("not_an_amount", "not an amount like 250.50")
    if not _AMOUNT.fullmatch(str(written)) or not 0 < Decimal(str(written)) <= MOST:
        raise PydanticCustomError("not_an_amount", "not an amount like 250.50")
    return Decimal(str(written))


def _sent(file: object) -> object:
    try:
        return a2b_base64(file, strict_mode=True) if isinstance(file, str) else file
    except (Error, ValueError):
        raise PydanticCustomError("not_base64", "not a file in base64") from None


_AS_ON_A_CLOCK = WithJsonSchema({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "examples": ["14:30"]})

Day = Annotated[date, BeforeValidator(_written_out)]
TimeOfDay = Annotated[time, BeforeValidator(_on_the_clock), _AS_ON_A_CLOCK]
TimeRead = Annotated[time, PlainSerializer(lambda at: f"{at:%H:%M}"), _AS_ON_A_CLOCK]
"""Told as it is sent: what JSON Schema calls a time has a zone, and this is the neighbourhood's own clock."""
Amount = Annotated[
    Decimal,
    BeforeValidator(_amount),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{1,7}(\.[0-9]{1,2})?$", "examples": ["250.50"]}),
]
"""A string or a number of the neighbourhood's own coin."""
Sent = Annotated[bytes, BeforeValidator(_sent), WithJsonSchema({"type": "string", "contentEncoding": "base64"})]
"""A file, as JSON can carry it."""


def as_upload(sent: bytes) -> UploadFile:
    """As a page's form would have sent it."""
    return UploadFile(BytesIO(sent), size=len(sent))


def as_sent(file: bytes) -> str:
    return b64encode(file).decode()


def as_amount(minor: int, currency: str) -> str:
    """Whole minor units as an amount is sent: 25050 pence are “250.50”."""
    precision = get_currency_precision(currency)
    return f"{Decimal(minor).scaleb(-precision):.{precision}f}"
