"""Words that were on their way when someone first had to show who they are: kept for an hour, given back once.

They stand in no address and no cookie. The table holds them sealed with a key that only that browser has, so that
neither a copy of the database nor the next person at the same screen can read them.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from fastapi.responses import Response
from sqlmodel import Field, Session, col, select

from app.core import clock
from app.core.sealing import seal, unseal
from app.core.secrets import hashed, new_key
from app.core.sweeping import hourly
from app.core.tables import Row
from app.core.transactions import cookie_name
from app.core.visits import Visit

LIVES = timedelta(hours=1)
LONGEST = 60_000
"""Letters in all; a form of ours takes far fewer."""
MOST_AT_ONCE = 500
COOKIE = "words"
NOT_KEPT = frozenset({"once", "pin", "code", "credential", "return_to"})
"""What opens a door, and what no one wrote."""
IN_ONE_WORD = frozenset({"title", "story", "words", "name", "reason", "why", "called"})
"""Where one small word may be all that someone wrote."""
_CHOICE = re.compile(r"[a-z]+(?:_[a-z]+)*")
"""What stands for a choice in our forms: “resident”, “in_person”, “en”."""
FOR = "kept words"


class KeptWords(Row, table=True):
    """What one person wrote into the form of one page."""

    __tablename__ = "kept_words"

    key: str = Field(primary_key=True, max_length=64)
    """Hash of what only that browser holds."""
    person_id: int = Field(foreign_key="person.id", index=True)
    place: str = Field(max_length=300)
    words: str
    kept_at: datetime = Field(default_factory=clock.now)


@dataclass(frozen=True)
class GivenBack:
    """What stood in the form, by its fields; `is_for_another`: someone else has come in since."""

    words: Mapping[str, str]
    is_for_another: bool = False


def worth_keeping(typed: Mapping[str, str]) -> dict[str, str]:
    """Nothing when it is more than any form of ours takes."""
    words = {name: value for name, value in typed.items() if value and name not in NOT_KEPT}
    return words if sum(map(len, words.values())) <= LONGEST else {}


def written(form: Mapping[str, object]) -> list[str]:
    """What someone wrote themselves, to be shown to them: not what stands for a choice, which they never saw."""
    return [
        words
        for name, words in form.items()
        if isinstance(words, str) and words and name not in NOT_KEPT
        if name in IN_ONE_WORD or not _CHOICE.fullmatch(words)
    ]


def keep(session: Session, person_id: int, place: str, words: Mapping[str, str]) -> str:
    """Returns the key that only this browser gets."""
    key = new_key()
    sealed = seal(json.dumps(dict(words)), key, FOR)
    session.add(KeptWords(key=hashed(key), person_id=person_id, place=place, words=sealed, kept_at=clock.now()))
    return key


def kept_for(session: Session, key: str, person_id: int | None, place: str) -> GivenBack | None:
    """What this person wrote on this page. Changes nothing: who shows them forgets them (`forget`)."""
    found = session.get(KeptWords, hashed(key))
    if found is None or found.kept_at < clock.now() - LIVES:
        return None
    if found.person_id != person_id:
        return GivenBack({}, is_for_another=True) if person_id is not None else None
    if found.place != place:
        return None
    words: dict[str, str] = json.loads(unseal(found.words, key, FOR))
    return GivenBack(words)


def forget(session: Session, key: str) -> None:
    found = session.get(KeptWords, hashed(key))
    if found is not None:
        session.delete(found)


def forget_words_of(session: Session, person_id: int) -> None:
    for kept in session.exec(select(KeptWords).where(KeptWords.person_id == person_id)):
        session.delete(kept)


@hourly
def forget_old(session: Session) -> None:
    old = select(KeptWords).where(col(KeptWords.kept_at) < clock.now() - LIVES).limit(MOST_AT_ONCE)
    for kept in session.exec(old):
        session.delete(kept)


def key_of(visit: Visit) -> str:
    return visit.request.cookies.get(cookie_name(COOKIE, visit.settings.is_behind_tls), "")


def hand_out(visit: Visit, response: Response, key: str) -> None:
    """Without a key: the browser forgets the one it has."""
    tls = visit.settings.is_behind_tls
    lives = int(LIVES.total_seconds()) if key else 0
    name = cookie_name(COOKIE, tls)
    response.set_cookie(name, key, max_age=lives, path="/", httponly=True, samesite="lax", secure=tls)
