"""The JSON twin of the pages around raising: looking at a need first, saying more, taking it back, photos, counts."""

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from app.helping.api_calls import Call, Keyed, Number, Reading, Writing
from app.helping.api_values import as_sent
from app.needs import counting, raising, reviewing
from app.needs.api_forms import TellingWayBody
from app.needs.forms import CommentForm, ReviewForm, SayMoreForm
from app.needs.models import Need
from app.needs.queries import enclosed_with, recording_of, seen_need
from app.needs.shapes_of_reviews import CountShape, CountsShape, FileShape, NeedStateShape
from app.needs.whole import whole_need
from app.notifications.wishes import ways_open_to, wish_to_be_told
from app.people.queries import person_with_id
from app.permissions.rules import Act, permit

router = APIRouter(prefix="/needs/{number}", route_class=Keyed, tags=["needs"])
Id = Annotated[int, Path(ge=1, le=2**31 - 1, description="Its `id`.")]
Key = Annotated[str, Path(max_length=64, description="As `enclosed` of the need gives it.")]


@router.post("/review", summary="Show a need, ask back, join it to another, or keep it private")
def review_need(visit: Writing, number: Number, form: ReviewForm) -> NeedStateShape:
    """`asked_back` and `private` say a `reason` that its author reads; `merged` says `into` which need."""
    need = _to_change(visit, number)
    reviewing.review_need(visit.session, visit.actor, need, form)
    return NeedStateShape.of(need)


@router.post("/more", summary="Say more about one's own need, when asked")
def say_more(visit: Writing, number: Number, form: SayMoreForm) -> NeedStateShape:
    """It goes back to be looked at."""
    need = _to_change(visit, number)
    raising.say_more(visit.session, visit.actor, need, form)
    return NeedStateShape.of(need)


@router.post("/taking-back", summary="Take back a need of one's own")
def take_back_need(visit: Writing, number: Number) -> NeedStateShape:
    """What others said about it stays to be read."""
    need = _to_change(visit, number)
    raising.take_back(visit.session, visit.actor, need)
    return NeedStateShape.of(need)


@router.post("/bringing-back", summary="Bring a need back that one took back")
def bring_back_need(visit: Writing, number: Number) -> NeedStateShape:
    need = _to_change(visit, number)
    raising.bring_back(visit.session, visit.actor, need)
    return NeedStateShape.of(need)


@router.post("/telling-way", status_code=204, summary="Say how one wants to be told about this need")
def choose_telling_way(visit: Writing, number: Number, form: TellingWayBody) -> Response:
    """Only in a way that reaches them: see `ways` of `me/told-by`."""
    person = person_with_id(visit.session, visit.someone.person_id)
    ways = ways_open_to(person, visit.zone, visit.settings.sends_texts)
    wish_to_be_told(visit.session, visit.actor, _to_change(visit, number), form.way, ways)
    return Response(status_code=204)


@router.post("/recordings/{recording_id}/typing-up", status_code=204, summary="Type up a recording")
def type_up_recording(visit: Writing, number: Number, recording_id: Id, form: CommentForm) -> Response:
    """So that everyone here can read it, and find it."""
    need = _to_change(visit, number)
    recording = recording_of(visit.session, need, recording_id)
    reviewing.type_up(visit.session, visit.actor, need, recording, form.words)
    return Response(status_code=204)


@router.get("/enclosed/{key}", summary="A photo or a recording that came with a need")
def show_enclosed(visit: Reading, number: Number, key: Key) -> FileShape:
    """A face in a photo, a voice in a recording: for those who belong here."""
    need = seen_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.SEE_NAMES, need)
    found = enclosed_with(visit.session, need, key)
    file = visit.request.app.state.storage.path(found.key).read_bytes()
    return FileShape(media_type=found.media_type, file=as_sent(file))


@router.get("/heads", tags=["backing"], summary="Hands that I counted for a need")
def list_my_counts(visit: Reading, number: Number) -> CountsShape:
    """For connectors and officers, with a key that may write."""
    whole = whole_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.WRITE_DOWN, whole.need)
    return CountsShape(counts=list(map(CountShape.of, whole.my_counts)))


@router.delete("/heads/{count_id}", status_code=204, tags=["backing"], summary="Take back a count of one's own")
def take_back_heads(visit: Writing, number: Number, count_id: Id) -> Response:
    counting.take_back_heads(visit.session, visit.actor, _to_change(visit, number), count_id)
    return Response(status_code=204)


def _to_change(visit: Call, number: int) -> Need:
    return seen_need(visit.session, visit.actor, visit.here, number, to_change=True)
