"""Reading songs. Who gave something is known here by a first name only."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.core.errors import NotFound
from app.core.left import MARKS
from app.core.text import first_name
from app.neighbourhoods.queries import Here
from app.people.models import Person
from app.permissions.rules import Act, permit
from app.permissions.who import Actor, Via
from app.together.models import Song

PAGE = 40
ALL = 400
"""Songs that a printed list holds."""


@dataclass(frozen=True)
class Anything:
    """Whatever is shown on a list, to ask once for all of it."""

    neighbourhood_id: int
    is_shown: bool = True


@dataclass(frozen=True)
class Track:
    """A song on the list."""

    id: int
    title: str
    artist: str
    why: str
    name: str
    said_by_id: int | None
    neighbourhood_id: int
    shown_at: datetime | None
    private_because: str
    typed_by_id: int | None
    via: Via
    read_back: bool
    typist: str | None

    @property
    def asked_by(self) -> str:
        return known_as(self.name)

    @property
    def typed_by(self) -> str:
        return known_as(self.typist or "")

    @property
    def is_shown(self) -> bool:
        return self.shown_at is not None

    @property
    def is_hidden(self) -> bool:
        return bool(self.private_because)

    @property
    def waits(self) -> bool:
        return self.shown_at is None and not self.private_because


@dataclass(frozen=True)
class Playlist:
    tracks: list[Track]
    mine: list[Track]
    """Those of one's own that no one else sees."""
    after: int | None
    """Where the next page begins, or None at the end."""


def known_as(name: str) -> str:
    """A first name; what stands for someone who left is no name."""
    return name if name in MARKS else first_name(name)


def playlist(session: Session, actor: Actor, here: Here, after: int | None = None) -> Playlist:
    """One page, the newest first; two statements."""
    standing = _tracks(here).where(col(Song.shown_at).is_not(None), col(Song.ended_at).is_(None))
    if after is not None:
        standing = standing.where(Song.id < after)
    found = [_track(row) for row in session.exec(standing.order_by(col(Song.id).desc()).limit(PAGE + 1))]
    hidden = _tracks(here).where(col(Song.shown_at).is_(None), col(Song.ended_at).is_(None))
    mine = hidden.where(Song.said_by_id == actor.person_id) if actor.person_id else None
    unseen = session.exec(mine.order_by(col(Song.id)).limit(PAGE)) if mine is not None else ()
    return Playlist(found[:PAGE], [_track(row) for row in unseen], found[PAGE - 1].id if len(found) > PAGE else None)


def whole_playlist(session: Session, here: Here) -> list[Track]:
    """For paper: in the order in which they were asked for."""
    standing = _tracks(here).where(col(Song.shown_at).is_not(None), col(Song.ended_at).is_(None))
    return [_track(row) for row in session.exec(standing.order_by(col(Song.id)).limit(ALL))]


def seen_song(session: Session, actor: Actor, here: Here, song_id: int, to_change: bool = False) -> Song:
    """The song, if this person may see it; else it is not even said to exist."""
    found = session.get(Song, song_id, with_for_update=to_change or None) if 0 < song_id < 2**31 else None
    if found is None or found.neighbourhood_id != here.id:
        raise NotFound()
    permit(actor, Act.SEE_GIVEN, found)
    return found


def _track(row: tuple[object, ...]) -> Track:
    number, title, artist, why, name, *rest = row
    return Track(number, title, artist, why, name or "", *rest)  # type: ignore[arg-type]  # the columns below, in order


def _tracks(here: Here):  # type: ignore[no-untyped-def]  # SQLModel names no type for a select of many columns
    typist = aliased(Person)
    state = (Song.said_by_id, Song.neighbourhood_id, Song.shown_at, Song.private_because)
    came = (Song.typed_by_id, Song.via, Song.read_back, typist.name)
    return (
        select(Song.id, Song.title, Song.artist, Song.why, Person.name, *state, *came)  # type: ignore[call-overload]  # as above
        .select_from(Song)
        .outerjoin(Person, col(Person.id) == Song.said_by_id)
        .outerjoin(typist, col(typist.id) == Song.typed_by_id)
        .where(Song.neighbourhood_id == here.id)
    )
