"""When something breaks inside a call, nothing of it is left behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event, func
from sqlmodel import select

from app.core.database import HouseSession
from app.core.outbox import Outbox
from app.core.replies import IdempotentReply
from app.needs.models import Backing, Need
from app.needs.replies import Answer, Comment
from app.notifications.models import Message, Telling
from app.participation.models import Participation
from tests.api.program import Program
from tests.cast import HELEN, OMAR
from tests.house import House

TABLES = (Need, Backing, Comment, Answer, Message, Telling, Participation, Outbox, IdempotentReply)
CALLS: list[tuple[str, Any]] = [
    ("needs", {"title": "A lamp"}),
    ("needs/1/backing", {}),
    ("needs/1/comments", {"words": "Yes."}),
    ("needs/1/answers", {"kind": "done", "words": "The bench is mended."}),
]


@pytest.mark.parametrize("moment", ["before_commit", "after_flush", "the database"])
def test_a_failure_leaves_nothing_and_the_same_key_may_try_again(house: House, moment: str) -> None:
    house.a_need(by=OMAR)
    helen = Program(house, HELEN)
    for path, body in CALLS:
        before = _rows(house)
        with _failing(house, moment):
            problem = helen.post(path, body, status=500, once="k")
        assert "nothing was changed" in problem["detail"]
        assert _rows(house) == before

        helen.post(path, body, once="k")
        assert _rows(house)[Participation] == before[Participation] + 1


@contextmanager
def _failing(house: House, moment: str) -> Iterator[None]:
    """The session breaks at this moment, or the database at its COMMIT."""

    def fail(*_: object) -> None:
        raise RuntimeError("the lights went out")

    target, name = (house.visits.engine, "commit") if moment == "the database" else (HouseSession, moment)
    event.listen(target, name, fail)
    try:
        yield
    finally:
        event.remove(target, name, fail)


def _rows(house: House) -> dict[type, int]:
    with house.reading() as session:
        return {table: session.exec(select(func.count()).select_from(table)).one() for table in TABLES}
