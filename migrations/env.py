"""Runs the one history of revisions on SQLite and on PostgreSQL."""

import os

from alembic import context
from sqlalchemy import Connection, create_engine, event, text

from app.core.schema import whole_schema

METADATA = whole_schema().metadata
OUR_OWN_SEARCH = ("need_search", "ix_need_search")
"""Kept by hand in a revision, as each database has its own kind of full-text search."""


def _is_described(thing: object, name: str | None, kind: str, reflected: bool, compare_to: object) -> bool:
    return not (reflected and (name or "").startswith(OUR_OWN_SEARCH))


def migrate(connection: Connection) -> None:
    is_sqlite = connection.dialect.name == "sqlite"
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=True,
        include_object=_is_described,
        transaction_per_migration=False,
    )
    if is_sqlite:
        # A rebuilt table would fire ON DELETE on its children: keys are off while it happens, and checked after.
        connection.execute(text("PRAGMA foreign_keys=OFF"))
        # And a trigger elsewhere may name the table that is gone for a moment, until the new one has its name.
        connection.execute(text("PRAGMA legacy_alter_table=ON"))
        connection.commit()
    with context.begin_transaction():
        context.run_migrations()
    if is_sqlite:
        broken = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
        if broken:
            raise RuntimeError(f"rows point at nothing after the migration: {broken[:5]}")
        connection.commit()


def _engine_address() -> str:
    address = context.config.get_main_option("sqlalchemy.url")
    return address or os.environ.get("NINEHELLOS_DATABASE_URL", "sqlite:///var/ninehellos.db")


engine = create_engine(_engine_address())
if engine.dialect.name == "sqlite":
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA journal_mode=WAL"))
with engine.connect() as open_connection:
    migrate(open_connection)
engine.dispose()
