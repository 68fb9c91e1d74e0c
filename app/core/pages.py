"""Templates: one environment a language, with the filters and small questions that pages share."""

from collections.abc import Callable, Hashable
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from app.core import choices, small_numbers
from app.core.assets import ROOT, Assets
from app.core.languages import LANGUAGES, Language, catalogue
from app.core.secrets import new_key

DAYS = {"en": "EEEE d MMMM y", "nb": "EEEE d. MMMM y", "ar": "EEEE d MMMM y"}
PARTS_KEPT = 4096
"""Parts remembered for each language; a card is about a kilobyte."""
SHORT_DAYS = {"en": "d MMM y", "nb": "d. MMM y", "ar": "d MMM y"}


class Pages:
    """Renders templates in a language."""

    def __init__(self, assets: Assets) -> None:
        self._environments = {code: _environment(language, assets) for code, language in LANGUAGES.items()}

    def render(self, template: str, language: Language, **words: Any) -> str:
        return self._environments[language.code].get_template(template).render(words)

    def say(self, language: Language, sentence: str, **values: Any) -> str:
        """One sentence of the catalogue, for messages that no template shows."""
        return str(catalogue(language).gettext(sentence)) % values


def _environment(language: Language, assets: Assets) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        auto_reload=False,
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]  # by i18n
    environment.globals.update(asset=assets.address, once=new_key, small=small_numbers.shown)
    environment.globals.update(choices.for_language(catalogue(language).gettext))
    environment.globals["kept"] = _keeping(environment)
    environment.filters["day"] = _local(partial(_day, language.locale, DAYS[language.code]))
    environment.filters["short_day"] = _local(partial(_day, language.locale, SHORT_DAYS[language.code]))
    environment.filters["clock"] = _local(partial(_clock, language))
    environment.filters["number"] = partial(format_decimal, locale=language.locale)
    return environment


def _keeping(environment: Environment) -> Callable[..., Markup]:
    """`kept("part.html", name=value)`: the part, rendered once for these values and then remembered.

    A part that is kept sees nothing but its values, so it can't go stale: other values are another part.
    """

    @lru_cache(maxsize=PARTS_KEPT)
    def kept(template: str, **values: Hashable) -> Markup:
        return Markup(environment.get_template(template).render(values))  # noqa: S704 - rendered with autoescape

    return kept


def _local(show: Callable[[Any], str]) -> Callable[[Context, date | datetime], str]:
    """A filter that shows moments in the neighbourhood's own time."""

    @pass_context
    def shown(context: Context, moment: date | datetime) -> str:
        if isinstance(moment, datetime):
            moment = moment.astimezone(ZoneInfo(context.get("zone") or context["here"].zone))
        return show(moment)

    return shown


@lru_cache(maxsize=4096)
def _written(day: date, pattern: str, locale: Locale) -> str:
    return str(format_date(day, pattern, locale=locale))


def _day(locale: Locale, pattern: str, moment: date | datetime) -> str:
    return _written(moment.date() if isinstance(moment, datetime) else moment, pattern, locale)


def _clock(language: Language, moment: datetime) -> str:
    if language.code == "en":
        hour, half = (moment.hour % 12 or 12), ("am" if moment.hour < 12 else "pm")
        return f"{hour}.{moment.minute:02d}{half}" if moment.minute else f"{hour}{half}"
    return str(format_time(moment.time(), "HH.mm" if language.code == "nb" else "h:mm\u00a0a", locale=language.locale))
