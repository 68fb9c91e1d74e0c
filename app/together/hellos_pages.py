"""Hellos in neighbours' own voices: hearing them, recording one, looking at it first, taking it back."""

from typing import Annotated

from fastapi import Depends
from fastapi.responses import FileResponse, Response

from app.core.errors import NotFound, NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.hellos import hellos
from app.core.recordings import NOTHING_HEARD, sound_of
from app.core.rooms import Room
from app.giving import service as giving
from app.helping.speaking import for_whom, speaking
from app.moderating.forms import LookForm
from app.moderating.pages import for_review
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit
from app.together import saying_hello
from app.together.forms import HelloForm
from app.together.hellos import hellos_here, seen_hello
from app.together.queries import Anything
from app.together.saying_hello import Sound

router = Room(prefix="/{slug}/hellos")
REVIEW, REVIEW_PART = "together/review_hello.html", "together/_review_hello_form.html"


def listen(visit: Arrived) -> Sound | NotLikeThis:
    """A dependency, as those are carried out before the transaction begins."""
    voice = visit.file("voice")
    try:
        return sound_of(voice) if voice else NotLikeThis(NOTHING_HEARD, field="voice")
    except NotLikeThis as refusal:
        return refusal


@router.get("")
def show_hellos(visit: Arrived) -> Response:
    permit(visit.actor, Act.SEE_GIVEN, Anything(visit.here.id))
    thanks = visit.request.query_params.get("thanks") == "1"
    found = hellos_here(visit.session, visit.actor, visit.here)
    return visit.page("together/hellos.html", found=found, thanks=thanks)


@router.get("/new")
def begin_hello(visit: Arrived) -> Response:
    permit(visit.actor, Act.GIVE, visit.here)
    return visit.page("together/new_hello.html", **_words(visit, NOTHING_TYPED))


@router.post("")
def say_hello(visit: Arrived, given: Annotated[Sound | NotLikeThis, Depends(listen)]) -> Response:
    permit(visit.actor, Act.GIVE, visit.here)
    answers = read(HelloForm, visit.typed)
    if isinstance(given, NotLikeThis):
        answers = answers.but(given.field, given.words)
    elif answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            storage = visit.request.app.state.storage
            saying_hello.say_hello(visit.session, storage, actor, answers.accepted, (visit.here, given))
            return visit.go("hellos?thanks=1")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again("together/new_hello.html", "together/_hello_form.html", **_words(visit, answers))


@router.get("/{hello_id}/sound/{sound}")
def play_hello(visit: Arrived, hello_id: int, sound: str) -> Response:
    """A voice, for those who belong here."""
    hello = seen_hello(visit.session, visit.actor, visit.here, hello_id)
    if hello.sound is None or hello.sound != sound:
        raise NotFound()
    headers = {"content-disposition": "inline", "cache-control": "private, max-age=3600"}
    path = visit.request.app.state.storage.path(hello.sound)
    return FileResponse(path, media_type=hello.sound_type, headers=headers)


@router.get("/{hello_id}/review")
def begin_review(visit: Arrived, hello_id: int) -> Response:
    hello = seen_hello(visit.session, visit.actor, visit.here, hello_id)
    permit(visit.actor, Act.REVIEW_GIVEN, hello)
    return visit.page(REVIEW, hello=hello, answers=NOTHING_TYPED, **for_review(visit, hello))


@router.post("/{hello_id}/review")
def review_hello(visit: Arrived, hello_id: int) -> Response:
    hello = seen_hello(visit.session, visit.actor, visit.here, hello_id)
    permit(visit.actor, Act.REVIEW_GIVEN, hello)
    answers = read(LookForm, visit.typed)
    if answers.accepted is None:
        return visit.again(REVIEW, REVIEW_PART, hello=hello, answers=answers, **for_review(visit, hello))

    giving.look_at(visit.session, visit.actor, hello, answers.accepted)
    return visit.go("hellos")


@router.post("/{hello_id}/taking-back")
def take_back_hello(visit: Arrived, hello_id: int) -> Response:
    hello = seen_hello(visit.session, visit.actor, visit.here, hello_id)
    saying_hello.take_hello_back(visit.session, visit.request.app.state.storage, visit.actor, hello)
    return visit.go("hellos")


def _words(visit: Arrival, answers: Answers[HelloForm]) -> dict[str, object]:
    tongues = [(code, hello.own_name) for code, hello in hellos().items()]
    return {"answers": answers, "tongues": tongues, **for_whom(visit.session, visit.actor, visit.here)}
