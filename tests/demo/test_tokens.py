"""`make token`: a key for one of the cast, or one sentence that says why not."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.commands import run
from tests.api.program import Program
from tests.cast import ROSA
from tests.house import House


@pytest.fixture
def here(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """The command line asks the same house."""
    for name, value in (("DATABASE_URL", house.visits.engine.url.render_as_string(False)), ("DEMO", "true")):
        monkeypatch.setenv(f"NINEHELLOS_{name}", value)
    return house


def command(person: str) -> Result:
    return CliRunner().invoke(run, ["token", person])


def test_a_key_made_on_the_command_line_opens_the_api(here: House) -> None:
    made = command("rosa")
    assert made.exit_code == 0
    rosa = Program(here, ROSA)
    rosa.key = made.output.strip()
    assert rosa.post("needs", {"title": "A lamp"}, status=201)["number"] == 1


def test_a_name_no_one_has_gets_a_sentence(here: House) -> None:
    refused = command("nobody")
    assert (refused.exit_code, refused.output.strip()) == (2, "We don't know anyone here by that name.")


def test_before_the_demo_is_laid_in_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for address in (f"sqlite:///{tmp_path}/empty.db", f"sqlite:///{tmp_path}/nowhere/demo.db"):
        monkeypatch.setenv("NINEHELLOS_DATABASE_URL", address)
        monkeypatch.setenv("NINEHELLOS_DEMO", "true")
        refused = command("rosa")
        assert refused.exit_code == 2
        assert "Start it once with `make demo`" in refused.output


def test_outside_the_demo_no_key_is_made_this_way(here: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NINEHELLOS_DEMO", "false")
    monkeypatch.setenv("NINEHELLOS_SECRET_KEY", "a secret of forty characters for the tests")
    refused = command("rosa")
    assert (refused.exit_code, refused.output.strip()) == (2, "Keys are made this way in the demo only.")
