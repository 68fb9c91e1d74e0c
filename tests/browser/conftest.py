"""What the browser tests share: Chromium, the demo neighbourhood served on a port, and screens to look at it with."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from app.demo.laying_in import lay_in_once
from tests.browser.looked_at import open_page, opened, opened_in_arabic, sights  # noqa: F401 - fixtures
from tests.browser.post import Letterbox
from tests.browser.screen import TABLET, Screen
from tests.browser.served import Served
from tests.figures import figures, pytest_terminal_summary  # noqa: F401 - a fixture and a hook
from tests.house import migrate
from tests.postgres import as_app

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--renderer-process-limit=1",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first is Chromium without windows, which nobody sees here: a fifth quicker on every page."""

OpenScreen = Callable[..., Screen]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium. Closed after the last of these tests: while it is open, no other test can run an event loop."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and "CI" in os.environ:
        pytest.fail("no Chromium: where every change is checked, it may not be missing")
    if found is None:
        pytest.skip("no Chromium here: install it, or say where it is with CHROMIUM=")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory, front_door: Served) -> Path:
    """The demo neighbourhood, laid in once and copied for whoever changes it."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    _lay_in(f"sqlite:///{path}", front_door)
    return path


@pytest.fixture(scope="session")
def front_door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The server of this worker."""
    with Letterbox().open() as letterbox, Served(tmp_path_factory.mktemp("uploads"), letterbox).open() as served:
        yield served


@pytest.fixture
def linnet(front_door: Served, demo_template: Path, tmp_path: Path) -> Iterator[Served]:
    """The demo neighbourhood for one test, which may change it."""
    shutil.copy(demo_template, tmp_path / "demo.db")
    front_door.letterbox.mails.clear()
    with front_door.on(f"sqlite:///{tmp_path}/demo.db") as served:
        yield served


@pytest.fixture
def linnet_on_postgres(front_door: Served, request: pytest.FixtureRequest) -> Iterator[Served]:
    """The same on PostgreSQL."""
    worker = request.getfixturevalue("worker_id")
    address = request.getfixturevalue("postgres").empty_database(f"browser_{worker}")
    _lay_in(address, front_door)
    front_door.letterbox.mails.clear()
    with front_door.on(as_app(address)) as served:
        yield served


@pytest.fixture
def screens(browser: Browser, front_door: Served) -> Iterator[OpenScreen]:
    """Gives out screens; in the end none of them may have had anything to complain of."""
    given_out: list[Screen] = []

    def open_screen(language: str = "en", **options: Any) -> Screen:
        wishes: dict[str, Any] = {"viewport": TABLET, "reduced_motion": "reduce", "locale": language, **options}
        context = browser.new_context(**wishes)
        given_out.append(Screen(context, front_door, language))
        return given_out[-1]

    yield open_screen
    for screen in given_out:
        screen.context.close()
    assert [complaint for screen in given_out for complaint in screen.complaints] == []


@pytest.fixture
def screen(screens: OpenScreen, linnet: Served) -> Screen:
    """One tablet, before anyone has said who they are."""
    return screens()


def _lay_in(address: str, front_door: Served) -> None:
    """With its photos and recordings where this server looks for them."""
    migrate(address)
    lay_in_once(front_door.settings.model_copy(update={"database_url": address}))
