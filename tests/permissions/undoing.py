"""What is tried is undone again at once: `undone` puts the house back as it was without laying it in anew."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event, text

from app.core.database import Database, HouseSession
from app.core.isolation import SETTING
from app.core.schema import whole_schema

UNDO_IS_QUIET = frozenset(
    {"web_session", "guess", "handshake", "kept_words", "idempotent_reply", "sign_in_attempt", "preference"}
)
WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.I)


class Undoing(Database):
    """All transactions of the house, one inside another in one that is never committed: see `undone`."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.held = self.engine.connect()
        self.written: set[str] = set()
        event.listen(self.engine, "before_cursor_execute", self._note)

    @contextmanager
    def reading(self) -> Iterator[HouseSession]:
        info = {"reading": True}
        self._starts()
        with HouseSession(self.held, join_transaction_mode="create_savepoint", info=info) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[HouseSession]:
        self._starts()
        with HouseSession(self.held, join_transaction_mode="create_savepoint", expire_on_commit=False) as session:
            try:
                yield session
                session.commit()
            except BaseException:
                session.rollback()
                raise

    def _starts(self) -> None:
        """One transaction for all: what a new one would forget, this one is told to forget."""
        assert self.held.in_transaction(), "outside `undone` it would be kept"
        if not self.is_sqlite:
            everywhere = "all" if self.engine.get_execution_options().get("whole_house") else ""
            self.held.execute(text(f"SET LOCAL {SETTING} = '{everywhere}'"))

    @contextmanager
    def undone(self) -> Iterator[None]:
        whole = self.held.begin()
        self.written.clear()
        try:
            yield
        finally:
            whole.rollback()

    def rows(self) -> dict[str, list[str]]:
        """What stands in every table that holds what people did."""
        tables = set(whole_schema().metadata.tables) - UNDO_IS_QUIET
        self.whole_house._starts()
        return {name: sorted(map(str, self.held.execute(text(f'SELECT * FROM "{name}"')))) for name in sorted(tables)}

    def _note(self, _connection: object, _cursor: object, statement: str, *_: object) -> None:
        if found := WRITES.match(statement):
            self.written.add(found.group(1))
