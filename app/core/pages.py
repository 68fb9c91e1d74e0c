"""Templates: one environment a language, with the filters and small questions that pages share."""

from collections.abc import Callable, Hashable, MutableMapping
from datetime import date, datetime, time
from functools import lru_cache, partial
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from app.core import choices, money, small_numbers
from app.core.assets import ROOT, Assets
from app.core.hellos import language_called
from app.core.languages import LANGUAGES, Language, catalogue, direction_of
from app.core.left import MARKS
from app.core.secrets import new_key

DAYS = {"en": "EEEE d MMMM y", "nb": "EEEE d. MMMM y", "ar": "EEEE d MMMM y"}
PARTS_KEPT = 4096
"""Parts remembered for each language; a card or a step of a story is about a kilobyte."""
SENTENCES_KEPT = 2048
NEAR_DAYS = {"en": "EEEE d MMMM", "nb": "EEEE d. MMMM", "ar": "EEEE d MMMM"}
"""Without the year, for what is soon."""
SHORT_DAYS = {"en": "d MMM y", "nb": "d. MMM y", "ar": "d MMM y"}
DAYS_OF_YEAR = {"en": "d MMMM", "nb": "d. MMMM", "ar": "d MMMM"}
"""Of a day that comes each year."""


class Pages:
    """Renders templates in a language."""

    def __init__(self, assets: Assets) -> None:
        self._environments = {code: _environment(language, assets) for code, language in LANGUAGES.items()}
        self._on_paper = {code: _on_paper(environment) for code, environment in self._environments.items()}

    def render(self, template: str, language: Language, **words: Any) -> str:
        return self._environments[language.code].get_template(template).render(words)

    def on_paper(self, template: str, language: Language, **words: Any) -> str:
        """The same templates, except that one under templates/paper stands for its namesake: a form for a pen."""
        return self._on_paper[language.code].get_template(template).render(words)

    def say(self, language: Language, sentence: str, **values: Any) -> str:
        """One sentence of the catalogue, for messages that no template shows."""
        translated = catalogue(language).gettext
        return str(translated(sentence)) % _without_marks(translated, values)


class _Environment(Environment):
    """What every template may use is settled before the first is read, so a plain dictionary of it will do.

    Jinja's own chain of two is walked name by name for every part of every page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


def _environment(language: Language, assets: Assets) -> Environment:
    environment = _Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        auto_reload=False,
        finalize=partial(_without_mark, catalogue(language).gettext),
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]  # by i18n
    environment.globals["_"] = _saying(catalogue(language).gettext)
    environment.globals.update(asset=assets.address, once=new_key, small=small_numbers.shown)
    environment.globals.update(choices.for_language(catalogue(language).gettext))
    environment.globals["kept"] = _keeping(environment)
    _filters(environment, language)
    return environment


def _on_paper(environment: Environment) -> Environment:
    found = FileSystemLoader([ROOT / "templates/paper", ROOT / "templates"])
    return environment.overlay(loader=found)


def _filters(environment: Environment, language: Language) -> None:
    """How days, times and numbers are written in this language."""
    environment.filters["day"] = _local(partial(_day, language.locale, DAYS[language.code]))
    environment.filters["near_day"] = _local(partial(_day, language.locale, NEAR_DAYS[language.code]))
    environment.filters["short_day"] = _local(partial(_day, language.locale, SHORT_DAYS[language.code]))
    environment.filters["day_of_year"] = partial(_day, language.locale, DAYS_OF_YEAR[language.code])
    environment.filters["clock"] = _local(partial(clock_time, language))
    environment.filters["tongue"] = partial(language_called, language.locale)
    environment.filters["direction"] = direction_of
    environment.filters["money"] = partial(money.in_words, language.locale)
    environment.filters["number"] = partial(format_decimal, locale=language.locale)


def _saying(translated: Callable[[str], str]) -> Callable[..., Markup]:
    """`_("About %(number)s", number=4)`: as Jinja's own, which a page asks a hundred times, without its detours."""

    @lru_cache(maxsize=SENTENCES_KEPT)
    def sentence(words: str) -> Markup:
        return Markup(translated(words))  # noqa: S704 - sentences are ours; what is put into them is escaped

    def said(words: str, **values: object) -> Markup:
        return sentence(words) % _without_marks(translated, values)

    return said


def _without_mark(translated: Callable[[str], str], value: Any) -> Any:
    """What stands for someone who left is said in the reader's language, wherever a page shows it."""
    return translated(value) if type(value) is str and value in MARKS else value


def _without_marks(translated: Callable[[str], str], values: dict[str, Any]) -> dict[str, Any]:
    return {name: _without_mark(translated, value) for name, value in values.items()}


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


def clock_time(language: Language, moment: time | datetime) -> str:
    """2.30pm, as people here write it."""
    if language.code == "en":
        hour, half = (moment.hour % 12 or 12), ("am" if moment.hour < 12 else "pm")
        return f"{hour}.{moment.minute:02d}{half}" if moment.minute else f"{hour}{half}"
    at = moment.time() if isinstance(moment, datetime) else moment
    return str(format_time(at, "HH.mm" if language.code == "nb" else "h:mm\u00a0a", locale=language.locale))
