"""The worker runs on its own or beside the pages, and stops when asked."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from app.notifications import worker as working
from app.notifications.models import TellingState
from app.notifications.worker import working_beside
from tests.cast import OMAR
from tests.house import House
from tests.notifications.post_office import PostOffice, answered, tellings

PATIENCE = 30


def told(house: House) -> bool:
    """Waits for it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if tellings(house, OMAR)[0].state == TellingState.TOLD:
            return True
        time.sleep(0.1)
    return False


def test_the_command_works_alone_and_stops_cleanly(house: House, post_office: PostOffice, tmp_path: Path) -> None:
    answered(house, house.a_need(by=OMAR))
    settings = {
        "DATABASE_URL": house.address,
        "DEMO": "true",
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(post_office.port),
        "UPLOADS": str(tmp_path / "uploads"),
    }
    surroundings = {**os.environ, **{f"NINEHELLOS_{name}": value for name, value in settings.items()}}
    with subprocess.Popen([sys.executable, "-m", "app.commands", "work"], env=surroundings) as process:
        was_told = told(house)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
    assert was_told
    assert len(post_office.mails) == 1


def test_it_works_beside_the_pages(house: House, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(working, "POLL", 0.05)
    with working_beside(house.app):
        answered(house, house.a_need(by=OMAR))
        assert told(house)
