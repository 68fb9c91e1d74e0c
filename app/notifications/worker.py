"""Carries the outbox: what could only be sent after the commit is sent here, at least once, and ticked off.

A job is claimed in one short transaction, carried out in none, and settled in another. If the worker dies in between,
the job is taken up again after a while, and the mail that is then sent has the same Message-ID as before.
"""

import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread

from fastapi import FastAPI
from sqlmodel import Session

from app.core import assets, clock, outbox, replies, sweeping
from app.core.database import Database
from app.core.outbox import Outbox, OutboxState
from app.core.pages import Pages
from app.core.schema import whole_schema
from app.core.settings import Settings
from app.notifications import service
from app.notifications.errands import BY_TEXT, CHORES, ERRANDS
from app.notifications.mail import MailRoom
from app.notifications.models import Telling, TellingState
from app.notifications.outcome import NotTaken, Outcome, Unreachable, outcome_of
from app.notifications.texts import texts_of
from app.participation import guard  # noqa: F401 - the worker makes no quiet writes either
from app.people import sign_in

TELLINGS = frozenset(service.BY_MACHINE.values())
BETWEEN_SWEEPS = timedelta(hours=1)
POLL = 2.0
"""Seconds between two looks at an empty outbox."""

log = logging.getLogger("ninehellos")


class Worker:
    """Any number of these may run, in one process or in many."""

    def __init__(self, database: Database, settings: Settings, pages: Pages) -> None:
        self.database = database.whole_house
        self.settings = settings
        self.mail_room = MailRoom(settings, pages)
        self.texts = texts_of(settings)
        self._sweeps_next = clock.now()

    def work_until(self, stop: Event) -> None:
        """Carry job after job; when there is none, look again a little later."""
        while not stop.is_set():
            try:
                self.sweep_when_due()
                was_busy = self.work_once()
            except Exception:
                # Whatever it was, the mail after this one is still to be sent.
                log.exception("the outbox could not be worked")
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
            sweeping.sweep(session)

    def work_once(self) -> bool:
        """Carry one job that is due. False when there was none, or when there is nothing to send it with."""
        topics = self._can_carry()
        if not topics:
            return False
        with self.database.writing() as session:
            job = outbox.claim(session, topics)
        if job is None:
            return False
        self.settle(job, self.carry(job))
        return True

    def carry(self, job: Outbox) -> Outcome:
        """Do what the job says. Every failure becomes an outcome, so that one bad job never stops the others."""
        if job.attempts > outbox.MOST_ATTEMPTS:
            return Outcome("the worker died each time", is_for_good=True)
        try:
            self._send(job)
        except (OSError, Unreachable, NotTaken) as error:
            return outcome_of(error)
        except Exception as error:
            log.exception("job %s could not be carried out", job.id)
            return Outcome(type(error).__name__)
        return Outcome()

    def _can_carry(self) -> list[str]:
        """What can't leave as this house is set up stays in the outbox."""
        return [*CHORES, *(ERRANDS if self.mail_room.is_open else ()), *(BY_TEXT if self.texts else ())]

    def _send(self, job: Outbox) -> None:
        if job.topic in CHORES:
            with self.database.writing() as session:
                CHORES[job.topic](job, session)
            return
        if job.topic in BY_TEXT:
            text = BY_TEXT[job.topic](job, self.database, self.mail_room)
            # A second try first asks whether the text got through and only the answer was lost.
            if text and self.texts and (job.attempts == 1 or not self.texts.has_sent(text.reference)):
                self.texts.send(text.to, text.words, text.reference)
            return
        mail = ERRANDS[job.topic](job, self.database, self.mail_room)
        if mail is not None:
            self.mail_room.send(mail)

    def settle(self, job: Outbox, outcome: Outcome) -> None:
        """Write down how it went, for the machine and, when people were to be told, for the work list."""
        with self.database.writing() as session:
            kept = session.get_one(Outbox, job.id, with_for_update=True)
            if not _is_still_ours(kept, job, outcome):
                return
            outbox.settle(kept, outcome.error, outcome.is_for_good)
            if kept.topic in TELLINGS:
                _settle_telling(session, kept)
            if kept.state == OutboxState.GIVEN_UP:
                log.warning("job %s (%s) was given up: %s", kept.id, kept.topic, outcome.error)


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


def _is_still_ours(kept: Outbox, job: Outbox, outcome: Outcome) -> bool:
    """A very slow worker has lost the job to another: that it sent the mail counts, that it failed does not."""
    was_taken_over = kept.attempts != job.attempts
    return kept.state == OutboxState.WAITING and not (was_taken_over and outcome.error)


def _settle_telling(session: Session, job: Outbox) -> None:
    telling = session.get_one(Telling, job.payload["telling_id"], with_for_update=True)
    if telling.state != TellingState.WAITING:
        return  # someone has told them in the meantime
    if job.state == OutboxState.DONE:
        service.told_by_machine(session, telling)
    elif job.state == OutboxState.GIVEN_UP:
        service.give_up(session, telling)
