"""What every test may ask for: a house with the cast in it, on SQLite and on PostgreSQL."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.settings import Provider, Settings
from app.main import build_app
from tests.figures import figures, pytest_terminal_summary  # noqa: F401 - a fixture, and what prints the figures
from tests.house import House, database_at, lay_in, migrate
from tests.memory import in_memory
from tests.postgres import Postgres, as_app, postgres  # noqa: F401 - a fixture
from tests.putting_back import Kept
from tests.straight import pytest_unconfigure  # noqa: F401 - a hook

SECRET = "a secret of forty characters for the tests"
BROOKSIDE = Provider(
    key="brookside",
    name="Brookside Homes",
    issuer="http://127.0.0.1:9",
    client_id="nine-hellos",
    client_secret="kept between the two",
)
"""Where Helen signs in at work. Nobody listens there, unless a test says who answers."""


def pytest_collection_finish() -> None:
    """All that is loaded by now stays to the end: looking through it again and again for rubbish took a tenth."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database with the cast in it, copied for each test."""
    path = tmp_path_factory.mktemp("template") / "house.db"
    migrate(f"sqlite:///{path}")
    lay_in(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory):
    """Built once: compiling every template for every test would take longer than the tests."""
    uploads = tmp_path_factory.mktemp("uploads")
    settings = Settings(
        database_url="sqlite://",
        secret_key=SECRET,
        demo=True,
        uploads=uploads,
        requests_a_minute=100_000,
        providers=(BROOKSIDE,),
    )
    return build_app(settings)


@pytest.fixture(scope="session")
def sqlite_file() -> Iterator[Path]:
    """Where each test of this worker finds its house."""
    with in_memory("house") as folder:
        yield folder / "house.db"


@pytest.fixture(scope="session")
def postgres_house(postgres: Postgres, worker_id: str) -> Iterator[tuple[str, Kept]]:  # noqa: F811 - the fixture
    """Where each test of this worker finds its house on PostgreSQL, and what puts it back for the next."""
    address = postgres.migrated_database(f"house_{worker_id}", _with_cast)
    kept = Kept(address)
    yield address, kept
    database_at(as_app(address)).engine.dispose()
    kept.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, app) -> Iterator[House]:
    """A house of one's own, on each database in turn."""
    if request.param == "sqlite":
        path: Path = request.getfixturevalue("sqlite_file")
        address = f"sqlite:///{path}"
        for left in path.parent.iterdir():
            left.unlink()
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
    else:
        address, kept = request.getfixturevalue("postgres_house")
        kept.put_back()
    house = House(app, as_app(address))
    yield house
    house.close()


def _with_cast(address: str) -> None:
    migrate(address)
    lay_in(as_app(address))
