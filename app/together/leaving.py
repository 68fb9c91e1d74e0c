"""What becomes of someone's songs and birthday when they leave. Whoever calls this has asked whether they may."""

from sqlmodel import Session, select

from app.core import clock
from app.core.left import TAKEN_AWAY
from app.giving.leaving import forget_titles
from app.together.models import Birthday, Song


def end_together(session: Session, person_id: int, words_go: bool) -> None:
    """A song may stay on the list without a name; a birthday goes."""
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
