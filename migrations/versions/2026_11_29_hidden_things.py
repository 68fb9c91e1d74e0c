"""Not only talk: whatever neighbours see can be asked about, is hidden for a kind of reason, and is looked at again."""

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import also, no_more

revision = "hidden_things"
down_revision = "no_longer_needed"
branch_labels = None
depends_on = None

THINGS = ("need", "idea", "small_grant", "offer", "song", "hello")
ABOUT_ONE = " + ".join(f"CASE WHEN {one}_id IS NULL THEN 0 ELSE 1 END" for one in ("comment", *THINGS)) + " = 1"
REASONS = "hidden_for IN ('names_someone', 'unkind', 'selling', 'off_the_subject', 'other')"
ONLY_ONE = {"report": ("by_id",), "second_look": ()}
"""Which tables say something about one thing, and what, together with it, they may have only once."""
HIDDEN = {
    "need": ("review = 'private'", "SELECT by_id FROM review WHERE need_id = need.id AND outcome = 'private'", "id"),
    "idea": ("kept_private_at IS NOT NULL", "{logged}", "id"),
    "small_grant": ("kept_private_at IS NOT NULL", "{logged}", "id"),
    **dict.fromkeys(("offer", "song", "hello"), ("private_because <> ''", "SELECT reviewed_by_id", "")),
}
LOGGED = "SELECT typed_by FROM participation WHERE subject = '{table}' AND subject_id = {table}.id AND kind = '{kind}'"
KINDS = {"idea": "idea_kept_private", "small_grant": "grant_kept_private"}


def upgrade() -> None:
    for table, also_one in ONLY_ONE.items():
        _is_about_anything(table, also_one)
    for table in THINGS:
        _may_be_hidden(table)
    for table in ("comment", *THINGS):
        hidden = sa.text("hidden_for IS NOT NULL")
        index = f"ix_{table}_hidden_for"
        op.create_index(index, table, ["neighbourhood_id", "hidden_for"], sqlite_where=hidden, postgresql_where=hidden)
    also("participation", "kind", ("reported",))
    also("message", "about", ("looked_again",))


def downgrade() -> None:
    no_more("message", "about", ("looked_again",))
    no_more("participation", "kind", ("reported",))
    for table in ("comment", *THINGS):
        op.drop_index(f"ix_{table}_hidden_for", table)
    for table in THINGS:
        op.execute(f"ALTER TABLE {table} DROP COLUMN hidden_for")
        op.execute(f"ALTER TABLE {table} DROP COLUMN hidden_by_id")
    for table in ONLY_ONE:
        _is_about_talk(table)


def _is_about_anything(table: str, also_one: tuple[str, ...]) -> None:
    with op.batch_alter_table(table) as about:
        about.alter_column("comment_id", existing_type=sa.Integer(), nullable=True)
        for one in THINGS:
            about.add_column(sa.Column(f"{one}_id", sa.Integer(), nullable=True))
            about.create_foreign_key(
                op.f(f"fk_{table}_neighbourhood_id_{one}_id"),
                one,
                ["neighbourhood_id", f"{one}_id"],
                ["neighbourhood_id", "id"],
            )
            about.create_unique_constraint(
                op.f("_".join(("uq", table, f"{one}_id", *also_one))), [f"{one}_id", *also_one]
            )
        about.create_check_constraint(op.f(f"ck_{table}_is_about_one_thing"), ABOUT_ONE)


def _is_about_talk(table: str) -> None:
    with op.batch_alter_table(table) as about:
        about.drop_constraint(op.f(f"ck_{table}_is_about_one_thing"), type_="check")
        for one in THINGS:
            about.drop_constraint(op.f("_".join(("uq", table, f"{one}_id", *ONLY_ONE[table]))), type_="unique")
            about.drop_constraint(op.f(f"fk_{table}_neighbourhood_id_{one}_id"), type_="foreignkey")
            about.drop_column(f"{one}_id")
        about.alter_column("comment_id", existing_type=sa.Integer(), nullable=False)


def _may_be_hidden(table: str) -> None:
    """Written out, as both databases take it so: SQLite can't be given a CHECK later without a new table."""
    words = "TEXT" if op.get_bind().dialect.name == "sqlite" else "VARCHAR(32)"
    by_whom = f"hidden_by_id INTEGER CONSTRAINT fk_{table}_hidden_by_id REFERENCES person (id)"
    op.execute(f"ALTER TABLE {table} ADD COLUMN {by_whom}")
    op.execute(f"ALTER TABLE {table} ADD COLUMN hidden_for {words} CONSTRAINT ck_{table}_hidden_for CHECK ({REASONS})")
    where, whose, newest = HIDDEN[table]
    whose = whose.format(logged=LOGGED.format(table=table, kind=KINDS.get(table, "")))
    newest = f" ORDER BY {newest} DESC LIMIT 1" if newest else ""
    op.execute(f"UPDATE {table} SET hidden_for = 'other', hidden_by_id = ({whose}{newest}) WHERE {where}")  # noqa: S608 - our own words
