"""Changing which words a checked column takes, on both databases."""

import re
from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op


def take(table: str, column: str, words: Iterable[str]) -> None:
    """From now on `column` takes exactly these words.

    SQLite can't change a CHECK, and building the log anew would copy what must never change and lose its triggers.
    Its manual allows the stored words of a CHECK to be changed in place, as no row is stored differently for it
    (sqlite.org/lang_altertable.html, section 7).
    """
    allowed = f"{column} IN ({', '.join(repr(word) for word in words)})"
    name = f"ck_{table}_{column}"
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        _in_place(bind, table, name, allowed)
        return
    op.drop_constraint(op.f(name), table, type_="check")
    op.create_check_constraint(op.f(name), table, allowed)


def also(table: str, column: str, words: Iterable[str]) -> None:
    """From now on `column` takes these words too, beside those it takes already."""
    taken = _taken(table, column)
    take(table, column, (*taken, *(word for word in words if word not in taken)))


def no_more(table: str, column: str, words: Iterable[str]) -> None:
    """The way back from `also`. Fails, as it must, while a row still says one of them."""
    gone = frozenset(words)
    take(table, column, [word for word in _taken(table, column) if word not in gone])


def _taken(table: str, column: str) -> list[str]:
    name = f"ck_{table}_{column}"
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        whole = bind.execute(
            sa.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name"), {"name": table}
        ).scalar_one()
        said = re.search(rf"CONSTRAINT {name} CHECK \(([^()]*\([^()]*\))\)", whole)
        found = said.group(1) if said else ""
    else:
        found = bind.execute(
            sa.text("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = :name"), {"name": name}
        ).scalar_one()
    words = re.findall(r"'([^']*)'", found)
    if not words:
        raise RuntimeError(f"{name} was not found in {table}")
    return words


def _in_place(bind: sa.Connection, table: str, name: str, allowed: str) -> None:
    found = bind.execute(
        sa.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name"), {"name": table}
    )
    old = found.scalar_one()
    new, changed = re.subn(
        rf"CONSTRAINT {name} CHECK \([^()]*\([^()]*\)\)", f"CONSTRAINT {name} CHECK ({allowed})", old
    )
    if changed != 1:
        raise RuntimeError(f"{name} was not found once in {table}")
    reword(bind, table, new)


def reword(bind: sa.Connection, table: str, sql: str) -> None:
    """SQLite only: from now on the table reads so. Only a CHECK or a foreign key may differ: rows are stored alike."""
    version = bind.exec_driver_sql("PRAGMA schema_version").scalar_one()
    bind.exec_driver_sql("PRAGMA writable_schema=ON")
    bind.execute(
        sa.text("UPDATE sqlite_master SET sql = :new WHERE type = 'table' AND name = :name"),
        {"new": sql, "name": table},
    )
    bind.exec_driver_sql(f"PRAGMA schema_version={version + 1}")
    bind.exec_driver_sql("PRAGMA writable_schema=OFF")
