"""What the guards may ask for besides a house: an empty database of either kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.core.database import Database
from tests.house import House


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with nothing in it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/empty.db"
    name = f"empty_{request.getfixturevalue('worker_id')}"
    return str(request.getfixturevalue("postgres").empty_database(name))


@pytest.fixture
def engine(house: House) -> Iterator[Engine]:
    """The database as any other program would see it that may see the whole house, past all our Python."""
    database = Database(house.address)
    yield database.whole_house.engine
    database.engine.dispose()
