"""A tablet: asks for pages as a browser does, and looks at every page it is shown."""

import re
from functools import cached_property
from typing import Any

from fastapi import FastAPI
from httpx2 import Response
from lxml import html

from tests.straight import client_of

BANNED = re.compile(r"\b(customers?|service users?|patients?|clients?|elderly|users?|submit|invalid|log ?in)\b", re.I)
RAW = re.compile(r"Traceback|Internal Server Error|\{\{|\}\}|%\(\w+\)s|&lt;Undefined|None,")
FIELDS = "//input[not(@type='hidden')] | //textarea | //select"


class Tablet:
    """Follows redirects as a browser would; `htmx=True` asks as htmx does."""

    def __init__(self, app: FastAPI, language: str = "en", **options: Any) -> None:
        headers = {"accept-language": language, "sec-fetch-site": "same-origin"}
        self.client = client_of(app, headers=headers, **options)

    def open(self, path: str, status: int = 200) -> "Page":
        return Page(self.client.get(path), status)

    def send(self, path: str, status: int = 200, htmx: bool = False, files: Any = None, **fields: Any) -> "Page":
        headers = {"hx-request": "true"} if htmx else {}
        return Page(self.client.post(path, data=fields, files=files, headers=headers), status)


class Page:
    """What came back. Being looked at is part of being opened."""

    def __init__(self, response: Response, status: int) -> None:
        self.response = response
        self.text = response.text
        assert response.status_code == status, f"{response.status_code}, not {status}: {self.text[:600]}"
        self.is_html = "text/html" in response.headers.get("content-type", "") and bool(self.text.strip())
        if self.is_html:
            self.tree = html.fromstring(self.text)
            look_at(self.tree, is_whole="<html" in self.text)

    @property
    def path(self) -> str:
        return self.response.url.path

    @cached_property
    def words(self) -> str:
        """Everything a person reads, spaces made one."""
        return " ".join(_read(self.tree).split())

    def says(self, *sentences: str) -> None:
        for sentence in sentences:
            assert sentence in self.words, f"{sentence!r} is not on the page: {self.words[:2500]}"

    def does_not_say(self, *sentences: str) -> None:
        for sentence in sentences:
            assert sentence not in self.words, f"{sentence!r} is on the page: {self.words[:2500]}"

    def field(self, name: str) -> str:
        """What stands in a field."""
        found = self.tree.xpath(f"//*[@name='{name}']")[0]
        return str((found.text or "").removeprefix("\n") if found.tag == "textarea" else found.get("value", ""))


def look_at(tree: Any, is_whole: bool) -> None:
    """The checks that hold on every page and part."""
    words = _read(tree)
    assert not (found := BANNED.search(words)), f"a banned word is read: {found.group()}"
    assert not (found := RAW.search(words)), f"something raw is read: {found.group()}"
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids)), f"an id stands twice: {sorted(one for one in ids if ids.count(one) > 1)}"
    _look_at_fields(tree)
    for button in tree.xpath("//button"):
        assert _read(button).strip() or button.get("aria-label"), f"a button without words: {html.tostring(button)!r}"
    for form in tree.xpath("//form"):
        assert form.get("action") and form.get("method"), f"not a real form: {html.tostring(form)[:200]!r}"
    for picture in tree.xpath("//img"):
        assert picture.get("alt") is not None, "a picture without words"
    if is_whole:
        _look_at_whole(tree)


def _look_at_fields(tree: Any) -> None:
    labels = set(tree.xpath("//label/@for"))
    for field in tree.xpath(FIELDS):
        is_named = field.get("id") in labels or field.get("aria-label") or field.xpath("ancestor::label")
        assert is_named, f"a field without a label: {html.tostring(field)[:200]!r}"
        assert not field.get("placeholder"), "a placeholder is no label"


def _look_at_whole(tree: Any) -> None:
    headings = [_read(heading).strip() for heading in tree.xpath("//h1")]
    assert len(headings) == 1, f"one h1, not {headings}"
    title = tree.findtext(".//title") or ""
    assert " – " in title and title.split(" – ")[0].strip(), f"the title says nothing: {title!r}"
    assert tree.get("lang") and tree.get("dir"), "the page says no language or direction"
    assert not tree.xpath("//@style | //style | //script[not(@src)]"), "something inline"


def _read(tree: Any) -> str:
    return " ".join(tree.xpath(".//text()[not(ancestor::script) and not(ancestor::title)]"))
