"""The months of a year, to choose one."""

from babel.dates import get_month_names

from app.core.languages import Language


def months_in(language: Language) -> list[tuple[int, str]]:
    names = get_month_names("wide", locale=language.locale)
    return [(number, names[number]) for number in range(1, 13)]
