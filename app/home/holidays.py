"""What the setting of bank holidays offers and shows: countries to choose from, and the next days it means."""

from datetime import date, timedelta
from itertools import islice

from app.activities.recurring import bank_holidays, country_of
from app.core import clock
from app.core.visits import Visit
from app.neighbourhoods.bank_holidays import countries_in, name_of, parts_of
from app.neighbourhoods.models import Neighbourhood

NEXT = 5
A_YEAR = timedelta(days=366)


def holidays_on_offer(visit: Visit, now: Neighbourhood) -> dict[str, object]:
    """The parts of the country that is kept stand first: whoever lives in one finds it there."""
    locale, kept = visit.language.locale, country_of(now.bank_holidays, now.time_zone)
    by_the_clock = name_of(locale, country_of("", now.time_zone))
    parts = parts_of(locale, kept.partition("-")[0])
    return {
        "by_the_clock": by_the_clock,
        "countries": [*parts, *countries_in(locale)],
        "next_days": _next_days(kept, now),
    }


def whose_holidays(visit: Visit, now: Neighbourhood) -> str:
    return name_of(visit.language.locale, country_of(now.bank_holidays, now.time_zone))


def _next_days(country: str, now: Neighbourhood) -> list[tuple[date, str]]:
    today = clock.today(now.time_zone)
    return list(islice(bank_holidays(country, today, today + A_YEAR).items(), NEXT))
