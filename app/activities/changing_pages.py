"""One date that is different: moved, called off, put back; and one more."""

from zoneinfo import ZoneInfo

from fastapi.responses import Response

from app.activities import changing
from app.activities.clashing import clashes_of_date, clashes_of_move
from app.activities.clashing_pages import asked_once
from app.activities.forms import CallOffForm, DateForm
from app.activities.happenings import Happening, is_not_over, the_activity
from app.activities.lengths import lengths_in_words
from app.activities.showing import happening_here
from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.rooms import Room
from app.neighbourhoods.queries import places_of
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/activities/{number}")


@router.get("/dates/{date_number}/change")
def begin_moving(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _to_change(visit, number, date_number)
    return visit.page("activities/move.html", **_words(visit, happening, Answers(_as_typed(visit, happening))))


@router.post("/dates/{date_number}/change")
def move_date(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _to_change(visit, number, date_number)
    answers = read(DateForm, visit.typed)
    clashes = clashes_of_move(visit.session, visit.here, happening, answers.accepted)
    answers = asked_once(answers, clashes)
    if answers.accepted is not None:
        try:
            changing.move_date(visit.session, visit.actor, visit.here, happening, answers.accepted)
            return visit.go(f"activities/{number}/dates/{date_number}")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    words = _words(visit, happening, answers) | {"clashes": clashes}
    return visit.again("activities/move.html", "activities/_move_form.html", **words)


@router.get("/dates/{date_number}/calling-off")
def begin_calling_off(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _to_change(visit, number, date_number)
    return visit.page("activities/call_off.html", **_words(visit, happening, NOTHING_TYPED))


@router.post("/dates/{date_number}/calling-off")
def call_off_date(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _to_change(visit, number, date_number)
    answers = read(CallOffForm, visit.typed)
    if answers.accepted is None:
        words = _words(visit, happening, answers)
        return visit.again("activities/call_off.html", "activities/_call_off_form.html", **words)

    changing.call_off_date(visit.session, visit.actor, visit.here, happening, answers.accepted)
    return visit.go(f"activities/{number}/dates/{date_number}")


@router.post("/dates/{date_number}/put-back")
def put_back(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _to_change(visit, number, date_number)
    changing.put_back(visit.session, visit.actor, visit.here, happening)
    return visit.go(f"activities/{number}/dates/{date_number}")


@router.get("/dates")
def begin_adding(visit: Arrived, number: int) -> Response:
    planned = the_activity(visit.session, visit.here, number)
    permit(visit.actor, Act.CHANGE_ACTIVITY, planned)
    typed = {"at_time": f"{planned.activity.at_time:%H:%M}", "minutes": str(planned.activity.minutes)}
    words = {"planned": planned, "activity": planned.activity, "answers": Answers(typed)}
    return visit.page("activities/add_date.html", **words, **_choices(visit, planned.activity.minutes))


@router.post("/dates")
def add_date(visit: Arrived, number: int) -> Response:
    planned = the_activity(visit.session, visit.here, number)
    permit(visit.actor, Act.CHANGE_ACTIVITY, planned)
    answers = read(DateForm, visit.typed)
    clashes = clashes_of_date(visit.session, visit.here, planned, answers.accepted)
    answers = asked_once(answers, clashes)
    if answers.accepted is not None:
        try:
            date = changing.add_date(visit.session, visit.actor, visit.here, planned, answers.accepted)
            return visit.go(f"activities/{number}/dates/{date.number}")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    words = {"planned": planned, "activity": planned.activity, "answers": answers, **_choices(visit)}
    words["clashes"] = clashes
    return visit.again("activities/add_date.html", "activities/_add_date_form.html", **words)


def _to_change(visit: Arrival, number: int, date_number: int) -> Happening:
    happening = happening_here(visit, number, date_number)
    permit(visit.actor, Act.CHANGE_ACTIVITY, happening)
    is_not_over(happening)
    return happening


def _choices(visit: Arrival, minutes: int | None = None) -> dict[str, object]:
    lengths = lengths_in_words(visit.say, minutes)
    return {"lengths": lengths, "places": places_of(visit.session, visit.here), "clashes": []}


def _words(visit: Arrival, happening: Happening, answers: Answers) -> dict[str, object]:  # type: ignore[type-arg]  # of either form
    return {
        "happening": happening,
        "activity": happening.activity,
        "date": happening.date,
        "answers": answers,
        **_choices(visit, _minutes(happening)),
    }


def _as_typed(visit: Arrival, happening: Happening) -> dict[str, str]:
    """The form as it would have been typed, to be changed."""
    date = happening.date
    begins = date.starts_at.astimezone(ZoneInfo(visit.zone))
    places = {one.id: one.key for one in places_of(visit.session, visit.here)}
    return {
        "day": f"{begins:%Y-%m-%d}",
        "at_time": f"{begins:%H:%M}",
        "minutes": str(_minutes(happening)),
        "place": places.get(date.place_id or 0, ""),
        "elsewhere": date.elsewhere,
        "words": date.words,
    }


def _minutes(happening: Happening) -> int:
    return int((happening.date.ends_at - happening.date.starts_at).total_seconds()) // 60
