"""A screen in someone's hands: taps, writes and reads as they would, in the language they chose."""

import re
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, Request, expect

from tests.browser.served import Served

TABLET = {"width": 820, "height": 1180}
EXPECTED = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")
"""A page that says what to put right comes with such a status; Chromium remarks on it."""


class Screen:
    """One tab of one browser. Everything the browser complains of is kept in `complaints`."""

    def __init__(self, context: BrowserContext, served: Served, language: str = "en") -> None:
        self.context = context
        self.served = served
        self.language = language
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.page.on("console", lambda said: self._hear(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.path}: {error}"))
        self.page.on("requestfailed", self._failed)

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def open(self, path: str, status: int | None = 200) -> "Screen":
        answer = self.page.goto(f"{self.served.address}{path}")
        assert answer is None or status is None or answer.status == status, f"{path}: {answer.status}"
        return self

    def become(self, handle: str, language: str = "") -> "Screen":
        """In the demo one chooses who to be; then, if one likes, how the page speaks."""
        self.open("/demo")
        self.page.locator(f"form:has(input[value='{handle}']) button").click()
        self.page.wait_for_url(lambda url: "/demo" not in url)
        return self.speak(language) if language else self

    def speak(self, language: str) -> "Screen":
        """Chooses a language with the control at the foot of the page."""
        self.page.locator(f"button[name='language'][value='{language}']").click()
        expect(self.page.locator("html")).to_have_attribute("lang", language)
        self.language = language
        return self

    def say(self, sentence: str, **values: object) -> str:
        return self.served.say(self.language, sentence, **values)

    def press(self, sentence: str, within: str = "main", **values: object) -> None:
        """Taps the button or link with these words."""
        words = self.say(sentence, **values)
        button = self.page.locator(within).get_by_role("button", name=words, exact=True)
        link = self.page.locator(within).get_by_role("link", name=words, exact=True)
        button.or_(link).first.click()

    def answered(self) -> AbstractContextManager[object]:
        """Waits, as it ends, until what was sent within has been answered, and so is kept."""
        return self.page.expect_response(lambda answer: answer.request.method == "POST")

    def write(self, field: str, words: str) -> None:
        self.page.locator(f"main [name='{field}']").first.fill(words)

    def choose(self, field: str, value: str) -> None:
        self.page.locator(f"label:has(input[name='{field}'][value='{value}'])").click()

    def reads(self, *sentences: str, **values: object) -> None:
        """Waits until each sentence stands on the page."""
        for sentence in sentences:
            expect(self.page.locator("main")).to_contain_text(self.say(sentence, **values))

    def arrives(self, path: str) -> None:
        self.page.wait_for_url(re.compile(rf"{re.escape(path)}([?#].*)?$"))

    def titles(self) -> list[str]:
        """The steps of a need's story, in the order they stand in."""
        return [" ".join(one.split()) for one in self.page.locator(".story .step-title").all_inner_texts()]

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.id || document.activeElement.tagName"))

    def script(self, source: str, given: Any = None) -> Any:
        return self.page.evaluate(source, given)

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def _hear(self, kind: str, words: str) -> None:
        if kind in ("error", "warning") and not EXPECTED.match(words):
            self.complaints.append(f"{self.path}: {words}")

    def _failed(self, request: Request) -> None:
        # A page that is left before it has all come in gives up on the rest; that is no fault.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.url}: {request.failure}")
