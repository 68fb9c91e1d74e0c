"""Words are more than blanks, whoever writes them: a line break, a tab or a no-break space says nothing."""

import sys

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, insert, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from app.commands import alembic_config
from app.core import clock
from app.core.tables import BLANKS, has_words
from app.core.text import says_nothing
from app.needs.replies import Comment
from tests.guards.repository import named, under
from tests.house import House, migrate
from tests.postgres import APP, OWNER

OF_BLANKS = "\n \t\u00a0\u200b"
IN_CORE = "app/core/tables.py"


def test_every_space_there_is_is_a_blank_and_so_it_is_to_a_form() -> None:
    spaces = {chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()}
    assert spaces - set(BLANKS) == set()
    assert [mark for mark in BLANKS if not says_nothing(mark)] == []


def test_the_database_takes_no_blank_for_a_word(engine: Engine) -> None:
    asked = text(f"SELECT {has_words('words')} FROM (SELECT CAST(:words AS text) AS words) AS typed")
    with engine.connect() as connection:
        answers = {words: connection.execute(asked, {"words": words}).scalar_one() for words in (*BLANKS, OF_BLANKS)}
        assert [words for words, taken in answers.items() if taken] == []
        assert connection.execute(asked, {"words": f"{OF_BLANKS}No.{OF_BLANKS}"}).scalar_one()


def test_no_check_for_words_is_written_by_hand() -> None:
    by_hand = [named(path) for path in under("app", ".py") if "trim(" in path.read_text() and named(path) != IN_CORE]
    assert by_hand == []


def test_rows_of_blanks_from_before_stay_and_the_next_is_refused(house: House) -> None:
    number = house.a_need()
    address = house.address.replace(APP, OWNER)
    revision = ScriptDirectory.from_config(alembic_config(address)).get_revision("words_not_blanks")
    command.downgrade(alembic_config(address), str(revision.down_revision))
    _says(house, number, "\n")
    migrate(address)
    with house.reading() as session:
        assert session.exec(select(Comment.words)).all() == ["\n"]
    with pytest.raises(IntegrityError):
        _says(house, number, "\t")


def _says(house: House, number: int, words: str) -> None:
    """A comment as a stranger with SQL would write it."""
    with house.database.engine.begin() as connection:
        here = {"neighbourhood_id": 1, "need_id": number, "via": "own_device", "words": words}
        connection.execute(insert(Comment).values(read_back=False, said_at=clock.now(), hidden_reason="", **here))
