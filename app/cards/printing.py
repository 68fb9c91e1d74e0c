"""The sheet of cards: large print in each owner's own language, to be cut. Codes pass through here and stay nowhere."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from app.cards.codes import spaced
from app.cards.queries import Helpers, Member
from app.core.hellos import Hello, hello_in
from app.core.languages import Language, language_for
from app.core.pages import Pages
from app.core.printing import as_pdf, square
from app.neighbourhoods.queries import Here

WRITTEN_IN = {"LATIN", "ARABIC", "GREEK", "CYRILLIC"}
"""Scripts that our print fonts and the one every server has can show; another would come out as empty boxes."""


@dataclass(frozen=True)
class House:
    """What all cards of a sheet share."""

    pages: Pages
    here: Here
    ask: Helpers
    base_url: str


@dataclass(frozen=True)
class Printed:
    """One person's card."""

    name: str
    language: Language
    hello: Hello
    code: str
    square: str
    """The QR code as an address that holds the picture itself."""


def sheet(house: House, cards: Sequence[tuple[Member, str]]) -> Iterator[bytes]:
    """A tagged PDF, made when the answer is sent."""
    language = language_for(house.here.language)
    printed = [_printed(house, member, code) for member, code in cards]
    pieces = [_piece(house, card) for card in printed]
    pages = [pieces[start : start + 2] for start in range(0, len(pieces), 2)]
    words = {"pages": pages, "neighbourhood": house.here, "spoken": language}
    yield as_pdf(house.pages.render("cards/print/sheet.html", language, **words), "cards-print.css")


def _printed(house: House, member: Member, code: str) -> Printed:
    language = language_for(member.language, house.here.language)
    hello = hello_in(member.language)
    return Printed(
        name=member.name,
        language=language,
        hello=hello if can_be_printed(hello.words) else hello_in(language.code),
        code=spaced(code),
        square=square(f"{house.base_url}/card#{code}"),
    )


def _piece(house: House, card: Printed) -> Markup:
    host = urlsplit(house.base_url).netloc
    words = {"card": card, "neighbourhood": house.here, "ask": house.ask, "host": host}
    return Markup(house.pages.render("cards/print/card.html", card.language, **words))  # noqa: S704 - our own template, all of it escaped


def can_be_printed(words: str) -> bool:
    return all(unicodedata.name(mark, "").split(" ")[0] in WRITTEN_IN for mark in words if mark.isalpha())
