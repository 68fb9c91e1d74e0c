"""Paper twins: the part that a form's page shows, set on paper with lines and boxes, and where it is typed in again.

There is no second list of questions: what a sheet asks, and in which order, is the form's own template. Only what it is
made of has another face, under templates/paper.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fastapi.responses import Response

from app.core import printing
from app.core.forms import NOTHING_TYPED
from app.notifications.addressed import whom_to_ask
from app.people.arriving import Arrival
from app.people.models import ToldBy

WAYS_ON_PAPER = (ToldBy.LETTER, ToldBy.IN_PERSON, ToldBy.PHONE, ToldBy.NOTICEBOARD)
"""How someone who writes on paper may want to be told; the others need an address, which goes on no loose sheet."""
ON_PAPER: Mapping[str, object] = {
    "answers": NOTHING_TYPED,
    "residents": (),
    "ways": (),
    "may_be_unnamed": False,
    "about": "",
}
"""What every form asks of its page, and paper has no use for. `about`: the part that says what a sheet is about, where
the form leaves that to its page."""

Numbers = tuple[int, ...]
Finding = Callable[..., Mapping[str, object]]


@dataclass(frozen=True)
class Twin:
    """One form on paper."""

    letter: str
    """With the numbers before it the sheet's reference, short enough to say aloud: “42-M”."""
    title: str
    part: str
    """The template of the form itself."""
    at: str
    """The page on which it is typed in, with a `{}` for each number."""
    find: Finding
    """`find(visit, *numbers)` asks whether they may fill it in, and gives what the part shows."""
    may_be_unnamed: bool = False
    is_signed: bool = False
    """A wish that only they themselves can have: see `own_wishes`."""

    @property
    def of(self) -> tuple[str, int]:
        """By what it is known: the same letter may stand for a form of its own, and for one about something."""
        return self.letter, self.at.count("{}")

    def reference(self, numbers: Numbers) -> str:
        return "-".join([*map(str, numbers), self.letter])

    def typed_in_at(self, numbers: Numbers) -> str:
        return f"{self.at.format(*numbers)}?via=paper"


def printed(visit: Arrival, twin: Twin, numbers: Numbers) -> Response:
    """The sheet as a tagged PDF. What it says is settled now; it is set when no transaction is open any more."""
    sheet = written(visit, twin, numbers)
    if not printing.is_possible():
        return visit.page("print/no_pdf.html")
    name = f"{visit.here.slug}-{twin.reference(numbers)}".lower()
    return printing.handed_out(printing.later(sheet, "paper-form.css"), name)


def written(visit: Arrival, twin: Twin, numbers: Numbers) -> str:
    """What the sheet says, as a page. Raises what `find` raises."""
    found, reference = twin.find(visit, *numbers), twin.reference(numbers)
    return visit.on_paper(
        "print/sheet.html",
        **{**ON_PAPER, **found},
        twin=twin,
        reference=f"{visit.here.slug.upper()}-{reference}",
        ask=whom_to_ask(visit.session, visit.here),
        square=printing.square(f"{visit.settings.base_url}{visit.at('sheets')}?number={reference}"),
    )
