"""The very first neighbourhood: on an empty house, from the command line or with the key it prints."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner, Result

from app.commands import run
from app.core import clock
from app.neighbourhoods.models import Neighbourhood
from app.participation.models import Kind, Participation
from app.people.models import Person
from tests.house import House, migrate
from tests.neighbourhoods.test_opening import ADDRESS, ANOTHER, LIVING, NAME, PARTS, go_on

WHO = ("--name", "Wren Street", "--steward-name", "Kari Nordmann", "--steward-email", "kari@example.org")
ARGUMENTS = (*WHO, "--language", "en", "--time-zone", "Europe/Oslo")


@pytest.fixture(scope="module")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "house.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def empty(app, tmp_path: Path, empty_template: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A house that is migrated, and nothing more."""
    address = f"sqlite:///{shutil.copy(empty_template, tmp_path)}"
    for name, value in (("DATABASE_URL", address), ("SECRET_KEY", app.state.settings.secret_key), ("DEMO", "false")):
        monkeypatch.setenv(f"NINEHELLOS_{name}", value)
    house = House(app, address)
    yield house
    house.close()


def command(*arguments: str, asks: str = "") -> Result:
    return CliRunner().invoke(run, arguments, input=asks)


def key() -> str:
    return re.findall(r"key: ([0-9a-f-]+)", command("first-key").output)[0]


def test_the_command_opens_it_and_says_how_the_steward_signs_in(empty: House) -> None:
    result = command("open-neighbourhood", *ARGUMENTS)
    assert result.exit_code == 0, result.output
    for words in ("Wren Street is open at", "/wren-street", "Kari Nordmann signs in at", "kari@example.org"):
        assert words in result.output
    assert "NINEHELLOS_SMTP_HOST is not set" in result.output
    empty.tablet().open("/").says("Welcome to Wren Street.")


def test_the_command_asks_for_what_is_missing(empty: House) -> None:
    result = command("open-neighbourhood", asks="Wren Street\nKari Nordmann\nkari@example.org\nnb\nEurope/Oslo\n")
    assert result.exit_code == 0, result.output
    with empty.reading() as session:
        opened = session.exec(select(Neighbourhood)).one()
        assert (opened.language, opened.time_zone) == ("nb", "Europe/Oslo")


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--slug", "me"), "This short name is taken."),
        (("--language", "tlh"), "Please choose one of these."),
        (("--time-zone", "Mars"), "Please choose where the clock is right"),
        (("--themes", "mine"), "Please choose one of these."),
        (("--steward-email", "kari"), "Please write an e-mail address"),
    ],
)
def test_the_command_refuses_in_a_sentence_and_writes_nothing(empty: House, more: tuple[str, ...], sentence) -> None:
    asked = dict(zip(ARGUMENTS[::2], ARGUMENTS[1::2], strict=True))
    asked |= {more[0]: more[1]}
    result = command("open-neighbourhood", *(word for pair in asked.items() for word in pair))
    assert (result.exit_code, sentence in result.output) == (2, True), result.output
    with empty.reading() as session:
        assert not session.exec(select(Neighbourhood)).all()
        assert not session.exec(select(Person)).all()


def test_the_same_short_name_twice_is_refused(empty: House) -> None:
    asked = (*ARGUMENTS, "--slug", "wren")
    assert command("open-neighbourhood", *asked).exit_code == 0
    result = command("open-neighbourhood", *asked)
    assert (result.exit_code, result.output.strip()) == (2, "This short name is taken. Please choose another.")


def test_an_empty_house_says_so_and_its_key_opens_the_first(empty: House) -> None:
    visitor = empty.tablet()
    visitor.open("/").says("No neighbourhood has been opened here yet")
    page = visitor.open(ADDRESS)
    page.says("The key that the command printed")
    page = go_on(visitor, page, **NAME, key=key().upper())
    page = go_on(visitor, go_on(visitor, page, **LIVING), **PARTS)
    page.does_not_say("I will")
    page = go_on(visitor, page, **ANOTHER)
    page.says("The neighbourhood is open", "Sign in as the steward")
    with empty.reading() as session:
        assert session.exec(select(Person.email)).all() == ["kari@example.org"]
    assert empty.log() == []
    visitor.open("/").says("Welcome to Wren Street.")


def test_without_the_key_nothing_opens_at_any_step(empty: House) -> None:
    visitor = empty.tablet()
    for step in "1234":
        for wrong in ("", "0000-0000-0000-0000-0000", "ø" * 20):
            page = visitor.send(ADDRESS, 422, step=step, **NAME, **LIVING, **PARTS, **ANOTHER, key=wrong)
            page.says("This key opens nothing.")
    with empty.reading() as session:
        assert not session.exec(select(Neighbourhood)).all()


def test_the_key_works_once_and_not_the_day_after_tomorrow(empty: House) -> None:
    first = key()
    late = empty.tablet()
    with clock.at(clock.now().replace(year=clock.now().year + 1)):
        assert key() != first
    late.send(ADDRESS, step="4", **NAME, **LIVING, **ANOTHER, key=first).says("The neighbourhood is open")
    again = empty.tablet(follow_redirects=False).send(
        ADDRESS, 303, step="4", **{**NAME, "slug": "mine"}, **LIVING, **ANOTHER, key=first
    )
    assert again.response.headers["location"].startswith("/sign-in")
    result = command("first-key")
    assert (result.exit_code, "already" in result.output) == (2, True)


def test_opening_is_in_the_log(empty: House) -> None:
    command("open-neighbourhood", *ARGUMENTS)
    with empty.reading() as session:
        assert session.exec(select(Participation.kind).order_by(Participation.id)).all() == [
            Kind.NEIGHBOURHOOD_OPENED,
            Kind.PERSON_JOINED,
        ]
