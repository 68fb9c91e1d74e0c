"""Finding rows by their folded words: FTS5 on SQLite, tsvector on PostgreSQL, behind two small questions.

A searchable table keeps its folded words in `search_text`; on SQLite a table `<table>_search` follows it by triggers.
"""

from sqlalchemy import ColumnElement, FromClause, Select, Subquery, column, func, literal_column, select, table
from sqlmodel import Session

from app.core.text import folded_words

MOST_WORDS = 12
MOST_LETTERS = 40
"""Of one word: as it may go on, these are enough, and PostgreSQL leaves out words of over two thousand bytes."""


def matching(session: Session, name: str, words: str) -> Select[tuple[int]] | None:
    """Ids of rows holding all the words (each may go on: "kjor" finds "kjøreordning"); None without words."""
    wanted = [word[:MOST_LETTERS] for word in folded_words(words)[:MOST_WORDS]]
    if not wanted:
        return None
    found = _found(session, name, wanted, all_of_them=True).subquery()
    return select(found.c.id)


def alike(session: Session, name: str, words: str) -> Subquery | None:
    """Rows holding any of the longer words: columns `id` and `likeness` (higher is more alike)."""
    longer = (word for word in dict.fromkeys(folded_words(words)) if len(word) > 3 or not word.isascii())
    wanted = [word[:MOST_LETTERS] for word in list(longer)[:MOST_WORDS]]
    return _found(session, name, wanted, all_of_them=False).subquery() if wanted else None


def _found(session: Session, name: str, wanted: list[str], all_of_them: bool) -> Select[tuple[int, float]]:
    if session.get_bind().dialect.name == "sqlite":
        return _found_by_fts(table(f"{name}_search", column("rowid")), wanted, all_of_them)

    rows = table(name, column("id"), column("search_text"))
    # The expression must read like the index's own, so the configuration is spelled out, not bound.
    vector = func.to_tsvector(literal_column("'simple'"), rows.c.search_text)
    question = func.to_tsquery(
        literal_column("'simple'"), (" & " if all_of_them else " | ").join(f"'{word}':*" for word in wanted)
    )
    likeness = func.ts_rank(vector, question).label("likeness")
    return select(rows.c.id, likeness).where(vector.op("@@")(question))


def _found_by_fts(rows: FromClause, wanted: list[str], all_of_them: bool) -> Select[tuple[int, float]]:
    question = (" AND " if all_of_them else " OR ").join(f'"{word}" *' for word in wanted)
    whole: ColumnElement[str] = literal_column(str(rows))
    likeness = (-func.bm25(whole)).label("likeness")
    return select(rows.c.rowid.label("id"), likeness).where(whole.op("MATCH")(question))
