"""The log and the answers only ever grow: the database itself refuses to change or remove a row."""

from alembic import op

revision = "append_only"
down_revision = "notifications"
branch_labels = None
depends_on = None

TABLES = ("participation", "answer")
REFUSE = """
CREATE FUNCTION refuse_to_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME; END $$
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(REFUSE)
        for table in TABLES:
            op.execute(
                f"CREATE TRIGGER {table}_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change()"
            )
        return
    for table in TABLES:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
            )
        # INSERT OR REPLACE removes the old row without asking the trigger above.
        op.execute(
            f"CREATE TRIGGER {table}_refuses_replace BEFORE INSERT ON {table} "  # noqa: S608 - our own table names
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "
            f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in TABLES:
            op.execute(f"DROP TRIGGER {table}_is_append_only ON {table}")
        op.execute("DROP FUNCTION refuse_to_change()")
        return
    for table in TABLES:
        op.execute(f"DROP TRIGGER {table}_refuses_replace")
        op.execute(f"DROP TRIGGER {table}_refuses_update")
        op.execute(f"DROP TRIGGER {table}_refuses_delete")
