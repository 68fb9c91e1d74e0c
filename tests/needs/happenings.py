"""What happens to a need in these tests, through the services people use; and what is left of it in the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from sqlalchemy import event, insert, update
from sqlmodel import col, select

from app.core import clock
from app.core.text import folded
from app.needs.answering import answer_need
from app.needs.forms import AnswerForm, CommentForm
from app.needs.kinds import ReviewState
from app.needs.models import Need
from app.needs.moderating import show_comment
from app.needs.raising import back_need
from app.needs.replies import Comment
from app.needs.talking import comment
from app.neighbourhoods.models import Neighbourhood
from app.notifications.models import Message, Telling
from app.people.models import Person
from tests.cast import HELEN, MINA, ROSA, Part
from tests.house import House
from tests.tablet import Page

ENOUGH = {
    "done": {},
    "doing": {"by_when": 10},
    "not_yet": {"look_again_on": 10},
    "no": {"instead": "A seat by the front door."},
    "dont_know": {"tell_by": 10},
}
"""What each kind of answer must say besides its words; numbers are days from now."""


def in_days(days: int) -> date:
    return clock.today("Europe/London") + timedelta(days=days)


def an_answer(kind: str, words: str = "The caretaker mended it.", **more: Any) -> dict[str, str]:
    """The fields of an honest answer."""
    must_say = {name: in_days(said) if isinstance(said, int) else said for name, said in ENOUGH[kind].items()}
    return {name: str(value) for name, value in ({"kind": kind, "words": words} | must_say | more).items()}


def answered(house: House, number: int, kind: str = "done", by: Part = HELEN, **more: Any) -> None:
    with house.writing() as session:
        form = AnswerForm.model_validate(an_answer(kind, **more))
        answer_need(session, house.actor(session, by), house.here(session), house.need(session, number), form)


def backed(house: House, number: int, *parts: Part) -> None:
    with house.writing() as session:
        for part in parts:
            back_need(session, house.actor(session, part), house.need(session, number))


def commented(house: House, number: int, words: str, by: Part = ROSA, shown: bool = True) -> int:
    """Someone talks about a need, and Mina shows it; returns the comment's id."""
    with house.writing() as session:
        here, need = house.here(session, by.neighbourhood), house.need(session, number)
        said = comment(session, house.actor(session, by), here, need, CommentForm(words=words))
        if shown and not said.is_shown:
            show_comment(session, house.actor(session, MINA), said)
        return said.id


def tellings(house: House, about: str) -> dict[str, tuple[str, str]]:
    """Who is to be told the newest messages of this kind: {handle: (way, state)}; the noticeboard is ""."""
    with house.reading() as session:
        rows = (
            select(Person.handle, Telling.way, Telling.state)
            .select_from(Telling)
            .join(Message, col(Message.id) == Telling.message_id)
            .outerjoin(Person, col(Person.id) == Telling.person_id)
            .where(Message.about == about)
            .order_by(col(Telling.id))
        )
        return {handle or "": (way.value, state.value) for handle, way, state in session.exec(rows)}


def everything(house: House, table: Any) -> list[Any]:
    """Every row of a table, oldest first."""
    with house.database.reading() as session:
        found = list(session.exec(select(table).order_by(col(table.id))))
        session.expunge_all()
        return found


def the_row(house: House, number: int) -> Need:
    return next(need for need in everything(house, Need) if need.number == number)


def the_comment(house: House, comment_id: int) -> Comment:
    return next(said for said in everything(house, Comment) if said.id == comment_id)


def beside(page: Page, field: str) -> str:
    """The sentence beside a field."""
    found = page.tree.xpath(f"//*[@id='{field}-error']")
    assert found, f"nothing stands beside {field}: {page.words[:1500]}"
    return " ".join(found[0].text_content().split())


def many_needs(house: House, count: int, first: int = 1, **more: Any) -> None:
    """Shown needs by the hundred, laid straight into the table, a minute apart; Rosa raised them all."""
    with house.reading() as session:
        here, rosa = house.here(session).id, house.actor(session, ROSA).person_id
    now = clock.now()
    rows = []
    for number in range(first, first + count):
        title, moment = f"Bench {number} is broken", now - timedelta(days=900) + timedelta(minutes=number)
        need = Need(neighbourhood_id=here, number=number, title=title, search_text=folded(title), said_by_id=rosa)
        need.review, need.said_at, need.shown_at, need.waits_from = ReviewState.SHOWN, moment, moment, moment
        rows.append(need.model_dump(exclude={"id"}) | more)
    with house.database.engine.begin() as connection:
        connection.execute(insert(Need), rows)
        connection.execute(
            update(Neighbourhood).where(col(Neighbourhood.id) == here).values(last_need_number=first + count - 1)
        )


@contextmanager
def counted(house: House) -> Iterator[list[str]]:
    """The statements sent to the database meanwhile; a BEGIN asks nothing, so it is not counted."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(house.visits.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(house.visits.engine, "before_cursor_execute", note)
