"""What a job of the outbox asks to have sent: the mail or the text itself, written at the last moment."""

from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from functools import partial

from sqlmodel import Session

from app.core import clock
from app.core.database import Database
from app.core.languages import language_for
from app.core.outbox import Outbox
from app.core.secrets import sealed
from app.neighbourhoods.queries import neighbourhood_called
from app.notifications.addressed import Addressed, Asked, still_waiting, whom_to_ask
from app.notifications.mail import MailRoom
from app.notifications.outcome import Unreachable
from app.notifications.service import BY_MACHINE
from app.notifications.short import code_in_short, in_short
from app.notifications.wording import in_words
from app.people.models import Person, SignInAttempt, ToldBy
from app.people.phones import dialled, region_of
from app.people.sign_in import LINK_LIVES, keys_for

SIGN_IN, SIGN_IN_TEXT = "sign_in", "sign_in_text"


@dataclass(frozen=True)
class Text:
    """One text message, and the name by which it is known when it is sent twice."""

    to: str
    words: str
    reference: str


def _news(job: Outbox, database: Database, mail_room: MailRoom) -> EmailMessage | None:
    posted, ask = _posted(job, database)
    if posted is None:
        return None
    if not posted.email:
        raise Unreachable
    return mail_room.about_a_need(posted, ask, same_as=job.dedupe)


def _news_in_short(job: Outbox, database: Database, mail_room: MailRoom) -> Text | None:
    posted, ask = _posted(job, database)
    if posted is None:
        return None
    home = posted.neighbourhood
    number = dialled(posted.phone or "", region_of(home.time_zone))
    if number is None:
        raise Unreachable
    language = language_for(posted.language, home.language)
    say = partial(mail_room.pages.say, language)
    wording = in_words(say, language, posted.message)
    words = in_short(say, home.name, wording, mail_room.link_to(home.slug, wording), ask)
    return Text(number, words, _reference(job.dedupe, mail_room))


def _way_in(job: Outbox, database: Database, mail_room: MailRoom) -> EmailMessage | None:
    """Link and code are made now and saved before they leave. Later ones are another mail, as these then fail."""
    keys = _new_keys(job, database, mail_room)
    if keys is None:
        return None
    person, attempt, link, code = keys
    same_as = f"{job.dedupe}, {job.attempts}"
    if attempt.confirms:
        return mail_room.about_new_address(person, attempt.email, code, same_as)
    return mail_room.about_signing_in(person, link, code, same_as)


def _code_in_short(job: Outbox, database: Database, mail_room: MailRoom) -> Text | None:
    """The number stands where the address of a mail would; each try has a code of its own."""
    keys = _new_keys(job, database, mail_room)
    if keys is None:
        return None
    person, attempt, _, code = keys
    say = partial(mail_room.pages.say, language_for(person.language))
    words = code_in_short(say, code, attempt.confirms)
    return Text(attempt.email, words, _reference(f"{job.dedupe}, {job.attempts}", mail_room))


ERRANDS: dict[str, Callable[[Outbox, Database, MailRoom], EmailMessage | None]] = {
    BY_MACHINE[ToldBy.EMAIL]: _news,
    SIGN_IN: _way_in,
}
"""What is mailed; rooms above this one put in theirs. None: there is nothing to send any more."""
BY_TEXT: dict[str, Callable[[Outbox, Database, MailRoom], Text | None]] = {
    BY_MACHINE[ToldBy.TEXT]: _news_in_short,
    SIGN_IN_TEXT: _code_in_short,
}

CHORES: dict[str, Callable[[Outbox, Session], None]] = {}
"""What is only done here, with nothing to send: in a transaction of its own; done twice, it must do no harm."""


def _posted(job: Outbox, database: Database) -> tuple[Addressed | None, Asked | None]:
    with database.reading() as session:
        posted = still_waiting(session, job.payload["telling_id"])
        if posted is None:
            return None, None
        return posted, whom_to_ask(session, neighbourhood_called(session, posted.neighbourhood.slug))


def _new_keys(job: Outbox, database: Database, mail_room: MailRoom) -> tuple[Person, SignInAttempt, str, str] | None:
    with database.writing() as session:
        attempt = session.get(SignInAttempt, job.payload["attempt_id"])
        if attempt is None or not _is_wanted(attempt):
            return None
        person = session.get_one(Person, attempt.person_id)
        return person, attempt, *keys_for(session, attempt, mail_room.settings.secret_key)


def _is_wanted(attempt: SignInAttempt) -> bool:
    is_fresh = attempt.asked_at > clock.now() - LINK_LIVES
    return attempt.person_id is not None and attempt.used_at is None and is_fresh


def _reference(same_as: str, mail_room: MailRoom) -> str:
    return sealed(same_as, mail_room.settings.secret_key)[:32]
