"""The languages the interface speaks, and how one is chosen."""

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

CATALOGUES = Path(__file__).parents[1] / "translations"


def N_(sentence: str) -> str:  # noqa: N802 - the customary mark for a sentence that is translated later
    """Marks a sentence for the catalogue; it is translated where it is shown."""
    return sentence


@dataclass(frozen=True)
class Language:
    code: str
    own_name: str

    @cached_property
    def locale(self) -> Locale:
        # British English: Monday first, day before month.
        return Locale.parse("en_GB" if self.code == "en" else self.code)

    @cached_property
    def direction(self) -> str:
        return str(self.locale.text_direction)


LANGUAGES = {
    language.code: language
    for language in (Language("en", "English"), Language("nb", "Norsk"), Language("ar", "العربية"))
}
ENGLISH = LANGUAGES["en"]
_ALSO_READ_AS = {"no": "nb", "nn": "nb", "da": "nb", "sv": "nb"}


def language_for(*wishes: str) -> Language:
    """The first wish we can speak ("nb-NO", "ar"), else English. Neighbouring tongues share a catalogue."""
    for wish in wishes:
        code = wish.strip().split("-")[0].split("_")[0].lower()
        code = _ALSO_READ_AS.get(code, code)
        if code in LANGUAGES:
            return LANGUAGES[code]
    return ENGLISH


def direction_of(words: str) -> str:
    """As `dir="auto"` decides it; mail programs and the printer don't know that word."""
    first = next((mark for mark in map(unicodedata.bidirectional, words) if mark in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def accepted_languages(header: str) -> list[str]:
    """The browser's wishes, best first: "nb;q=0.8, ar" gives ["ar", "nb"]."""
    wishes = []
    for part in header.replace(" ", "").split(",")[:10]:
        code, _, quality = part.partition(";q=")
        try:
            wishes.append((-float(quality or 1), code))
        except ValueError:
            continue
    return [code for _, code in sorted(wishes, key=lambda wish: wish[0])]


@cache
def catalogue(language: Language) -> NullTranslations:
    """The sentences of a language; English speaks for itself."""
    return Translations.load(str(CATALOGUES), [language.code])


def compile_catalogues() -> int:
    """Turn every catalogue into the form that is read at run time; returns how many."""
    catalogues = list(CATALOGUES.glob("*/LC_MESSAGES/messages.po"))
    for path in catalogues:
        with path.open("rb") as written, path.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(written, locale=path.parts[-3]))
    return len(catalogues)
