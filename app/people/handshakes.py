"""What is remembered while a browser asks a provider or a passkey: ten minutes, one answer, that browser alone."""

import json
from collections.abc import Mapping
from datetime import timedelta

from sqlmodel import Session, col, select

from app.core import clock
from app.core.secrets import hashed, new_key
from app.people.ways_in import Handshake

LIVES = timedelta(minutes=10)


def begin(session: Session, what: str, words: Mapping[str, str], person_id: int | None = None) -> str:
    """Returns the key that only this browser gets."""
    key = new_key()
    session.add(
        Handshake(key=hashed(key), what=what, words=json.dumps(dict(words)), person_id=person_id, begun_at=clock.now())
    )
    return key


def look(session: Session, key: str, what: str) -> dict[str, str] | None:
    """The same as `take`, but it may be looked at again: for what takes more than one try."""
    found = session.get(Handshake, hashed(key))
    if found is None or found.what != what or found.begun_at < clock.now() - LIVES:
        return None
    words: dict[str, str] = json.loads(found.words)
    return words


def take(session: Session, key: str, what: str, person_id: int | None = None) -> dict[str, str] | None:
    """Uses it up, whatever becomes of the answer. None when it is unknown, too old, or was begun for something else."""
    found = session.exec(select(Handshake).where(Handshake.key == hashed(key)).with_for_update()).first()
    if found is None:
        return None
    session.delete(found)
    is_meant = found.what == what and found.person_id == person_id
    words: dict[str, str] = json.loads(found.words)
    return words if is_meant and found.begun_at >= clock.now() - LIVES else None


def forget_old(session: Session, most: int) -> None:
    old = select(Handshake).where(col(Handshake.begun_at) < clock.now() - LIVES).limit(most)
    for handshake in session.exec(old):
        session.delete(handshake)
