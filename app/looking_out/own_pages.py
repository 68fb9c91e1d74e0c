"""One's own page: “Please look out for me”, agreed and ended."""

from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.core.forms import Answers, as_sent, read
from app.core.rooms import Room
from app.helping.forms import WritingDown
from app.helping.own_wishes import for_whose_wish
from app.helping.speaking import speaking
from app.looking_out import agreeing
from app.looking_out.forms import LookOutForm
from app.looking_out.models import SUGGESTED
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

router = Room(prefix="/{slug}/looking-out/mine")
PAGE, PART = "looking_out/mine.html", "looking_out/_mine_form.html"


@router.get("")
def show_my_wish(visit: Arrived) -> Response:
    actor = _at_home(visit)
    mine = agreeing.LOOK_OUT.of(visit.session, visit.here, actor.person_id)
    known = {"weeks": str(mine.weeks if mine else SUGGESTED)}
    return visit.page(PAGE, **_words(visit, Answers[LookOutForm](known)))


@router.post("")
def agree(visit: Arrived) -> Response:
    _at_home(visit)
    answers = read(LookOutForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            agreeing.LOOK_OUT.is_said(visit.session, actor, visit.here, answers.accepted)
            return visit.go("looking-out/mine?kept=1")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again(PAGE, PART, **_words(visit, answers))


@router.post("/ending")
def end(visit: Arrived) -> Response:
    _at_home(visit)
    said = as_sent(WritingDown, visit.typed)
    actor = speaking(visit.session, visit.actor, visit.here, said)
    agreeing.LOOK_OUT.is_taken_back(visit.session, actor, visit.here)
    return visit.go("looking-out/mine?ended=1")


def _at_home(visit: Arrival) -> Actor:
    actor = visit.in_private
    permit(actor, Act.SEE_PROFILE, visit.here)
    return actor


def _words(visit: Arrival, answers: Answers[LookOutForm]) -> dict[str, object]:
    just = visit.request.query_params
    return {
        "answers": answers,
        "mine": agreeing.LOOK_OUT.of(visit.session, visit.here, visit.actor.person_id),
        **for_whose_wish(visit.session, visit.actor, visit.here),
        "is_kept": just.get("kept") == "1",
        "is_ended": just.get("ended") == "1",
    }
