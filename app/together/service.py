"""Asking for a song. Looking at it, and taking it back, are the same for all that is given (`giving`)."""

from sqlmodel import Session

from app.giving.service import lay_before
from app.neighbourhoods.queries import Here
from app.participation.models import Kind
from app.participation.service import provenance
from app.permissions.rules import Act, permit
from app.permissions.who import Actor
from app.together.forms import SongForm
from app.together.models import Song


def ask_for_song(session: Session, actor: Actor, here: Here, form: SongForm) -> Song:
    """A song, who asked for it, and why."""
    permit(actor, Act.GIVE, here)

    said = form.model_dump(include={"title", "artist", "why"})
    song = Song(neighbourhood_id=here.id, **said, **provenance(actor))
    lay_before(session, actor, here, song, Kind.SONG_ASKED_FOR)
    return song
