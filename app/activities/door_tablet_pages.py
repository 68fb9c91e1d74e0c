"""At the door with a tablet that lies there: opening one, and tapping one's own name and picture."""

from fastapi.responses import Response

from app.activities import who_came
from app.activities.coming_list import Face, faces_at
from app.activities.door_forms import CameForm
from app.activities.door_tablets import open_at_door, whoever_is_at
from app.activities.happenings import Happening
from app.activities.showing import happening_here
from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.languages import N_
from app.core.rooms import Room
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit
from app.permissions.who import Actor
from app.tables.queries import tablet_with_key

AT_THE_DOOR = N_("At the door")

router = Room(prefix="/{slug}/activities/{number}/dates/{date_number}/door")


@router.post("/tablet")
def open_tablet(visit: Arrived, number: int, date_number: int) -> Response:
    happening = happening_here(visit, number, date_number)
    tablet = open_at_door(visit.session, visit.actor, happening, visit.say(AT_THE_DOOR))
    return visit.go(f"tables/{tablet.id}")


@router.get("")
def show_faces(visit: Arrived, number: int, date_number: int) -> Response:
    actor, happening = _there(visit, number, date_number)
    return visit.page("activities/faces.html", **_words(visit, happening, actor, NOTHING_TYPED))


@router.post("")
def tap(visit: Arrived, number: int, date_number: int) -> Response:
    actor, happening = _there(visit, number, date_number)
    answers = read(CameForm, visit.typed)
    if answers.accepted is not None:
        try:
            person = _on_it(faces_at(visit.session, happening), answers.accepted.person)
            verb = who_came.taps_in if answers.accepted.came == "yes" else who_came.taps_out
            verb(visit.session, actor, happening, person)
            visit.session.flush()
            words = _words(visit, happening, actor, NOTHING_TYPED)
            return visit.then("activities/_faces.html", to=f"{happening.address}/door", **words)
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    words = _words(visit, happening, actor, answers)
    return visit.again("activities/faces.html", "activities/_faces.html", **words)


def _there(visit: Arrival, number: int, date_number: int) -> tuple[Actor, Happening]:
    """Whoever stands at the tablet, while nobody holds it; or the one who leads it, at a device of their own."""
    actor = visit.actor
    if actor.is_visitor and visit.at_table:
        actor = whoever_is_at(tablet_with_key(visit.session, visit.shared_tablet.key)) or actor
    happening = happening_here(visit, number, date_number)
    permit(actor, Act.TAP_IN, happening)
    return actor, happening


def _on_it(faces: list[Face], handle: str) -> int:
    """Raises NotLikeThis: a name that is not on this list is not even looked for."""
    for face in faces:
        if face.handle == handle:
            return face.person_id
    raise NotLikeThis(who_came.NOT_EXPECTED, field="person")


def _words(visit: Arrival, happening: Happening, actor: Actor, answers: Answers[CameForm]) -> dict[str, object]:
    return {
        "happening": happening,
        "activity": happening.activity,
        "date": happening.date,
        "faces": faces_at(visit.session, happening),
        "lies_there": bool(actor.door),
        "tablet_id": actor.tablet_id or "",
        "answers": answers,
    }
