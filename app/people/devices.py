"""Where someone is signed in: which device, since when, and ending it from here."""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from app.core import clock
from app.core.secrets import hashed
from app.people.models import WebSession
from app.people.sessions import end_sessions, has_idled
from app.permissions.rules import Act, permit
from app.permissions.who import Actor, SessionKind

LONGEST_AGENT = 400
SHORT = 16
"""Letters of a session's hash that name it on its owner's page; they open nothing."""

# In this order: most browsers also claim to be those that stand further down.
BROWSERS = (
    ("Edge", r"Edg(A|iOS)?/"),
    ("Opera", r"OPR/|Opera"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrome/|CriOS/"),
    ("Safari", r"Safari/"),
)
SYSTEMS = (
    ("iPad", r"iPad"),
    ("iPhone", r"iPhone"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("Chromebook", r"CrOS"),
    ("Mac", r"Macintosh"),
    ("Linux", r"Linux"),
)


@dataclass(frozen=True)
class Device:
    """One place where someone is signed in, as they would know it."""

    name: str
    browser: str
    system: str
    kind: SessionKind
    since: datetime
    last_seen_at: datetime
    idle_minutes: int | None
    is_this: bool


def device_words(agent: str) -> str:
    """Such as “Chrome on Android”, from what a browser says about itself; "" when it says nothing we know."""
    agent = agent[:LONGEST_AGENT]
    return " on ".join(filter(None, (_first(BROWSERS, agent), _first(SYSTEMS, agent))))


def devices_of(session: Session, actor: Actor, key: str) -> list[Device]:
    """Where this person is signed in now; the one that asks comes first, then the one seen last."""
    permit(actor, Act.SEE_OWN)

    open_now = select(WebSession).where(WebSession.person_id == actor.person_id, col(WebSession.ends_at) > clock.now())
    found = session.exec(open_now.order_by(col(WebSession.last_seen_at).desc()))
    described = (_described(held, hashed(key)) for held in found if not has_idled(held))
    return sorted(described, key=lambda one: not one.is_this)


def end_device(session: Session, actor: Actor, name: str) -> None:
    """Signed out there, from its next page on."""
    permit(actor, Act.SEE_OWN)

    end_sessions(session, WebSession.person_id == actor.person_id, func.substr(WebSession.key, 1, SHORT) == name)


def end_others(session: Session, actor: Actor, key: str) -> None:
    """Signed out everywhere but here."""
    permit(actor, Act.SEE_OWN)

    end_sessions(session, WebSession.person_id == actor.person_id, WebSession.key != hashed(key))


def _described(held: WebSession, this: str) -> Device:
    browser, _, system = held.device.partition(" on ")
    if not system and browser in dict(SYSTEMS):
        browser, system = "", browser
    return Device(
        name=held.key[:SHORT],
        browser=browser,
        system=system,
        kind=SessionKind(held.kind),
        since=held.made_at,
        last_seen_at=held.last_seen_at,
        idle_minutes=held.idle_minutes,
        is_this=held.key == this,
    )


def _first(named: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for name, marks in named if re.search(marks, agent)), "")
