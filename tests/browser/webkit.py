"""WebKit, the engine of iPads, with a page in it: Debian's WebKitGTK on a screen that nobody sees."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver import Remote, WebKitGTKOptions
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.screen import TABLET
from tests.browser.served import Served

NEEDED = ("WebKitWebDriver", "Xvfb")
ROOM = "1000x1400x24"
NARROW_TOOLS = "* { min-width: 0; margin: 0; padding: 0; border-width: 0; font-size: 1px; }"
"""The browser's own buttons would keep its window from being as narrow as a phone."""
NOT_YET = (NoSuchElementException, StaleElementReferenceException)
PATIENCE = 10


def is_missing() -> bool:
    return not all(map(shutil.which, NEEDED))


class WebKit:
    """One window. Taps are real ones: what lies under something else can't be tapped."""

    def __init__(self, driver: Remote, served: Served) -> None:
        self.driver = driver
        self.served = served
        self.language = "en"

    @property
    def path(self) -> str:
        return urlsplit(self.driver.current_url).path

    def open(self, path: str) -> "WebKit":
        self.driver.get(f"{self.served.address}{path}")
        return self

    def forget(self) -> "WebKit":
        """As new: a tablet's size, and nobody has chosen anything."""
        self.resize(TABLET["width"], TABLET["height"])
        self.driver.delete_all_cookies()
        self.language = "en"
        return self

    def become(self, handle: str) -> "WebKit":
        self.open("/demo").tap(f"form:has(input[value='{handle}']) button")
        self.until(lambda: "/demo" not in self.path)
        return self

    def speak(self, language: str) -> "WebKit":
        self.tap(f"button[name='language'][value='{language}']")
        self.until(lambda: self.root("lang") == language)
        self.language = language
        return self

    def enlarge(self, size: str) -> None:
        self.tap(f"button[name='text_size'][value='{size}']")
        self.until(lambda: self.root("data-text-size") == size)

    def say(self, sentence: str, **values: object) -> str:
        return self.served.say(self.language, sentence, **values)

    def find(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def tap(self, selector: str) -> None:
        self.touch(self.find(selector))

    def press(self, sentence: str) -> None:
        """Taps the button or link with these words."""
        words = f'[normalize-space()="{self.say(sentence)}"]'
        self.touch(self.driver.find_element(By.XPATH, f"//main//button{words} | //main//a{words}"))

    def write(self, field: str, words: str) -> None:
        self.until(lambda: self.find(f"main [name='{field}']").is_displayed())
        self.find(f"main [name='{field}']").send_keys(words)

    def reads(self, sentence: str, within: str = "main", **values: object) -> None:
        """Waits until the sentence stands on the page."""
        words = self.say(sentence, **values)
        self.until(lambda: words in " ".join(self.find(within).text.split()))

    def root(self, attribute: str) -> str | None:
        return self.find("html").get_attribute(attribute)

    def script(self, source: str) -> Any:
        return self.driver.execute_script(f"return {source}")

    def until(self, holds: Callable[[], object]) -> None:
        waiting = WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05, ignored_exceptions=NOT_YET)
        waiting.until(lambda _: holds())

    def resize(self, width: int, height: int) -> None:
        """Makes the page this large; what the window has above it comes on top."""
        above = self.script("outerHeight - innerHeight")
        self.driver.set_window_rect(0, 0, width, height + above)
        self.until(lambda: self.script("[innerWidth, innerHeight]") == [width, height])

    def touch(self, thing: WebElement) -> None:
        # The driver scrolls only to what is wholly out of sight, and then not past the doors at the foot of the screen.
        self.driver.execute_script("arguments[0].scrollIntoView({ block: 'nearest' })", thing)
        thing.click()


@contextmanager
def webkit(served: Served, home: Path) -> Iterator[WebKit]:
    """A browser that knows nothing yet, with settings of its own in a folder of its own."""
    (home / "gtk-3.0").mkdir()
    (home / "gtk-3.0" / "gtk.css").write_text(NARROW_TOOLS)
    with _a_room() as display, _driven({"DISPLAY": display, "XDG_CONFIG_HOME": str(home)}) as driver:
        yield WebKit(driver, served)


@contextmanager
def _driven(env: dict[str, str]) -> Iterator[Remote]:
    settings = {**os.environ, "GDK_BACKEND": "x11", "LC_ALL": "C.UTF-8", **env}
    service = Service(shutil.which("WebKitWebDriver"), env=settings)
    service.start()
    try:
        line = RemoteConnection(client_config=ClientConfig(service.service_url))
        with Remote(line, options=WebKitGTKOptions()) as driver:
            yield driver
    finally:
        service.stop()


@contextmanager
def _a_room() -> Iterator[str]:
    """A display that picks a free number itself and says which."""
    ours, its = os.pipe()
    command = ["Xvfb", "-displayfd", str(its), "-screen", "0", ROOM, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[its], stderr=subprocess.DEVNULL) as display, os.fdopen(ours) as said:
        os.close(its)
        try:
            yield f":{said.readline().strip()}"
        finally:
            display.terminate()
