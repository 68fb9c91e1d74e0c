"""What becomes of someone's songs, birthday and hellos when they leave; whoever calls this has asked for leave."""

from sqlmodel import Session, select

from app.core import clock
from app.core.left import TAKEN_AWAY
from app.core.storage import Storage
from app.giving.leaving import forget_titles
from app.together.models import Birthday, Song
from app.together.saying_hello import forget_hellos


def end_together(session: Session, storage: Storage, person_id: int, words_go: bool) -> None:
    """A song may stay on the list without a name; a birthday goes, and so does a voice."""
    forget_hellos(session, storage, person_id)
    for birthday in session.exec(select(Birthday).where(Birthday.said_by_id == person_id)):
        session.delete(birthday)
    if words_go:
        _take_songs_away(session, person_id)


def _take_songs_away(session: Session, person_id: int) -> None:
    songs = session.exec(select(Song).where(Song.said_by_id == person_id).with_for_update()).all()
    for song in songs:
        song.title, song.artist, song.why = TAKEN_AWAY, "", ""
        song.ended_at = song.ended_at or clock.now()
    forget_titles(session, "song", [song.id for song in songs])
