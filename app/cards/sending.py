"""A code that proves who holds a card goes to what we know of its owner already, by e-mail or by text as they wish."""

from dataclasses import dataclass

from sqlmodel import Session

from app.core.outbox import queue
from app.core.settings import Settings
from app.notifications.errands import SIGN_IN, SIGN_IN_TEXT
from app.people.models import Person
from app.people.phones import dialled, region_of, takes_texts
from app.people.sign_in import ask_to_sign_in


@dataclass(frozen=True)
class Way:
    """Who carries it (a topic of the outbox), and to where."""

    topic: str
    to: str

    @property
    def is_text(self) -> bool:
        return self.topic == SIGN_IN_TEXT


def ways_to(person: Person, settings: Settings, zone: str) -> list[Way]:
    """Each way in which a code can reach this person from this house; none, and someone here has to help."""
    region = region_of(zone)
    number = dialled(person.phone or "", region)
    can_be_texted = settings.sends_texts and number is not None and takes_texts(person.phone or "", region)
    by_mail = [Way(SIGN_IN, person.email)] if person.email else []
    return by_mail + ([Way(SIGN_IN_TEXT, number)] if number and can_be_texted else [])


def send_code(session: Session, person: Person, way: Way, address: str) -> str:
    """Returns the key of the browser that asked: the code is worth nothing elsewhere. Raises SlowDown."""
    attempt, browser = ask_to_sign_in(session, way.to, address)
    attempt.person_id = person.id
    queue(session, way.topic, {"attempt_id": attempt.id or 0}, dedupe=f"{way.topic} {attempt.id}")
    return browser
