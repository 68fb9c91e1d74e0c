"""Finding rows by their folded words: FTS5 on SQLite, tsvector on PostgreSQL, behind two small questions.

A searchable table keeps its folded words in `search_text`; on SQLite a table `<table>_search` follows it by triggers.
What stands after a bar there is found only by those who may read it: else a stranger could try words out, one by one.
"""

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    and_,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
)
from sqlmodel import Session

from app.core.text import folded, folded_words, last_of_runs

BAR = " | "
"""No word holds it, and neither database makes a word of it."""

MOST_WORDS = 12
MOST_LETTERS = 40
"""Of one word: as it may go on, these are enough, and PostgreSQL leaves out words of over two thousand bytes."""


def searchable(for_all: list[str], for_some: list[str]) -> str:
    """A row's `search_text`: what everyone finds it by, and what only some do."""
    hidden, open_to_all = _spelled(for_some), _spelled(for_all)
    return f"{open_to_all}{BAR}{hidden}" if hidden else open_to_all


def matching(session: Session, name: str, words: str, for_all: bool = False) -> Select[tuple[int]] | None:
    """Ids of rows holding all the words (each may go on: "kjor" finds "kjøreordning"); None without words.

    `for_all`: only by what everyone may read.
    """
    wanted = [word[:MOST_LETTERS] for word in folded_words(words)[:MOST_WORDS]]
    if not wanted:
        return None
    found = _found(session, name, wanted, all_of_them=True).subquery()
    if not for_all:
        return select(found.c.id)

    rows = table(name, column("id"), column("search_text"))
    return select(found.c.id).join(rows, rows.c.id == found.c.id).where(_before_the_bar(rows.c.search_text, wanted))


def _spelled(parts: list[str]) -> str:
    return folded(*parts, *last_of_runs(" ".join(parts)))


def _before_the_bar(search_text: ColumnElement[str], wanted: list[str]) -> ColumnElement[bool]:
    words = (literal(" ") + search_text).like
    all_before = and_(*(words(f"% {word.replace('_', '/_')}%{BAR}%", escape="/") for word in wanted))
    return or_(search_text.not_like(f"%{BAR}%"), all_before)


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
