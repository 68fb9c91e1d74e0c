"""Reading the hellos that can be heard here, language by language."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from app.core.errors import NotFound
from app.core.hellos import Hello, hello_in
from app.neighbourhoods.queries import Here
from app.people.models import Person
from app.permissions.rules import Act, permit
from app.permissions.who import Actor, Via
from app.together.models import SpokenHello
from app.together.queries import known_as

MOST = 100
"""Hellos on the page; the newest of them where there are more."""


@dataclass(frozen=True)
class Heard:
    """One neighbour's hello."""

    id: int
    language: str
    words: str
    sounds_like: str
    sound: str | None
    is_named: bool
    name: str | None
    said_by_id: int | None
    neighbourhood_id: int
    shown_at: datetime | None
    private_because: str
    typed_by_id: int | None
    via: Via
    read_back: bool
    typist: str | None

    @property
    def tongue(self) -> Hello:
        return hello_in(self.language)

    @property
    def said_by(self) -> str:
        """Their first name, if they wish it."""
        return known_as(self.name or "") if self.is_named else ""

    @property
    def typed_by(self) -> str:
        """Whoever speaks for someone would give away whose hello it is, so they are named only with them."""
        return known_as(self.typist or "") if self.is_named else ""

    @property
    def is_shown(self) -> bool:
        return self.shown_at is not None

    @property
    def is_hidden(self) -> bool:
        return bool(self.private_because)

    @property
    def waits(self) -> bool:
        return self.shown_at is None and not self.private_because


def hellos_here(session: Session, actor: Actor, here: Here) -> list[Heard]:
    """Those that are shown, and one's own; by language. One statement."""
    stands = col(SpokenHello.shown_at).is_not(None)
    seen = or_(stands, SpokenHello.said_by_id == actor.person_id) if actor.person_id else stands
    columns = (SpokenHello.id, SpokenHello.language, SpokenHello.words, SpokenHello.sounds_like, SpokenHello.sound)
    more = (SpokenHello.is_named, Person.name, SpokenHello.said_by_id, SpokenHello.neighbourhood_id)
    typist = aliased(Person)
    state = (SpokenHello.shown_at, SpokenHello.private_because)
    came = (SpokenHello.typed_by_id, SpokenHello.via, SpokenHello.read_back, typist.name)
    found = (
        select(*columns, *more, *state, *came)  # type: ignore[call-overload]  # SQLModel names no type for so many columns
        .select_from(SpokenHello)
        .outerjoin(Person, col(Person.id) == SpokenHello.said_by_id)
        .outerjoin(typist, col(typist.id) == SpokenHello.typed_by_id)
        .where(SpokenHello.neighbourhood_id == here.id, col(SpokenHello.ended_at).is_(None), seen)
        .order_by(col(SpokenHello.id).desc())
        .limit(MOST)
    )
    heard = [Heard(*row) for row in session.exec(found)]
    return sorted(heard, key=lambda one: (one.language, one.id))


def seen_hello(session: Session, actor: Actor, here: Here, hello_id: int, to_change: bool = False) -> SpokenHello:
    """The hello, if this person may hear it; else it is not even said to exist."""
    found = session.get(SpokenHello, hello_id, with_for_update=to_change or None) if 0 < hello_id < 2**31 else None
    if found is None or found.neighbourhood_id != here.id:
        raise NotFound()
    permit(actor, Act.SEE_GIVEN, found)
    return found
