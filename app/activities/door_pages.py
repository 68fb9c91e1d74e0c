"""The list at the door: who came, by tapping names, and how many came without giving one."""

from fastapi.responses import Response

from app.activities import who_came
from app.activities.coming_list import comers_of
from app.activities.door_forms import CameForm, CountForm
from app.activities.happenings import Happening
from app.activities.how_many_came import heads_here
from app.activities.showing import happening_here
from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.rooms import Room
from app.people.arriving import Arrival, Arrived
from app.people.queries import residents_of
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/activities/{number}/dates/{date_number}/attendance")


@router.get("")
def show_door(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _at_the_door(visit, number, date_number, Act.SEE_COMERS)
    return visit.page("activities/door.html", **_words(visit, happening, NOTHING_TYPED))


@router.post("")
def tick(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _at_the_door(visit, number, date_number)
    answers = read(CameForm, visit.typed)
    if answers.accepted is not None:
        try:
            person = who_came.who_is_called(visit.session, happening, answers.accepted.person)
            verb = who_came.came if answers.accepted.came == "yes" else who_came.did_not_come
            verb(visit.session, visit.actor, happening, person)
            return _changed(visit, happening)
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again("activities/door.html", "activities/_door.html", **_words(visit, happening, answers))


@router.post("/count")
def count(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _at_the_door(visit, number, date_number)
    answers = read(CountForm, visit.typed)
    if answers.accepted is not None:
        try:
            _count(visit, happening, answers.accepted)
            return _changed(visit, happening)
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again("activities/door.html", "activities/_door.html", **_words(visit, happening, answers))


def _count(visit: Arrival, happening: Happening, form: CountForm) -> None:
    if form.person:
        person = who_came.who_is_called(visit.session, happening, form.person)
        who_came.count_party(visit.session, visit.actor, happening, person, form.heads)
    else:
        who_came.count_comers(visit.session, visit.actor, happening, form.heads)


def _at_the_door(visit: Arrival, number: int, date_number: int, act: Act = Act.TICK_CAME) -> Happening:
    happening = happening_here(visit, number, date_number)
    permit(visit.actor, act, happening)
    return happening


def _changed(visit: Arrival, happening: Happening) -> Response:
    visit.session.flush()
    to = f"{happening.address}/attendance"
    return visit.then("activities/_door.html", to=to, **_words(visit, happening, NOTHING_TYPED))


def _words(visit: Arrival, happening: Happening, answers: Answers) -> dict[str, object]:  # type: ignore[type-arg]  # of either form
    return {
        "happening": happening,
        "activity": happening.activity,
        "date": happening.date,
        "comers": comers_of(visit.session, visit.actor, happening),
        "came": heads_here(visit.session, happening),
        "people": residents_of(visit.session, visit.here.id),
        "answers": answers,
    }
