"""What it costs to come, as people here write it."""

from app.core.languages import Language
from app.core.money import currency_of, in_words


def in_coins(minor: int, time_zone: str, language: Language) -> str:
    """“£2.50”, in the coin of the country whose clock they go by."""
    return in_words(language.locale, minor, currency_of(time_zone))
