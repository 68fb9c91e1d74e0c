"""The pages of the lists as they come over the line, each asked for once: no browser, and so in a moment."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from cssselect2 import ElementWrapper, compile_selector_list
from fastapi import FastAPI
from jinja2 import Environment
from lxml import html
from lxml.html import HtmlElement

from app.core.assets import Assets
from app.core.pages import Pages
from tests.browser.looked_at import Sights
from tests.browser.met import Met, left_lying
from tests.tablet import Page, Tablet

NO_COMMENTS = html.HTMLParser(remove_comments=True, encoding="utf-8")


@dataclass
class Walked:
    """What was seen on a walk through the lists."""

    app: FastAPI
    asked: set[tuple[str, str]] = field(default_factory=set)
    """Verb and address."""
    put_right: set[str] = field(default_factory=set)
    """The addresses that sent a form back, with what to put right."""
    shown: set[str] = field(default_factory=set)
    """The templates that had a part in it."""
    pages: list[tuple[Met, Page]] = field(default_factory=list)
    """What stands there in the end."""


def walk(sights: Sights, lists: Sequence[Met]) -> Walked:
    """Asks for every page of the lists, in English; what is to be sent is sent without scripts."""
    app = sights.served.app
    walked = Walked(app)
    with _every_template_noted(app, walked.shown):
        for met in lists:
            walked.pages.append((met, _visit(walked, met, sights)))
    return walked


def _visit(walked: Walked, met: Met, sights: Sights) -> Page:
    client = Tablet(walked.app).client
    client.cookies.update(sights.cookies(met.who))
    path = met.path.format_map(sights.numbers)
    answer = client.get(path)
    walked.asked.add(("GET", path.split("?")[0]))
    page = Page(answer, met.status)
    if met.is_away:
        client.cookies.set(**left_lying(sights.numbers))
    for _ in met.then or (met.sends and ("",)):
        button = _pressed(page, met.sends)
        (form,) = button.xpath("ancestor::form")
        typed = dict(form.form_values()) | {
            name: words.replace("{language}", "en") for name, words in met.writes.items()
        }
        if button.get("name"):
            typed[button.get("name")] = button.get("value", "")
        to = str(form.get("action"))
        answer = client.post(to, data=typed, headers={"referer": f"http://testserver{path}"})
        walked.asked.add(("POST", to.split("?", maxsplit=1)[0]))
        if answer.status_code == 422:
            walked.put_right.add(to.split("?", maxsplit=1)[0])
        page = Page(answer, answer.status_code)
    return page


def _pressed(page: Page, pressed: str) -> HtmlElement:
    """The button that a hand would find first."""
    tree = html.fromstring(page.response.content, parser=NO_COMMENTS)
    root = ElementWrapper.from_html_root(tree)
    (selector,) = compile_selector_list(pressed)
    button = next((one for one in root.iter_subtree() if selector.test(one)), None)
    assert button is not None, f"no {pressed} at {page.path}"
    return button.etree_element


@contextmanager
def _every_template_noted(app: FastAPI, shown: set[str]) -> Iterator[None]:
    """On fresh pages: a part that was kept is not asked for again."""
    before, find = app.state.pages, Environment.get_template
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            Environment,
            "get_template",
            lambda self, name, *more, **others: (shown.add(str(name)), find(self, name, *more, **others))[1],
        )
        app.state.pages = Pages(Assets())
        yield
    app.state.pages = before
