"""What went into the pot: for everyone to read, for an officer to note."""

from fastapi.responses import Response

from app.core import clock
from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.rooms import Room
from app.grants.forms import PotForm
from app.grants.pots import entries_of, in_the_pot, note_in_pot
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/grants/pot")


@router.get("")
def show_pot(visit: Arrived) -> Response:
    return visit.page("grants/pot.html", **_words(visit, NOTHING_TYPED))


@router.post("")
def note_in_the_pot(visit: Arrived) -> Response:
    permit(visit.actor, Act.KEEP_POT, visit.here)
    answers = read(PotForm, visit.typed)
    if answers.accepted is not None:
        try:
            note_in_pot(visit.session, visit.actor, visit.here, answers.accepted)
            return visit.go("grants/pot")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again("grants/pot.html", "grants/_pot_form.html", **_words(visit, answers))


def _words(visit: Arrival, answers: Answers[PotForm]) -> dict[str, object]:
    return {
        "place": visit.here,
        "answers": answers,
        "pot": in_the_pot(visit.session, visit.here),
        "entries": entries_of(visit.session, visit.here),
        "today": clock.today(visit.zone),
    }
