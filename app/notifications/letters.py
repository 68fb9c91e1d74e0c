"""Letters: large print, each in its reader's own language, one PDF for a whole batch."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from app.core import clock, printing
from app.core.languages import Language, language_for
from app.core.pages import Pages
from app.neighbourhoods.queries import Here
from app.notifications.addressed import Addressed, Asked
from app.notifications.models import Message
from app.notifications.wording import Wording, in_words, long_day


@dataclass(frozen=True)
class Letter:
    """Everything one person is to read, on its own sheet."""

    name: str
    flat: str
    language: Language
    messages: list[Wording]

    @property
    def is_about_needs(self) -> bool:
        """All that it tells became of what they asked for."""
        return all(wording.is_about_a_need for wording in self.messages)


def letters_to(pages: Pages, posted: Sequence[Addressed]) -> list[Letter]:
    """One letter a person; `posted` comes person by person."""
    letters = []
    for _, theirs in groupby(posted, key=lambda one: one.person_id):
        batch = list(theirs)
        language = language_for(batch[0].language, batch[0].neighbourhood.language)
        say = partial(pages.say, language)
        messages = [in_words(say, language, one.message) for one in batch]
        letters.append(Letter(batch[0].name, batch[0].flat or "", language, messages))
    return letters


def written(
    pages: Pages, letters: Sequence[Letter], here: Here, ask: Asked | None, is_pdf: bool = False
) -> list[Markup]:
    """Each letter as a piece of HTML, for the PDF or to stand in a page with a heading of its own."""
    today = clock.today(here.time_zone)
    return [
        Markup(  # noqa: S704 - what our own template made, everything in it escaped
            pages.render(
                "letters/_letter.html",
                letter.language,
                letter=letter,
                neighbourhood=here,
                place=language_for(here.language),
                today=long_day(letter.language, today),
                ask=ask,
                level=1 if is_pdf else 2,
            )
        )
        for letter in letters
    ]


def pinned_up(pages: Pages, messages: Sequence[Message], here: Here, ask: Asked | None) -> Markup:
    """The sheet for the noticeboard, in the language of the place: whoever prints it may read another."""
    language = language_for(here.language)
    sheet = [in_words(partial(pages.say, language), language, message) for message in messages]
    words = {"sheet": sheet, "neighbourhood": here, "ask": ask, "spoken": language}
    return Markup(pages.render("letters/_sheet.html", language, **words))  # noqa: S704 - as above


def as_pdf(pages: Pages, pieces: Sequence[Markup], here: Here) -> bytes:
    """The whole batch as a tagged PDF. Raises NoPrinter."""
    language = language_for(here.language)
    page = pages.render("letters/batch.html", language, pieces=pieces, neighbourhood=here, spoken=language)
    return printing.as_pdf(page, "letter.css")
