"""What it costs, as people here write it."""

import re
from decimal import Decimal

from babel.core import get_global
from babel.numbers import format_currency, get_territory_currencies

from app.core.languages import Language


def currency_of(time_zone: str) -> str:
    """The coin of the country whose clock they go by."""
    country = str(get_global("zone_territories").get(time_zone, "GB"))
    return str(get_territory_currencies(country)[0])


def in_coins(minor: int, time_zone: str, language: Language) -> str:
    """“£2.50”; whole pounds without their pence."""
    written = format_currency(Decimal(minor) / 100, currency_of(time_zone), locale=language.locale)
    return re.sub(r"[.,٫](?:00|٠٠)(?!\d)", "", written)
