"""A mail server on loopback: what the house sends really goes over SMTP, and is read here."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class Letterbox:
    """Keeps every mail that comes in."""

    host = "127.0.0.1"

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.port = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the name it is called by
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        return "250 Thank you"

    def to(self, address: str) -> list[EmailMessage]:
        return [mail for mail in self.mails if address in str(mail["To"])]

    @contextmanager
    def open(self) -> Iterator["Letterbox"]:
        controller = Controller(self, hostname=self.host, port=_free_port())
        controller.start()
        self.port = controller.port
        yield self
        controller.stop()


def words_of(mail: EmailMessage) -> str:
    """What a mail says in plain text, spaces made one."""
    part = mail.get_body(("plain",))
    assert part is not None, "a mail that some people cannot read"
    return " ".join(part.get_content().split())


def _free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
