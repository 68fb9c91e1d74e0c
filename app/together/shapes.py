"""What programs are answered about songs, hellos and birthdays. Who gave a song is known by a first name only."""

from datetime import date
from typing import Self

from pydantic import BaseModel

from app.permissions.who import Actor, Via
from app.together.hellos import Heard
from app.together.queries import Playlist, Track
from app.together.this_week import Celebrated


class SongShape(BaseModel):
    """A song that someone asked for; no name when they gave none."""

    id: int
    title: str
    artist: str
    why: str
    asked_by: str | None
    typed_by: str | None
    via: Via
    read_back: bool
    is_shown: bool
    private_because: str

    @classmethod
    def of(cls, track: Track) -> Self:
        said = {
            name: getattr(track, name)
            for name in ("id", "title", "artist", "why", "private_because", "via", "read_back")
        }
        return cls(**said, asked_by=track.asked_by or None, typed_by=_other(track), is_shown=track.shown_at is not None)


class PlaylistShape(BaseModel):
    songs: list[SongShape]
    only_mine: list[SongShape]
    """Those of one's own that no one else sees."""
    after: int | None
    """Send it as `after` for the next page; null at the end."""

    @classmethod
    def of(cls, found: Playlist) -> Self:
        tracks, mine = list(map(SongShape.of, found.tracks)), list(map(SongShape.of, found.mine))
        return cls(songs=tracks, only_mine=mine, after=found.after)


class HelloShape(BaseModel):
    """A neighbour's hello in letters."""

    id: int
    language: str
    language_name: str
    words: str
    sounds_like: str
    said_by: str | None
    """Their first name, if they wish it."""
    typed_by: str | None
    via: Via
    read_back: bool
    is_mine: bool
    is_shown: bool
    private_because: str

    @classmethod
    def of(cls, heard: Heard, actor: Actor) -> Self:
        said = ("id", "language", "words", "sounds_like", "private_because", "via", "read_back")
        return cls(
            **{name: getattr(heard, name) for name in said},
            language_name=heard.tongue.own_name,
            said_by=heard.said_by or None,
            typed_by=_other(heard),
            is_mine=actor.person_id is not None and heard.said_by_id == actor.person_id,
            is_shown=heard.shown_at is not None,
        )


class HellosShape(BaseModel):
    hellos: list[HelloShape]


class SoundShape(BaseModel):
    """A recording, in base64."""

    media_type: str
    sound: str


class BirthdayShape(BaseModel):
    """Whose birthday it is, and on which day of this week."""

    name: str
    day: date


class BirthdaysShape(BaseModel):
    birthdays: list[BirthdayShape]

    @classmethod
    def of(cls, found: list[Celebrated]) -> Self:
        return cls(birthdays=[BirthdayShape(name=one.name, day=one.day) for one in found])


class MyBirthdayShape(BaseModel):
    """Null: it is not kept here."""

    day: int | None
    month: int | None


def _other(given: Track | Heard) -> str | None:
    """Who typed it, when that was someone else and they may be named."""
    return (given.typed_by or None) if given.typed_by_id != given.said_by_id else None
