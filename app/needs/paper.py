"""Paper twins of the forms: one large-print sheet each, numbered as the page on which it is typed in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.core import printing
from app.core.languages import Language
from app.core.pages import Pages
from app.core.printing import MARK
from app.neighbourhoods.queries import Here, Named
from app.notifications.addressed import Asked
from app.people.models import ToldBy

MOST_LETTERS = 100
"""What two lines of tick boxes hold; where places need more, theirs is written."""
BOX = 5
"""A tick box and the gap after it are about as wide as so many letters."""
WAYS_ON_PAPER = (ToldBy.LETTER, ToldBy.IN_PERSON, ToldBy.PHONE, ToldBy.NOTICEBOARD)
"""How someone who writes on paper may want to be told; the others need an address, which goes on no loose sheet."""


@dataclass(frozen=True)
class Sheet:
    """One form on paper: what is asked for, for whom it prints, and who takes it in."""

    template: str
    reference: str
    """Short enough to say aloud: it tells the one who types it in which page it belongs to."""
    here: Here
    ask: Asked | None
    words: Mapping[str, object] = field(default_factory=dict)


def to_tick(places: Sequence[Named]) -> Sequence[Named]:
    """The places, if their boxes leave the sheet one sheet."""
    return places if sum(len(place.name) + BOX for place in places) <= MOST_LETTERS else ()


def printed(pages: Pages, language: Language, sheet: Sheet) -> Iterator[bytes]:
    """The sheet as a tagged PDF. What it says is settled now; it is set when no transaction is open any more."""
    words = {"sheet": sheet, "neighbourhood": sheet.here, "spoken": language, "mark": MARK.as_uri(), **sheet.words}
    return printing.later(pages.render(sheet.template, language, **words), "paper-form.css")
