"""One history of revisions builds the same house everywhere, forwards and backwards, and loses no one's row."""

import re
import sqlite3
from collections import defaultdict
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text

from app.commands import alembic_config
from app.core.schema import whole_schema
from tests.guards.repository import ROOT
from tests.house import House, lay_in, migrate

DATED = re.compile(r"20\d\d_[01]\d_[0-3]\d_[a-z][a-z_]+\.py")
TRIGGERS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT t.tgname, p.proname FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
    "WHERE NOT t.tgisinternal UNION ALL SELECT p.policyname, p.tablename FROM pg_policies p",
}
CHOICES = re.compile(r"'\w+'[\w: ]*(, '\w+'[\w: ]*)+")
A_REBUILD = '''"""A scratch revision: each of these tables is rebuilt."""
from alembic import op

revision, down_revision, branch_labels, depends_on = "scratch", {head!r}, None, None


def upgrade() -> None:
    for table in ("neighbourhood", "person", "need", "membership", "membership_role"):
        with op.batch_alter_table(table, recreate="always"):
            pass
'''


def test_there_is_one_head() -> None:
    assert len(_script().get_heads()) == 1


def test_each_revision_is_dated_and_named_for_its_one_purpose() -> None:
    names = [path.name for path in (ROOT / "migrations" / "versions").glob("*.py")]
    assert names and [name for name in names if not DATED.fullmatch(name)] == []


def test_each_revision_says_what_it_is_for() -> None:
    assert [one.revision for one in _script().walk_revisions() if not one.doc] == []


@pytest.mark.long
def test_up_down_and_up_again(empty: str) -> None:
    """Each revision in turn: what it put up, its way back takes down, and nothing else."""
    before, came_from = _picture(empty), "base"
    for revision in reversed(list(_script().walk_revisions())):
        migrate(empty, revision.revision)
        after = _picture(empty)
        command.downgrade(alembic_config(empty), came_from)
        assert _picture(empty) == before, f"down from {revision.revision}"
        migrate(empty, revision.revision)
        assert _picture(empty) == after, f"up again to {revision.revision}"
        before, came_from = after, revision.revision


def test_tables_and_revisions_agree(empty: str) -> None:
    migrate(empty)
    command.check(alembic_config(empty))


def test_revisions_and_tables_hold_the_rows_to_the_same(request: pytest.FixtureRequest, house: House) -> None:
    """Alembic compares everything else; a CHECK it doesn't. Each database puts it into words of its own."""
    address = "sqlite://"
    if not house.database.is_sqlite:
        name = f"described_{request.getfixturevalue('worker_id')}"
        address = request.getfixturevalue("postgres").empty_database(name)
    described = create_engine(address)
    whole_schema().metadata.create_all(described)
    assert _checks(house.database.engine) == _checks(described)
    described.dispose()


def test_a_rebuilt_table_keeps_its_rows_and_its_childrens(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/house.db"
    migrate(address)
    lay_in(address)
    before = _counts(address)
    (tmp_path / "2026_11_24_scratch.py").write_text(A_REBUILD.format(head=_script().get_current_head()))
    config = alembic_config(address)
    config.set_main_option("version_locations", f"{ROOT}/migrations/versions{':'}{tmp_path}")
    command.upgrade(config, "scratch")
    assert _counts(address) == before
    assert before["membership"] > 0


def test_a_migration_that_leaves_rows_pointing_at_nothing_is_refused(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/house.db"
    migrate(address)
    lay_in(address)
    with sqlite3.connect(tmp_path / "house.db") as database:
        database.execute("PRAGMA foreign_keys=OFF")
        database.execute("DELETE FROM person WHERE handle = 'rosa'")
    database.close()
    with pytest.raises(RuntimeError, match="rows point at nothing"):
        migrate(address)


def test_an_answer_kept_in_plain_words_is_emptied_and_stays_known(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/house.db"
    migrate(address, "granted_activities")
    with sqlite3.connect(tmp_path / "house.db") as database:
        for key, body in (("a", "A lamp"), ("b", "")):
            database.execute(
                "INSERT INTO idempotent_reply (key, fingerprint, status, location, media_type, body, made_at) "
                "VALUES (?, 'f', 201, '/needs/1', 'text/html', ?, '2026-11-29')",
                (key, body),
            )
    database.close()
    migrate(address)
    with sqlite3.connect(tmp_path / "house.db") as database:
        kept = database.execute("SELECT key, status, location, body FROM idempotent_reply ORDER BY key").fetchall()
    database.close()
    assert kept == [("a", 204, "/needs/1", ""), ("b", 201, "/needs/1", "")]


def test_strict_tables_refuse_words_where_numbers_belong(house: House) -> None:
    if not house.database.is_sqlite:
        return
    for table in ("participation", "answer"):
        with house.database.engine.connect() as connection:
            sql = connection.execute(text(f"SELECT sql FROM sqlite_master WHERE name = '{table}'")).scalar_one()
        assert sql.rstrip().endswith("STRICT")


def _script() -> ScriptDirectory:
    return ScriptDirectory.from_config(alembic_config("sqlite://"))


def _checks(engine: Engine) -> dict[str, list[str]]:
    seen = inspect(engine)
    checks = {name: seen.get_check_constraints(name) for name in whole_schema().metadata.tables}
    return {name: sorted(CHOICES.sub(_in_order, one["sqltext"]) for one in found) for name, found in checks.items()}


def _in_order(choices: re.Match[str]) -> str:
    """The words of an enum are one set, in whatever order they came."""
    return ", ".join(sorted(choices.group().split(", ")))


def _picture(address: str) -> dict[str, list[str]]:
    """Every table with its columns and constraints, and every trigger and policy, as words that can be compared."""
    engine = create_engine(address)
    seen = inspect(engine)
    kinds = ("columns", "indexes", "check_constraints", "foreign_keys", "unique_constraints")
    picture: dict[str, list[str]] = defaultdict(list)
    for kind in kinds:
        for (_, table), parts in getattr(seen, f"get_multi_{kind}")().items():
            picture[table] += map(_in_words, parts)
    picture = {table: sorted(parts) for table, parts in picture.items() if table != "alembic_version"}
    with engine.connect() as connection:
        picture["triggers"] = sorted(map(str, connection.execute(text(TRIGGERS[engine.dialect.name]))))
    engine.dispose()
    return picture


def _in_words(part: object) -> str:
    # A partial index carries its condition as an object, which would say where in memory it lies.
    if isinstance(part, dict):
        return str(sorted((name, _in_words(value)) for name, value in part.items()))
    return str(part)


def _counts(address: str) -> dict[str, int]:
    engine = create_engine(address)
    with engine.connect() as connection:
        tables = whole_schema().metadata.tables
        counts = {name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in tables}
    engine.dispose()
    return counts
