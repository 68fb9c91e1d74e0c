"""The playlist: reading it, asking for a song, looking at it first, taking it back, and the list on paper."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from fastapi.responses import Response

from app.core import printing
from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.rooms import Room
from app.giving import service as giving
from app.helping.speaking import for_whom, speaking
from app.moderating.forms import LookForm
from app.moderating.pages import for_review
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit
from app.together import service
from app.together.forms import SongForm
from app.together.queries import Anything, playlist, seen_song, whole_playlist

router = Room(prefix="/{slug}/playlist")


@router.get("")
def show_playlist(visit: Arrived, after: Annotated[int | None, Query(ge=0, le=2**31 - 1)] = None) -> Response:
    permit(visit.actor, Act.SEE_GIVEN, Anything(visit.here.id))
    found = playlist(visit.session, visit.actor, visit.here, after)
    next_page = f"{visit.at('playlist')}?{urlencode({'after': found.after})}" if found.after else ""
    thanks = visit.request.query_params.get("thanks") == "1"
    return visit.page("together/playlist.html", found=found, next_page=next_page, thanks=thanks)


@router.get("/new")
def begin_song(visit: Arrived) -> Response:
    permit(visit.actor, Act.GIVE, visit.here)
    return visit.page("together/new_song.html", **_words(visit, NOTHING_TYPED))


@router.post("")
def ask_for_song(visit: Arrived) -> Response:
    permit(visit.actor, Act.GIVE, visit.here)
    answers = read(SongForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            service.ask_for_song(visit.session, actor, visit.here, answers.accepted)
            return visit.go("playlist?thanks=1")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again("together/new_song.html", "together/_song_form.html", **_words(visit, answers))


@router.get("/for-the-dj.pdf")
def print_playlist(visit: Arrived) -> Response:
    """In large print: the song, who sings it, who asked for it, and why."""
    permit(visit.actor, Act.SEE_GIVEN, Anything(visit.here.id))
    if not printing.is_possible():
        return visit.page("print/no_pdf.html")
    tracks = whole_playlist(visit.session, visit.here)
    page = visit.on_paper("together/print/playlist.html", tracks=tracks)
    return printing.handed_out(printing.later(page, "paper-form.css"), "playlist")


@router.get("/{song_id}/review")
def begin_review(visit: Arrived, song_id: int) -> Response:
    song = seen_song(visit.session, visit.actor, visit.here, song_id)
    permit(visit.actor, Act.REVIEW_GIVEN, song)
    return visit.page("together/review_song.html", song=song, answers=NOTHING_TYPED, **for_review(visit, song))


@router.post("/{song_id}/review")
def review_song(visit: Arrived, song_id: int) -> Response:
    song = seen_song(visit.session, visit.actor, visit.here, song_id)
    permit(visit.actor, Act.REVIEW_GIVEN, song)
    answers = read(LookForm, visit.typed)
    if answers.accepted is None:
        words = {"song": song, "answers": answers, **for_review(visit, song)}
        return visit.again("together/review_song.html", "together/_review_song_form.html", **words)

    giving.look_at(visit.session, visit.actor, song, answers.accepted)
    return visit.go("playlist")


@router.post("/{song_id}/taking-back")
def take_back_song(visit: Arrived, song_id: int) -> Response:
    song = seen_song(visit.session, visit.actor, visit.here, song_id)
    giving.take_back(visit.session, visit.actor, song)
    return visit.go("playlist")


def _words(visit: Arrival, answers: Answers[SongForm]) -> dict[str, object]:
    return {"answers": answers, **for_whom(visit.session, visit.actor, visit.here)}
