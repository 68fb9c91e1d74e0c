"""Every string a person reads is translated, whole and sure. `make check` runs this; it needs no running app.

For each catalogue it asks: is every string found by a fresh extraction there, and none besides; is each one
translated, in as many plural forms as the language has; is nothing marked fuzzy; are placeholders and tags kept.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "app" / "translations"
LANGUAGES = ("ar", "nb")

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")
TAG = re.compile(r"</?([a-z][a-z0-9]*)")

NUMBER = {"num", "count", "number"}

Words = str | tuple[str, ...]
"""One sentence, or its singular and plural."""
Key = tuple[str | None, Words]
"""Context and words: what tells one message of a catalogue from another."""


def main() -> int:
    """Print what is wrong, one line each, and say so by the exit status."""
    source = strings_in_the_source(ROOT)
    troubles = [trouble for code in LANGUAGES for trouble in troubles_of_language(code, source)]
    for trouble in troubles:
        print(trouble)

    print(f"translations: {len(source)} strings, {len(LANGUAGES)} languages, {len(troubles)} to put right")
    return 1 if troubles else 0


def strings_in_the_source(root: Path) -> set[Key]:
    """What a fresh extraction finds, as (context, string or forms)."""
    with (root / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = Catalog()
    for _, _, words, _, context in extract_from_dir(str(root), methods, options):
        # A string used both alone and with a plural is one message, which the catalogue knows how to join.
        found.add(words, None, context=context)
    return {(message.context, _forms(message.id)) for message in found if message.id}


def troubles_of_language(code: str, source: set[Key]) -> Iterator[str]:
    """What keeps one language from being complete."""
    path = CATALOGUES / code / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        yield f"{code}: no catalogue; run 'make messages'"
        return

    with path.open("rb") as file:
        catalogue = read_po(file, locale=code, abort_invalid=True)
    kept = {(message.context, _forms(message.id)): message for message in catalogue if message.id}
    found = _out_of_step(source, set(kept))
    wrong = ((trouble, key[1]) for key, message in kept.items() for trouble in troubles_of_message(message, catalogue))
    yield from (f"{code}: {trouble}: {_short(words)}" for trouble, words in (*found, *wrong))
    if catalogue.fuzzy:
        yield f"{code}: the catalogue's header is marked fuzzy"


def _out_of_step(source: set[Key], kept: set[Key]) -> Iterator[tuple[str, Words]]:
    yield from (("not in the catalogue, run 'make messages'", words) for _, words in sorted(source - kept, key=str))
    yield from (("no longer used, run 'make messages'", words) for _, words in sorted(kept - source, key=str))


def troubles_of_message(message: Message, catalogue: Catalog) -> Iterator[str]:
    """What is wrong with one translation."""
    said = _forms(message.string)
    said = said if isinstance(said, tuple) else (said,)
    if message.fuzzy:
        yield "fuzzy"
    if not all(form.strip() for form in said):
        yield "untranslated"
        return

    if message.pluralizable and len(said) != catalogue.num_plurals:
        yield f"{len(said)} plural forms instead of {catalogue.num_plurals}"
    originals = _forms(message.id) if message.pluralizable else (str(message.id),)
    for form in said:
        yield from _broken_pieces(form, originals)


def _broken_pieces(form: str, originals: tuple[str, ...]) -> Iterator[str]:
    allowed = set().union(*map(_placeholders, originals))
    # A form for one or two may leave the number out ("one neighbour"), never a name.
    needed = allowed.intersection(*map(_placeholders, originals)) - (NUMBER if len(originals) > 1 else set())
    if not needed <= _placeholders(form) <= allowed:
        yield f"placeholders {sorted(_placeholders(form))} instead of {sorted(allowed)}"
    elif _has_stray_percent(form) and not any(map(_has_stray_percent, originals)):
        yield "a stray % (write %%)"
    if sorted(TAG.findall(form)) not in [sorted(TAG.findall(original)) for original in originals]:
        yield "tags differ"


def _placeholders(words: str) -> set[str]:
    return {named or braced for named, braced in PLACEHOLDER.findall(words)}


def _has_stray_percent(words: str) -> bool:
    return "%" in PLACEHOLDER.sub("", words.replace("%%", ""))


def _forms(words: str | list[str] | tuple[str, ...]) -> Words:
    return words if isinstance(words, str) else tuple(words)


def _short(words: Words) -> str:
    first = words if isinstance(words, str) else words[0]
    return repr(first if len(first) <= 90 else f"{first[:87]}...")


if __name__ == "__main__":
    sys.exit(main())
