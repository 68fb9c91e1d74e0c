"""A visit: one request, what was sent with it, and the page that answers it. Templates know it as `here`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from app.core.database import HouseSession
from app.core.forms import Answers, InWords
from app.core.languages import LANGUAGES, Language, accepted_languages, language_for
from app.core.preferences import Preferences
from app.core.settings import Settings
from app.core.shared_tablet import SharedTablet
from app.core.text import first_name


def can_be_gone_back_to(response: Response) -> Response:
    """For a page that answers a form: without this, Back from what follows shows the browser's own error.

    Signing out empties the browser's cache, so the next person at the tablet can't go back to it.
    """
    response.headers["cache-control"] = "private, no-cache"
    return response


@dataclass(frozen=True)
class Nobody:
    """Who is here before anyone has asked: a visitor without a name."""

    is_visitor: bool = True
    is_staff: bool = False
    name: str = ""


class Visit:
    """One request. Rooms add who is asking and where (see `people.arriving`)."""

    neighbourhood: Any = None
    actor: Any = Nobody()
    zone = "Europe/London"
    languages = tuple(LANGUAGES.values())

    def __init__(self, request: Request, form: FormData | None = None) -> None:
        self.request = request
        self.form = form or FormData()
        if form is not None:
            request.state.form = form  # should the page break, its words are shown again
        self.settings: Settings = request.app.state.settings
        self._session: HouseSession | None = None
        self.afterwards: Sequence[Callable[[HouseSession], None]] = ()
        """What is written down once the answer is settled, in a transaction of its own; losing it is no harm."""

    @property
    def session(self) -> HouseSession:
        if self._session is None:
            raise RuntimeError("this visit has no transaction: its router needs route_class=OneTransaction")
        return self._session

    def enters(self, session: HouseSession | None) -> None:
        """The transaction that everything in this visit happens in."""
        self._session = session

    @property
    def writes(self) -> bool:
        return self.request.method not in ("GET", "HEAD", "OPTIONS")

    @property
    def path(self) -> str:
        return self.request.url.path

    @property
    def by_htmx(self) -> bool:
        return self.request.headers.get("hx-request") == "true"

    @property
    def person_id(self) -> int | None:
        """Who is here by name."""
        return None

    @property
    def demo(self) -> bool:
        return self.settings.demo

    @property
    def door(self) -> str:
        return ""

    given_back: Mapping[str, str] = {}
    """What was written on this page before its writer had to show who they are (see `people.arriving`)."""

    @cached_property
    def shared_tablet(self) -> SharedTablet:
        return SharedTablet.of(self.request.cookies, self.settings.is_behind_tls)

    @property
    def at_table(self) -> bool:
        """Whether the screen is a tablet that goes round a table."""
        return bool(self.shared_tablet.key)

    @property
    def table_state(self) -> str:
        """Whether someone has the table's tablet: held, free, or not known on this page."""
        return "unknown"

    @property
    def first_name(self) -> str:
        """Whoever has the table's tablet is known to all around it, but by no more than this."""
        return first_name(self.actor.name)

    @cached_property
    def preferences(self) -> Preferences:
        return Preferences.read(self.request.cookies)

    @property
    def text_size(self) -> str:
        return self.preferences.text_size

    @property
    def contrast(self) -> str:
        return self.preferences.contrast

    @cached_property
    def language(self) -> Language:
        wishes = accepted_languages(self.request.headers.get("accept-language", ""))
        return language_for(self.preferences.language, *wishes)

    @property
    def has_a_sheet(self) -> bool:
        """Whether the page was opened for typing in a sheet of paper."""
        return self.request.query_params.get("via") == "paper"

    @property
    def typed(self) -> Mapping[str, str]:
        """The words of the form; files are asked for by name."""
        return {name: value for name, value in self.form.items() if isinstance(value, str)}

    def ticked(self, name: str) -> list[str]:
        """The values of all boxes of this name that were ticked; nothing that no box of ours could have sent."""
        return [value for value in self.form.getlist(name) if isinstance(value, str) and value.isprintable()]

    def file(self, name: str) -> UploadFile | None:
        """An uploaded file, or None when the field was left empty."""
        found = self.form.get(name)
        return found if isinstance(found, UploadFile) and found.size else None

    def at(self, place: str = "") -> str:
        """An address in this neighbourhood: `at("needs/42")` gives "/linnet/needs/42"."""
        return f"/{self.neighbourhood.slug}/{place}".rstrip("/")

    def may(self, act: str, subject: Any = None) -> bool:
        return False

    def page(self, template: str, **words: Any) -> Response:
        return HTMLResponse(self._rendered(template, words))

    def again(self, template: str, part: str, **words: Any) -> Response:
        """The form once more, with what was typed and what to put right."""
        return can_be_gone_back_to(HTMLResponse(self._rendered(part if self.by_htmx else template, words), 422))

    def then(self, part: str, to: str, **words: Any) -> Response:
        """What has become of it: the changed part for htmx, else the page at `to` (See Other)."""
        if self.by_htmx and part:
            return HTMLResponse(self._rendered(part, words))
        return self.go(to)

    def go(self, to: str) -> Response:
        return RedirectResponse(to if to.startswith("/") else self.at(to), 303)

    def say(self, sentence: str, **values: Any) -> str:
        return str(self.request.app.state.pages.say(self.language, sentence, **values))

    def on_paper(self, template: str, **words: Any) -> str:
        """A page as it is set on paper (see `Pages.on_paper`)."""
        return str(self.request.app.state.pages.on_paper(template, self.language, here=self, **self._in_words(words)))

    def _in_words(self, words: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: InWords(value, self.say) if isinstance(value, Answers) else value for name, value in words.items()
        }

    def _rendered(self, template: str, words: Mapping[str, Any]) -> str:
        page = str(self.request.app.state.pages.render(template, self.language, here=self, **self._in_words(words)))
        # A browser puts words that were typed and not sent back into a page one returns to: also for the next person.
        return page.replace("<form ", '<form autocomplete="off" ') if self.at_table else page
