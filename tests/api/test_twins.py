"""Whatever a page can do, a program can; or a reason says why it is only for people at a screen."""

import re

from fastapi import FastAPI

from tests.api.pages_only import ELSEWHERE, PAGES_ONLY
from tests.guards.walk import stops

API = "/api/v1/{slug}/"


def test_every_page_has_a_twin_or_a_reason(app: FastAPI) -> None:
    calls = _calls(app)
    without = {page for page in _pages(app) if _at(page) not in calls and ELSEWHERE.get(page) not in calls}
    assert without - _named() == set(), "build its call, or say in tests/api/pages_only.py why there is none"


def test_no_reason_stands_for_what_is_gone_or_what_a_program_can_do(app: FastAPI) -> None:
    pages, calls = _pages(app), _calls(app)
    assert (_named() | set(ELSEWHERE)) - pages == set()
    assert {page for page in (*_named(), *ELSEWHERE) if _at(page) in calls} == set()
    assert set(ELSEWHERE.values()) <= calls


def _pages(app: FastAPI) -> set[str]:
    return {f"{one.method} {one.path}" for one in stops(app) if not one.is_api}


def _calls(app: FastAPI) -> set[str]:
    return {f"{one.method} {one.path.removeprefix(API)}" for one in stops(app) if one.is_api}


def _at(page: str) -> str:
    """A key opens one neighbourhood, so every call stands in one; also those about oneself."""
    return re.sub(r"(?:/{slug})?/", "", page, count=1)


def _named() -> set[str]:
    """With a reason, page by page."""
    return {page for pages in PAGES_ONLY.values() for page in pages.split("\n")[1:]}
