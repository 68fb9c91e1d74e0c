"""Sessions. SQLite (WAL) and PostgreSQL behave alike: readers never write, writers queue up instead of failing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from functools import cached_property
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import Connection, Engine, Executable, create_engine, event
from sqlmodel import Session

from app.core import tables  # noqa: F401 - constraint names must be settled before any table is described
from app.core.isolation import OPEN_EVERYWHERE

PRAGMAS = ("busy_timeout=10000", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON")


class HouseSession(Session):
    """A session of this house; the guards in `participation` watch it."""


class ReadersDoNotWrite(RuntimeError):
    """A page that was asked with GET tried to change something."""


class Database:
    """One database and the two ways into it: `reading()` and `writing()`.

    On PostgreSQL a transaction sees no neighbourhood's rows until one is named in it (`core.isolation`).
    """

    def __init__(self, url: str) -> None:
        self._goes_in_by(_engine(url))
        self.is_sqlite = self.engine.dialect.name == "sqlite"

    @cached_property
    def whole_house(self) -> "Database":
        """The same database with every neighbourhood open: for the worker, commands, and addresses that name none.

        A request whose address names a neighbourhood never comes in this way (`core.transactions`).
        """
        everywhere = copy(self)
        everywhere._goes_in_by(self.engine.execution_options(whole_house=True))
        return everywhere

    def _goes_in_by(self, engine: Engine) -> None:
        self.engine = engine
        self._readers = engine.execution_options(postgresql_readonly=True)
        self._writers = engine.execution_options(write=True)

    @contextmanager
    def reading(self) -> Iterator[HouseSession]:
        """A session that may only read; nothing is ever committed."""
        with HouseSession(self._readers, info={"reading": True}) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[HouseSession]:
        """A session whose transaction commits at the end, or leaves nothing behind."""
        with HouseSession(self._writers, expire_on_commit=False) as session:
            try:
                yield session
                session.commit()
            except BaseException:
                # Closing alone rolls back without a word; files kept for this transaction wait for the word to go.
                session.rollback()
                raise


def rows(session: Session, statement: Executable, **values: object) -> Sequence[Any]:
    """Plain rows of a statement, past the ORM's bookkeeping for objects, which costs more than the reading itself.

    For pages that are asked for often. Like any query it sees what this transaction has flushed.
    """
    return session.connection().execute(statement, values).all()


@event.listens_for(HouseSession, "before_flush")
def _readers_do_not_write(session: Session, *_: object) -> None:
    if session.info.get("reading") and (session.new or session.dirty or session.deleted):
        raise ReadersDoNotWrite("a reading session was asked to write")


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        engine = create_engine(url, pool_pre_ping=True, hide_parameters=True, pool_size=12)
        event.listen(engine, "begin", _begin_postgres)
        return engine

    # isolation_level=None keeps the driver from opening transactions of its own: we say BEGIN ourselves.
    engine = create_engine(
        url, hide_parameters=True, connect_args={"isolation_level": None, "check_same_thread": False}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: SqliteConnection, _: Any) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_postgres(connection: Connection) -> None:
    if connection.get_execution_options().get("whole_house", False):
        connection.exec_driver_sql(OPEN_EVERYWHERE)


def _begin_sqlite(connection: Connection) -> None:
    # A plain BEGIN that later upgrades to a write loses updates or fails with "locked" under load.
    writes = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
