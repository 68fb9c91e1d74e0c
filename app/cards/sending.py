"""A code that proves who holds a card goes to what we know of its owner already: by e-mail, else by text."""

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


def way_to(person: Person, settings: Settings, zone: str) -> Way | None:
    """None when a code can reach this person in no way that this house has."""
    if person.email:
        return Way(SIGN_IN, person.email)
    region = region_of(zone)
    number = dialled(person.phone or "", region)
    can_be_texted = settings.sends_texts and number is not None and takes_texts(person.phone or "", region)
    return Way(SIGN_IN_TEXT, number) if number and can_be_texted else None


def send_code(session: Session, person: Person, way: Way, address: str) -> str:
    """Returns the key of the browser that asked: the code is worth nothing elsewhere. Raises SlowDown."""
    attempt, browser = ask_to_sign_in(session, way.to, address)
    attempt.person_id = person.id
    queue(session, way.topic, {"attempt_id": attempt.id or 0}, dedupe=f"{way.topic} {attempt.id}")
    return browser
