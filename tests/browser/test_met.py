"""No page, form or template goes unmet by the lists of pages; and as they are shown, residents' pages read easily."""

import inspect
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from lxml import html
from starlette.routing import Mount

from app.core.assets import ROOT
from app.core.plain_words import lix
from tests.browser.looked_at import ALL, GIVING, Sights
from tests.browser.unmet import FORMS, PAGES, TEMPLATES
from tests.browser.walked import Walked, walk
from tests.figures import Figures

EASY, SHORT, ENOUGH_TO_JUDGE = 30, 15, 60
FILES = (".pdf", ".ics", ".json")
SAYS_WHAT_TO_PUT_RIGHT = re.compile(r"again\(|\banswers\b")
DAYS = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|September|October|November|December)\b"
)
"""Long words that no one stumbles over."""
BLOCKS = "|".join(
    f".//{tag}"
    for tag in (
        "p",
        "h1",
        "h2",
        "h3",
        "li",
        "label",
        "legend",
        "summary",
        "button",
        "a",
        "dt",
        "dd",
        "td",
        "th",
        "figcaption",
    )
)
THEIRS = ".//bdi|.//blockquote|.//*[@dir='auto']|.//select|.//script"
"""What neighbours wrote themselves, and names."""


@pytest.fixture(scope="module")
def walked(sights: Sights) -> Walked:
    return walk(sights, [*ALL, *GIVING])


def test_every_page_is_on_the_lists(walked: Walked) -> None:
    """A new page is met by the browser in its states (tests/browser/*_met.py), or it is said why not."""
    routes = _routes(walked.app, "GET")
    met = {_route(routes, path) for verb, path in walked.asked if verb == "GET"}
    pages = {path for path in routes if not path.endswith(FILES)}
    assert pages - met == PAGES.keys()


def test_every_form_is_on_the_lists_as_it_comes_back_with_what_to_put_right(walked: Walked) -> None:
    routes = _routes(walked.app, "POST")
    asks = {path for path, verb in routes.items() if SAYS_WHAT_TO_PUT_RIGHT.search(inspect.getsource(verb))}
    assert asks - {_route(routes, path) for path in walked.put_right} == FORMS.keys()


def test_every_template_is_on_a_page_of_the_lists(walked: Walked) -> None:
    """So a part that shows only now and then is looked at too."""
    templates = {str(path.relative_to(ROOT / "templates")) for path in (ROOT / "templates").rglob("*.html")}
    unmet = templates - walked.shown
    assert {name for name in unmet if not _is_for_paper_or_post(name)} == TEMPLATES.keys()


def test_residents_pages_read_easily_as_they_are_shown(walked: Walked, figures: Figures) -> None:
    hard = {}
    for met, page in walked.pages:
        sentences = [] if met.is_for_staff else _sentences(page.text)
        words = [word for one in sentences for word in one.split()]
        if len(words) < ENOUGH_TO_JUDGE:
            continue
        found = lix(" ".join(sentences)), len(words) / len(sentences)
        figures.note("each page", str(met), f"LIX {found[0]}")
        if found[0] >= EASY or found[1] > SHORT:
            hard[str(met)] = found
    assert hard == {}


def _routes(app: FastAPI, verb: str) -> dict[str, object]:
    """Address and endpoint of all that is no file and no program's, in the order in which they are tried."""
    routes = (one for one in iter_route_contexts(app.routes) if not isinstance(one.route, Mount))
    ours = (one for one in routes if verb in (one.methods or ()) and not str(one.path).startswith("/api/"))
    return {str(one.path): one.route.endpoint for one in ours}  # type: ignore[union-attr]


def _route(routes: Iterable[str], path: str) -> str | None:
    return next((one for one in routes if re.fullmatch(re.sub(r"{\w+}", "[^/]+", one), path)), None)


def _is_for_paper_or_post(name: str) -> bool:
    return bool({"print", "paper", "mail", "letters"} & set(Path(name).parts[:-1]))


def _sentences(page: str) -> list[str]:
    """What the house itself says, block by block; a label without a full stop is a sentence too."""
    (main,) = html.fromstring(page).xpath("//main")
    for one in main.xpath(THEIRS):
        one.clear(keep_tail=True)
        one.text = "one" if one.tag == "bdi" else ""
    blocks = (block for block in main.xpath(BLOCKS) if not block.xpath(BLOCKS))
    said = (DAYS.sub("day", " ".join(" ".join(block.itertext()).split())) for block in blocks)
    return [one if one.endswith((".", "!", "?", ":")) else f"{one}." for one in said if re.search(r"\w", one)]
