"""A mail server on loopback that takes what it is given, or refuses as a test says; and a worker."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from sqlmodel import select

from app.core.outbox import Outbox
from app.core.settings import Settings
from app.needs.answering import answer_need
from app.needs.forms import AnswerForm
from app.notifications.models import Message, Telling
from app.notifications.worker import Worker
from app.people.models import Person
from tests.cast import HELEN, Part
from tests.house import House

SECRET = "a secret of forty characters for the tests"


class PostOffice:
    """Takes mail over SMTP. `refuses` is answered to every RCPT while it is set."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refuses = ""
        self.port = 0

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if self.refuses:
            return self.refuses
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - as above
        mail = message_from_bytes(envelope.content, policy=default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 taken"

    def to(self, name: str) -> list[EmailMessage]:
        return [mail for mail in self.mails if name in str(mail["To"])]


def read_out(mail: EmailMessage, kind: str = "plain") -> str:
    """One part of a mail: "plain" or "html"."""
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


@contextmanager
def open_post_office() -> Iterator[PostOffice]:
    office = PostOffice()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        office.port = free.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=office.port)
    controller.start()
    yield office
    controller.stop()


def a_worker(house: House, tmp_path: Path, kind: Callable[..., Worker] = Worker, **settings: Any) -> Worker:
    chosen = {"demo": False, "secret_key": SECRET, "base_url": "https://hellos.example", "smtp_host": "127.0.0.1"}
    set_up = Settings(database_url=house.address, uploads=tmp_path / "uploads", **{**chosen, **settings})
    return kind(house.database, set_up, house.app.state.pages)


def work_all(worker: Worker) -> int:
    """Everything that is due; returns how many jobs there were."""
    done = 0
    while worker.work_once():
        done += 1
    return done


def answered(house: House, number: int, by: Part = HELEN, **form: Any) -> None:
    form = {"kind": "done", "words": "It was mended on Monday."} | form
    with house.writing() as session:
        here = house.here(session, by.neighbourhood)
        answer_need(session, house.actor(session, by), here, house.need(session, number), AnswerForm(**form))


def tellings(house: House, part: Part) -> list[Telling]:
    with house.reading() as session:
        theirs = select(Telling).join(Person, Person.id == Telling.person_id).where(Person.handle == part.handle)
        return list(session.exec(theirs.order_by(Telling.id)))


def messages(house: House) -> list[Message]:
    with house.reading() as session:
        return list(session.exec(select(Message).order_by(Message.id)))


def jobs(house: House) -> list[Outbox]:
    with house.reading() as session:
        return list(session.exec(select(Outbox).order_by(Outbox.id)))
