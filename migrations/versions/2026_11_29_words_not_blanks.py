"""Where words must stand, a line break, a tab or a no-break space is none: every CHECK for words knows all blanks.

Rows of blanks that some other program left there stay as they are; the next one is refused.
"""

import re

import sqlalchemy as sa
from alembic import op

from migrations.checked_words import reword

revision = "words_not_blanks"
down_revision = "whose_replies"
branch_labels = None
depends_on = None

BLANKS = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\xad\u1680\u180e"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f"
    "\u2028\u2029\u202f\u205f\u2060\u2800\u3000\u3164\ufeff"
)
TABLES = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%trim(%'"
CHECKS = """
SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'c' AND pg_get_constraintdef(oid) ~ 'TRIM'
"""


def upgrade() -> None:
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        _on_sqlite(bind, r"trim\((\w+)\)", rf"trim(\1, '{BLANKS}')")
    else:
        _on_postgresql(bind, r"TRIM\(BOTH FROM ", f"TRIM(BOTH '{BLANKS}' FROM ")


def downgrade() -> None:
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        _on_sqlite(bind, rf"trim\((\w+), '{BLANKS}'\)", r"trim(\1)")
    else:
        _on_postgresql(bind, rf"TRIM\(BOTH '{BLANKS}'::text FROM ", "TRIM(BOTH FROM ")


def _on_sqlite(bind: sa.Connection, was: str, is_now: str) -> None:
    for table, sql in bind.exec_driver_sql(TABLES).all():
        reword(bind, table, re.sub(was, is_now, sql))


def _on_postgresql(bind: sa.Connection, was: str, is_now: str) -> None:
    for table, name, sql in bind.exec_driver_sql(CHECKS).all():
        rule = re.sub(was, is_now, sql).removesuffix(" NOT VALID")
        bind.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}, ADD CONSTRAINT {name} {rule} NOT VALID")
        # A row that breaks it can have come from no form; while there is one, the rule holds for what comes after it.
        broken = sa.text(rule.replace("CHECK", "NOT", 1))
        if not bind.execute(sa.select(1).select_from(sa.text(table)).where(broken).limit(1)).first():
            bind.exec_driver_sql(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")
