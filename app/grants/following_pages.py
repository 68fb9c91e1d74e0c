"""After the decision: payment, what happened, and looking back."""

from fastapi.responses import Response

from app.core import clock
from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.rooms import Room
from app.grants import following
from app.grants.forms import HappenedForm, PaidForm, ToldForm
from app.grants.models import Grant
from app.grants.pots import in_the_pot
from app.grants.queries import seen_grant
from app.helping.speaking import for_whom, speaking
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/grants/{number}")


@router.get("/payment")
def begin_payment(visit: Arrived, number: int) -> Response:
    grant = _mine(visit, number, Act.PAY_GRANT)
    return visit.page("grants/payment.html", answers=NOTHING_TYPED, **_to_pay(visit, grant))


@router.post("/payment")
def note_payment(visit: Arrived, number: int) -> Response:
    grant = _mine(visit, number, Act.PAY_GRANT, to_change=True)
    answers = read(PaidForm, visit.typed)
    if answers.accepted is not None:
        try:
            following.note_payment(visit.session, visit.actor, visit.here, grant, answers.accepted)
            return visit.go(f"grants/{number}#story")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again("grants/payment.html", "grants/_payment_form.html", answers=answers, **_to_pay(visit, grant))


@router.get("/what-happened")
def begin_what_happened(visit: Arrived, number: int) -> Response:
    grant = _mine(visit, number, Act.TELL_GRANT)
    following.waits_for_words(grant)
    return visit.page("grants/what_happened.html", **_of_the_group(visit, grant, NOTHING_TYPED))


@router.post("/what-happened")
def tell_what_happened(visit: Arrived, number: int) -> Response:
    grant = _mine(visit, number, Act.TELL_GRANT, to_change=True)
    answers = read(HappenedForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            following.tell_what_happened(visit.session, actor, grant, answers.accepted)
            return visit.go(f"grants/{number}#story")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    words = _of_the_group(visit, grant, answers)
    return visit.again("grants/what_happened.html", "grants/_what_happened_form.html", **words)


@router.get("/letting-go")
def begin_letting_go(visit: Arrived, number: int) -> Response:
    grant = _mine(visit, number, Act.LET_GO_GRANT)
    return visit.page("grants/letting_go.html", grant=grant, answers=NOTHING_TYPED)


@router.post("/letting-go")
def let_grant_go(visit: Arrived, number: int) -> Response:
    grant = _mine(visit, number, Act.LET_GO_GRANT, to_change=True)
    answers = read(ToldForm, visit.typed)
    if answers.accepted is None:
        template, part = "grants/letting_go.html", "grants/_letting_go_form.html"
        return visit.again(template, part, grant=grant, answers=answers)

    following.let_grant_go(visit.session, visit.actor, visit.here, grant, answers.accepted)
    return visit.go(f"grants/{number}#story")


@router.get("/looking-back")
def begin_looking_back(visit: Arrived, number: int) -> Response:
    grant = _mine(visit, number, Act.LOOK_BACK_GRANT)
    return visit.page("grants/looking_back.html", grant=grant, answers=NOTHING_TYPED)


@router.post("/looking-back")
def look_back(visit: Arrived, number: int) -> Response:
    grant = _mine(visit, number, Act.LOOK_BACK_GRANT, to_change=True)
    answers = read(ToldForm, visit.typed)
    if answers.accepted is None:
        template, part = "grants/looking_back.html", "grants/_looking_back_form.html"
        return visit.again(template, part, grant=grant, answers=answers)

    following.look_back(visit.session, visit.actor, grant, answers.accepted)
    return visit.go(f"grants/{number}#story")


def _mine(visit: Arrival, number: int, act: Act, to_change: bool = False) -> Grant:
    grant = seen_grant(visit.session, visit.actor, visit.here, number, to_change)
    permit(visit.actor, act, grant)
    return grant


def _of_the_group(visit: Arrival, grant: Grant, answers: Answers[HappenedForm]) -> dict[str, object]:
    return {"grant": grant, "answers": answers, **for_whom(visit.session, visit.actor, visit.here)}


def _to_pay(visit: Arrival, grant: Grant) -> dict[str, object]:
    return {"grant": grant, "pot": in_the_pot(visit.session, visit.here), "today": clock.today(visit.zone)}
