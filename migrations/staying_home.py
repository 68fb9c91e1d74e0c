"""Row-level security for new tables: on PostgreSQL the app's role sees their rows of one neighbourhood at a time."""

from alembic import op

# In brackets of its own the setting is read once for a statement, and not for every row.
NAMED = "(SELECT current_setting('ninehellos.neighbourhood', true))"
HERE = f"{NAMED} = 'all' OR CAST(neighbourhood_id AS text) = {NAMED}"


def stays_home(*tables: str) -> None:
    """From now on the rows of these tables stay in their neighbourhood. SQLite has no such layer."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in tables:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY {table}_stays_home ON {table} USING ({HERE}) WITH CHECK ({HERE})")


def goes_free(*tables: str) -> None:
    """The way back from `stays_home`."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in tables:
        op.execute(f"DROP POLICY {table}_stays_home ON {table}")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
