"""The JSON twin of the pages: the playlist; hellos and birthdays have their own."""

from typing import Annotated

from fastapi import Path
from fastapi.responses import Response

from app.giving import service as giving
from app.helping.api_calls import After, Call, Reading, Writing, twin
from app.helping.shapes import spoken
from app.moderating.api import ModeratingCalls
from app.moderating.forms import LookForm
from app.people.queries import names_of
from app.permissions.rules import Act, permit
from app.together import api_birthdays, api_hellos, service
from app.together.forms import SongForm
from app.together.models import Song
from app.together.moderated import HELLOS, SONGS
from app.together.queries import Anything, known_as, playlist, seen_song
from app.together.shapes import PlaylistShape, SongShape

router = twin("together")
Id = Annotated[int, Path(ge=1, le=2**31 - 1, description="Its `id`.")]


@router.get("/playlist", summary="Songs that neighbours would like to hear")
def list_songs(visit: Reading, after: After = None) -> PlaylistShape:
    """Songs that are shown, newest first, a page at a time; and one's own that wait to be looked at."""
    permit(visit.actor, Act.SEE_GIVEN, Anything(visit.here.id))
    return PlaylistShape.of(playlist(visit.session, visit.actor, visit.here, after))


@router.post("/playlist", status_code=201, response_model=SongShape, summary="Ask for a song")
def ask_for_song(visit: Writing, form: SongForm) -> Response:
    """Neighbours read the first name of the one who asked, and their words."""
    song = service.ask_for_song(visit.session, visit.speaking(form), visit.here, form)
    visit.session.flush()
    return visit.made(_as_it_stands(visit, song), "playlist")


@router.post("/playlist/{song_id}/review", summary="Show a song, or keep it private and say why")
def review_song(visit: Writing, song_id: Id, form: LookForm) -> SongShape:
    """The one who asked for it is told why it is kept private."""
    song = seen_song(visit.session, visit.actor, visit.here, song_id)
    giving.look_at(visit.session, visit.actor, song, form)
    return _as_it_stands(visit, song)


@router.delete("/playlist/{song_id}", status_code=204, summary="Take back a song of one's own")
def take_back_song(visit: Writing, song_id: Id) -> Response:
    giving.take_back(visit.session, visit.actor, seen_song(visit.session, visit.actor, visit.here, song_id))
    return Response(status_code=204)


def _as_it_stands(visit: Call, song: Song) -> SongShape:
    names = names_of(visit.session, [song.said_by_id, song.typed_by_id])
    own = ("id", "title", "artist", "why", "is_shown", "private_because")
    how_it_came = spoken(song, {person: known_as(name) for person, name in names.items()})
    return SongShape.model_validate(
        {said: getattr(song, said) for said in own} | how_it_came | {"asked_by": how_it_came["who"]}
    )


for twin_of in (api_hellos, api_birthdays):
    router.include_router(twin_of.router)
router.include_router(ModeratingCalls(SONGS).router())
router.include_router(ModeratingCalls(HELLOS).router())
