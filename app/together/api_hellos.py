"""The JSON twin of the pages: hellos in neighbours' own voices, in letters and in sound."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from fastapi import APIRouter, Path
from fastapi.responses import Response

from app.core.errors import NotFound
from app.core.recordings import NOTHING_HEARD, sound_of
from app.giving import service as giving
from app.helping.api_calls import Call, Keyed, Reading, Writing
from app.helping.api_values import Sent, as_sent, as_upload
from app.moderating.forms import LookForm
from app.permissions.rules import Act, permit
from app.together import saying_hello
from app.together.forms import HelloForm
from app.together.hellos import hellos_here, seen_hello
from app.together.queries import Anything
from app.together.shapes import HelloShape, HellosShape, SoundShape

router = APIRouter(prefix="/hellos", route_class=Keyed)
Id = Annotated[int, Path(ge=1, le=2**31 - 1, description="Its `id`.")]


class HelloBody(HelloForm):
    """A hello with the recording itself: WebM, Ogg or MP4 in base64, up to 10 MB."""

    voice: Sent
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        **HelloForm.sentences,
        "voice": dict.fromkeys(("missing", "not_base64", "bytes_type"), NOTHING_HEARD),
    }


@router.get("", summary="Hello in the languages spoken here")
def list_hellos(visit: Reading) -> HellosShape:
    """In letters, and how they sound; the voice itself is behind `sound`."""
    return _hellos(visit)


@router.post("", status_code=201, response_model=HellosShape, summary="Say hello in one's own voice")
def say_hello(visit: Writing, form: HelloBody) -> Response:
    """Someone looks at it before others hear it. Neighbours read the first name only if `is_named`."""
    heard = (visit.here, sound_of(as_upload(form.voice)))
    storage = visit.request.app.state.storage
    saying_hello.say_hello(visit.session, storage, visit.speaking(form), form, heard)
    visit.session.flush()
    return visit.made(_hellos(visit), "hellos")


@router.get("/{hello_id}/sound", summary="Hear a hello")
def play_hello(visit: Reading, hello_id: Id) -> SoundShape:
    """For those who belong here."""
    hello = seen_hello(visit.session, visit.actor, visit.here, hello_id)
    if hello.sound is None:
        raise NotFound()
    sound = visit.request.app.state.storage.path(hello.sound).read_bytes()
    return SoundShape(media_type=hello.sound_type, sound=as_sent(sound))


@router.post("/{hello_id}/review", status_code=204, summary="Let a hello be heard, or keep it private")
def review_hello(visit: Writing, hello_id: Id, form: LookForm) -> Response:
    """The one who said it is told why it is kept private. Listen to it first."""
    giving.look_at(visit.session, visit.actor, seen_hello(visit.session, visit.actor, visit.here, hello_id), form)
    return Response(status_code=204)


@router.delete("/{hello_id}", status_code=204, summary="Take one's own hello back")
def take_back_hello(visit: Writing, hello_id: Id) -> Response:
    """The recording goes as well."""
    hello = seen_hello(visit.session, visit.actor, visit.here, hello_id)
    saying_hello.take_hello_back(visit.session, visit.request.app.state.storage, visit.actor, hello)
    return Response(status_code=204)


def _hellos(visit: Call) -> HellosShape:
    permit(visit.actor, Act.SEE_GIVEN, Anything(visit.here.id))
    found = hellos_here(visit.session, visit.actor, visit.here)
    return HellosShape(hellos=[HelloShape.of(one, visit.actor) for one in found])
