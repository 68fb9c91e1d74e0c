"""Finding needs by their words: FTS5 that follows by triggers, or an index over tsvector."""

from alembic import op

revision = "need_search"
down_revision = "append_only"
branch_labels = None
depends_on = None

FORGET = "INSERT INTO need_search(need_search, rowid, words) VALUES ('delete', old.id, old.search_text)"
LEARN = "INSERT INTO need_search(rowid, words) VALUES (new.id, new.search_text)"
TRIGGERS = {
    "need_search_learns": f"AFTER INSERT ON need BEGIN {LEARN}; END",
    "need_search_follows": f"AFTER UPDATE OF search_text ON need BEGIN {FORGET}; {LEARN}; END",
    "need_search_forgets": f"AFTER DELETE ON need BEGIN {FORGET}; END",
}


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE INDEX ix_need_search ON need USING gin (to_tsvector('simple', search_text))")
        return
    op.execute("CREATE VIRTUAL TABLE need_search USING fts5(words, content='', tokenize='unicode61')")
    for name, body in TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {name} {body}")
    op.execute("INSERT INTO need_search(rowid, words) SELECT id, search_text FROM need")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP INDEX ix_need_search")
        return
    for name in TRIGGERS:
        op.execute(f"DROP TRIGGER {name}")
    op.execute("DROP TABLE need_search")
