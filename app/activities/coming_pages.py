"""“I'm coming”, “yes, I take the place”, and “sorry, I can't come”."""

from dataclasses import replace

from fastapi.responses import Response

from app.activities import coming
from app.activities.forms import BookForm, CancelForm
from app.activities.happenings import Happening
from app.activities.showing import date_words, happening_here
from app.core.errors import NotLikeThis
from app.core.forms import Answers, F, as_sent, read
from app.core.rooms import Room
from app.helping.speaking import speaking
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/activities/{number}/dates/{date_number}/bookings")


@router.post("")
def book(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _to_come(visit, number, date_number)
    answers = read(BookForm, visit.typed)
    if answers.accepted is not None:
        try:
            form = answers.accepted
            actor = speaking(visit.session, visit.actor, visit.here, form)
            verb = coming.book_all if form.all_dates else coming.book
            verb(visit.session, actor, visit.here, happening, form)
            return _changed(visit, number, date_number)
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return _again(visit, happening, answers)


@router.post("/yes")
def say_yes(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _to_come(visit, number, date_number)
    form = as_sent(CancelForm, visit.typed)
    actor = speaking(visit.session, visit.actor, visit.here, form)
    coming.say_yes(visit.session, actor, visit.here, happening)
    return _changed(visit, number, date_number)


@router.post("/cancelled")
def cancel(visit: Arrived, number: int, date_number: int) -> Response:
    happening = _to_come(visit, number, date_number)
    answers = read(CancelForm, visit.typed)
    if answers.accepted is None:
        return _again(visit, happening, _beside_its_own_list(answers))

    form = answers.accepted
    actor = speaking(visit.session, visit.actor, visit.here, form)
    verb = coming.cancel_all if form.all_dates else coming.cancel
    verb(visit.session, actor, visit.here, happening)
    return _changed(visit, number, date_number)


def _beside_its_own_list(answers: Answers[CancelForm]) -> Answers[CancelForm]:
    """The page has two lists of names: who comes, and who can't come."""
    found = (replace(one, field="cancel-for") if one.field == "spoken_by" else one for one in answers.mistakes)
    return replace(answers, mistakes=tuple(found))


def _to_come(visit: Arrival, number: int, date_number: int) -> Happening:
    happening = happening_here(visit, number, date_number)
    permit(visit.actor, Act.BOOK, happening)
    return happening


def _changed(visit: Arrival, number: int, date_number: int) -> Response:
    to = f"activities/{number}/dates/{date_number}"
    if not visit.by_htmx:
        return visit.go(to)
    visit.session.flush()
    return visit.then("activities/_coming.html", to=to, **date_words(visit, happening_here(visit, number, date_number)))


def _again(visit: Arrival, happening: Happening, answers: Answers[F]) -> Response:
    return visit.again("activities/date.html", "activities/_coming.html", **date_words(visit, happening, answers))
