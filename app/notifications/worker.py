"""Carries the outbox: what could only be sent after the commit is sent here, at least once, and ticked off.

A job is claimed in one short transaction, carried out in none, and settled in another. If the worker dies in between,
the job is taken up again after a while, and the mail that is then sent has the same Message-ID as before.
"""

import logging
import signal
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from threading import Event, Thread

from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from app.core import assets, clock, outbox, replies
from app.core.database import Database
from app.core.outbox import Outbox, OutboxState
from app.core.pages import Pages
from app.core.schema import whole_schema
from app.core.settings import Settings
from app.notifications import service
from app.notifications.addressed import mail_waiting
from app.notifications.mail import MailRoom
from app.notifications.models import Telling, TellingState
from app.participation import guard  # noqa: F401 - the worker makes no quiet writes either
from app.people import sign_in
from app.people.models import Person, SignInAttempt
from app.people.sign_in import LINK_LIVES, keys_for

TELLING = service.BY_MACHINE
SIGN_IN = "sign_in"
BETWEEN_SWEEPS = timedelta(hours=1)
POLL = 2.0
"""Seconds between two looks at an empty outbox."""

log = logging.getLogger("ninehellos")


@dataclass(frozen=True)
class Outcome:
    """How carrying a job went: no error, or one that may pass, or one that will not."""

    error: str = ""
    is_for_good: bool = False


class Unreachable(Exception):
    """There is no address to send to, and trying again will not find one."""


class Worker:
    """Any number of these may run, in one process or in many."""

    def __init__(self, database: Database, settings: Settings, pages: Pages) -> None:
        self.database = database
        self.settings = settings
        self.mail_room = MailRoom(settings, pages)
        self._sweeps_next = clock.now()

    def work_until(self, stop: Event) -> None:
        """Carry job after job; when there is none, look again a little later."""
        while not stop.is_set():
            try:
                self.sweep_when_due()
                was_busy = self.work_once()
            except SQLAlchemyError:
                log.exception("the outbox can't be reached")
                was_busy = False
            if not was_busy:
                stop.wait(POLL)

    def sweep_when_due(self) -> None:
        """Once an hour, let go of keys and answers that are of no use any more."""
        if clock.now() < self._sweeps_next:
            return
        self._sweeps_next = clock.now() + BETWEEN_SWEEPS
        with self.database.writing() as session:
            replies.forget_old(session)
            sign_in.forget_old(session)

    def work_once(self) -> bool:
        """Carry one job that is due. False when there was none, or when there is nothing to send it with."""
        if not self.mail_room.is_open:
            return False
        with self.database.writing() as session:
            job = outbox.claim(session)
        if job is None:
            return False
        self.settle(job, self.carry(job))
        return True

    def carry(self, job: Outbox) -> Outcome:
        """Do what the job says. Every failure becomes an outcome, so that one bad job never stops the others."""
        if job.attempts > outbox.MOST_ATTEMPTS:
            return Outcome("the worker died each time", is_for_good=True)
        try:
            mail = self._mail(job)
            if mail is not None:
                self.mail_room.send(mail)
        except (OSError, Unreachable) as error:
            return Outcome(_without_names(error), _will_not_pass(error))
        except Exception as error:
            log.exception("job %s could not be carried out", job.id)
            return Outcome(type(error).__name__)
        return Outcome()

    def settle(self, job: Outbox, outcome: Outcome) -> None:
        """Write down how it went, for the machine and, when people were to be told, for the work list."""
        with self.database.writing() as session:
            kept = session.get_one(Outbox, job.id, with_for_update=True)
            outbox.settle(kept, outcome.error, outcome.is_for_good)
            if kept.topic == TELLING:
                _settle_telling(session, kept)
            if kept.state == OutboxState.GIVEN_UP:
                log.warning("job %s (%s) was given up: %s", kept.id, kept.topic, outcome.error)

    def _mail(self, job: Outbox) -> EmailMessage | None:
        """What is to be sent, or None when there is nothing to send any more."""
        if job.topic == SIGN_IN:
            return self._sign_in_mail(job)
        with self.database.reading() as session:
            posted = mail_waiting(session, job.payload["telling_id"])
        if posted is None:
            return None
        if not posted.email:
            raise Unreachable
        return self.mail_room.about_a_need(posted, same_as=job.dedupe)

    def _sign_in_mail(self, job: Outbox) -> EmailMessage | None:
        """Link and code are made now and saved before they leave. Later ones are another mail, as these then fail."""
        with self.database.writing() as session:
            attempt = session.get(SignInAttempt, job.payload["attempt_id"])
            if attempt is None or not _is_wanted(attempt):
                return None
            person = session.get_one(Person, attempt.person_id)
            link, code = keys_for(session, attempt, self.settings.secret_key)
        return self.mail_room.about_signing_in(person, link, code, same_as=f"{job.dedupe}, {job.attempts}")


def work_until_stopped(settings: Settings) -> None:
    """The command `work`: ends after the job in hand when asked to (SIGTERM, Ctrl+C)."""
    whole_schema()
    stop = Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    database = Database(settings.database_url)
    try:
        Worker(database, settings, Pages(assets.Assets())).work_until(stop)
    finally:
        database.engine.dispose()


@contextmanager
def working_beside(app: FastAPI) -> Iterator[None]:
    """A worker in a thread of its own for as long as the app is served."""
    worker = Worker(app.state.database, app.state.settings, app.state.pages)
    stop = Event()
    thread = Thread(target=worker.work_until, args=(stop,), name="outbox", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=5)


def _settle_telling(session: Session, job: Outbox) -> None:
    telling = session.get_one(Telling, job.payload["telling_id"], with_for_update=True)
    if telling.state != TellingState.WAITING:
        return  # someone has told them in the meantime
    if job.state == OutboxState.DONE:
        service.told_by_machine(session, telling)
    elif job.state == OutboxState.GIVEN_UP:
        service.give_up(session, telling)


def _is_wanted(attempt: SignInAttempt) -> bool:
    is_fresh = attempt.asked_at > clock.now() - LINK_LIVES
    return attempt.person_id is not None and attempt.used_at is None and is_fresh


def _will_not_pass(error: Exception) -> bool:
    """The server knows this address and refuses it; anything else may be better tomorrow."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, Unreachable)


def _without_names(error: Exception) -> str:
    """What went wrong, without the address that a mail server likes to repeat."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return f"refused: {sorted(code for code, _ in error.recipients.values())}"
    code = getattr(error, "smtp_code", "") or getattr(error, "errno", "") or ""
    return f"{type(error).__name__} {code}".strip()
