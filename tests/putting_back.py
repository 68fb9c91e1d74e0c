"""A house on PostgreSQL is put back as it was: a fresh copy costs far more, and whoever comes in to that is a stranger.

What a test wrote in is emptied, cut to nothing and filled anew, so it lies on the disk too as in a copy.
"""

import psycopg
from psycopg import sql

OURS = "relkind = 'r' AND relnamespace = 'public'::regnamespace"
SEIZED = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"""
WRITTEN = f"SELECT relname FROM pg_class WHERE {OURS} AND pg_relation_size(oid) > 0 AND relname <> ALL(%s)"
"""Where nothing stood in the beginning: what was taken back again leaves its room behind."""
AS_IT_STANDS = """SELECT {0}, md5(string_agg(ctid::text || one::text, '|' ORDER BY ctid)),
  json_agg(one ORDER BY ctid)::text FROM {1} one"""
COUNTED = """SELECT json_agg(json_build_object('name', quote_ident(sequencename), 'last', last_value))::text
  FROM pg_sequences WHERE schemaname = 'public'"""
COUNT_ON = """SELECT setval(name::regclass, coalesce(last, 1), last IS NOT NULL)
  FROM json_to_recordset(%s) AS one (name text, last bigint)"""
FILL = "INSERT INTO {0} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::{0}, %s)"
NEVER_LOOKED_AT = f"UPDATE pg_class SET reltuples = -1, relpages = 0, relallvisible = 0 WHERE {OURS} AND reltuples >= 0"
"""Or the plans for a test would hang on what the tests before it wrote."""


class Kept:
    """One database as it was when it was copied, and the way back to that."""

    def __init__(self, address: str) -> None:
        self._owner = psycopg.connect(address.replace("+psycopg", ""), autocommit=True)
        names = [name for (name,) in self._owner.execute(f"SELECT relname FROM pg_class WHERE {OURS}")]
        stands = [one for name in names for one in self._owner.execute(_read(name)) if one[1]]
        self._marks = {name: mark for name, mark, _ in stands}
        self._rows = {name: rows for name, _, rows in stands}
        self._read = sql.SQL(" UNION ALL ").join(map(_read, self._rows))
        ((self._counted,),) = self._owner.execute(COUNTED)

    def put_back(self) -> None:
        self._owner.execute(SEIZED)
        written = [name for (name,) in self._owner.execute(WRITTEN, [list(self._rows)])]
        written += [name for name, mark, _ in self._owner.execute(self._read) if mark != self._marks[name]]
        with self._owner.transaction():
            self._past_all_rules()
            for name in written:
                self._owner.execute(_said("DELETE FROM {}", name))
        if written:
            self._owner.execute(sql.SQL("VACUUM {}").format(sql.SQL(", ").join(map(sql.Identifier, written))))
        with self._owner.transaction():
            self._past_all_rules()
            for name in self._rows.keys() & set(written):
                self._owner.execute(_said(FILL, name), [self._rows[name]])
            self._owner.execute(COUNT_ON, [self._counted])
            self._owner.execute(NEVER_LOOKED_AT)

    def close(self) -> None:
        self._owner.close()

    def _past_all_rules(self) -> None:
        """What is only ever added to is emptied as well, and no one asks who still needs what goes."""
        self._owner.execute("SET LOCAL session_replication_role = replica")


def _read(name: str) -> sql.Composed:
    return sql.SQL(AS_IT_STANDS).format(sql.Literal(name), sql.Identifier(name))


def _said(statement: str, name: str) -> sql.Composed:
    return sql.SQL(statement).format(sql.Identifier(name))
