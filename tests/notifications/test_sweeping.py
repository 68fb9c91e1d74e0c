"""What is of no use any more is let go of."""

from datetime import timedelta

from sqlmodel import select

from app.core import clock
from app.core.replies import IdempotentReply
from app.notifications.worker import Worker
from app.people.models import SignInAttempt, WebSession
from app.people.sign_in import ask_to_sign_in
from tests.cast import ROSA
from tests.house import House


def test_old_answers_sessions_and_attempts_are_let_go_of_once_an_hour(house: House) -> None:
    rosa = house.tablet(ROSA)
    rosa.send("/linnet/needs", title="A seat at the bus stop", once="a form")
    with house.writing() as session:
        ask_to_sign_in(session, "rosa@example.org", "127.0.0.1")
    worker = Worker(house.database, house.app.state.settings, house.app.state.pages)

    worker.sweep_when_due()
    assert _kept(house) == [1, 1, 1]
    with clock.at(clock.now() + timedelta(days=400)):
        worker.sweep_when_due()
        assert _kept(house) == [0, 0, 0]


def _kept(house: House) -> list[int]:
    with house.reading() as session:
        return [len(session.exec(select(table)).all()) for table in (IdempotentReply, WebSession, SignInAttempt)]
