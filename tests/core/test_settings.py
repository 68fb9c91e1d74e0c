"""What an operator can set, and what the house refuses to start with; and what time it is."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from app.core import clock
from app.core.settings import DEMO_SECRET, Settings

SENTENCE = "Set NINEHELLOS_SECRET_KEY to at least 32 random characters, or NINEHELLOS_DEMO=true to run the demo."
LONG_ENOUGH = "thirty-two characters, or so more"


@pytest.fixture(autouse=True)
def _a_bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("NINEHELLOS_")]:
        monkeypatch.delenv(name)


@pytest.mark.parametrize("secret", ["", "short", DEMO_SECRET, DEMO_SECRET.ljust(20)])
def test_no_house_opens_without_a_secret(secret: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Settings(secret_key=secret)
    assert SENTENCE in str(refused.value)


def test_an_operator_reads_that_sentence(tmp_path) -> None:
    surroundings = {**os.environ, "NINEHELLOS_DATABASE_URL": f"sqlite:///{tmp_path}/house.db"}
    command = [sys.executable, "-m", "app.commands", "migrate"]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "NINEHELLOS_SECRET_KEY" in done.stderr
    assert not (tmp_path / "house.db").exists()


def test_a_house_with_a_secret_opens_and_the_demo_needs_none() -> None:
    assert Settings(secret_key=LONG_ENOUGH).secret_key == LONG_ENOUGH
    assert Settings(demo=True).secret_key == DEMO_SECRET


def test_everything_is_set_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NINEHELLOS_SECRET_KEY", LONG_ENOUGH)
    monkeypatch.setenv("NINEHELLOS_BASE_URL", "https://ninehellos.example")
    assert Settings().is_behind_tls


def test_sqlite_is_given_few_threads_and_postgresql_more() -> None:
    assert Settings(demo=True).worker_threads < Settings(demo=True, database_url="postgresql://x").worker_threads
    assert Settings(demo=True, threads=7).worker_threads == 7


def test_time_can_be_stopped_and_goes_on() -> None:
    moment = datetime(2027, 3, 3, 23, 30, tzinfo=UTC)
    with clock.at(moment):
        assert clock.now() == moment
        assert clock.today() == date(2027, 3, 3)
        assert clock.today("Europe/Oslo") == date(2027, 3, 4)
    assert clock.now() != moment
    assert clock.now().tzinfo is not None


def test_a_day_begins_when_it_begins_there() -> None:
    assert clock.start_of(date(2027, 7, 1), "Europe/London") == datetime(2027, 6, 30, 23, tzinfo=UTC)
    assert clock.start_of(date(2027, 1, 1), "Europe/London") == datetime(2027, 1, 1, tzinfo=UTC)
