"""Pages between the two: asking, answering, taking back, saying that it is done, and thank you."""

from collections.abc import Callable

from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, as_sent, read
from app.core.rooms import Room
from app.helping.forms import WritingDown
from app.helping.speaking import SPOKEN, for_whom, speaking, spoken_for
from app.offers import answering, asking, thanking
from app.offers.forms import AskForm, ReplyForm, ThanksForm
from app.offers.models import Offer
from app.offers.queries import Asked, Which, offer_to_ask_for, seen_request
from app.offers.whole import whole_request
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit
from app.permissions.who import Actor

router = Room(prefix="/{slug}/offers/{number}")


@router.get("/ask")
def begin_asking(visit: Arrived, number: int) -> Response:
    offer = offer_to_ask_for(visit.session, visit.actor, visit.here, number)
    return visit.page("offers/ask.html", **_asking(visit, offer, NOTHING_TYPED))


@router.post("/requests")
def ask_for(visit: Arrived, number: int) -> Response:
    offer = offer_to_ask_for(visit.session, visit.actor, visit.here, number, to_change=True)
    answers = read(AskForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            asking.ask_for(visit.session, actor, offer, answers.accepted)
            return visit.go(f"offers/{number}?asked=1")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again("offers/ask.html", "offers/_ask_form.html", **_asking(visit, offer, answers))


@router.get("/requests/{request_id}")
def show_request(visit: Arrived, number: int, request_id: int) -> Response:
    return _page(visit, number, request_id)


@router.post("/requests/{request_id}/answer")
def answer_request(visit: Arrived, number: int, request_id: int) -> Response:
    asked = _held(visit, number, request_id)
    answers = read(ReplyForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            answering.answer_request(visit.session, actor, asked, answers.accepted)
            return _back(visit, asked)
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    permit(_in_their_name(visit, asked), Act.ANSWER_REQUEST, asked)
    return _page(visit, number, request_id, reply=answers)


@router.post("/requests/{request_id}/thanks")
def thank(visit: Arrived, number: int, request_id: int) -> Response:
    asked = _held(visit, number, request_id)
    answers = read(ThanksForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            thanking.thank(visit.session, actor, asked, answers.accepted)
            return _back(visit, asked)
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    if not visit.may("WRITE_DOWN", visit.here):
        permit(visit.actor, Act.FOLLOW_REQUEST, asked)
    return _page(visit, number, request_id, thanks=answers)


@router.post("/requests/{request_id}/done")
def say_it_is_done(visit: Arrived, number: int, request_id: int) -> Response:
    return _carried_out(visit, number, request_id, answering.say_it_is_done)


@router.post("/requests/{request_id}/taking-back")
def take_back_request(visit: Arrived, number: int, request_id: int) -> Response:
    return _carried_out(visit, number, request_id, asking.take_back_request)


@router.post("/requests/{request_id}/sharing")
def share_thanks(visit: Arrived, number: int, request_id: int) -> Response:
    asked = _held(visit, number, request_id)
    wish = visit.typed.get("wish", "") == "yes"
    thanking.share_or_keep(visit.session, visit.actor, visit.here, asked, wish)
    return _back(visit, asked)


@router.post("/requests/{request_id}/thanks/show")
def show_thanks(visit: Arrived, number: int, request_id: int) -> Response:
    asked = _held(visit, number, request_id)
    thanking.show_thanks(visit.session, visit.actor, asked)
    return visit.go("offers/waiting")


Verb = Callable[..., None]


def _carried_out(visit: Arrival, number: int, request_id: int, verb: Verb) -> Response:
    """A button without words; an officer who presses it says for whom and how it came."""
    asked = _held(visit, number, request_id)
    said = as_sent(WritingDown, visit.typed)
    verb(visit.session, speaking(visit.session, visit.actor, visit.here, said), asked)
    return _back(visit, asked)


def _held(visit: Arrival, number: int, request_id: int) -> Asked:
    return seen_request(visit.session, visit.actor, visit.here, Which(number, request_id), to_change=True)


def _in_their_name(visit: Arrival, asked: Asked) -> Actor:
    """The actor as one who may answer for them, should they have said whose words these are."""
    said = as_sent(WritingDown, visit.typed)
    return speaking(visit.session, visit.actor, visit.here, said)


def _back(visit: Arrival, asked: Asked) -> Response:
    return visit.go(f"offers/{asked.offer.number}/requests/{asked.request.id}")


def _asking(visit: Arrival, offer: Offer, answers: Answers[AskForm]) -> dict[str, object]:
    others = {**for_whom(visit.session, visit.actor, visit.here), "may_be_unnamed": False}
    return {"offer": offer, "answers": answers, **others}


def _page(
    visit: Arrival,
    number: int,
    request_id: int,
    reply: Answers[ReplyForm] = NOTHING_TYPED,
    thanks: Answers[ThanksForm] = NOTHING_TYPED,
) -> Response:
    whole = whole_request(visit.session, visit.actor, visit.here, Which(number, request_id))
    words = {"whole": whole, "asked": whole.asked, "reply": reply, "thanks": thanks, **_who_thanks(visit, whole.asked)}
    for answers, part in ((reply, "_reply_form"), (thanks, "_thanks_form")):
        if answers.mistakes:
            return visit.again("offers/request.html", f"offers/{part}.html", answers=answers, **words)
    return visit.page("offers/request.html", **words)


def _who_thanks(visit: Arrival, asked: Asked) -> dict[str, object]:
    """The one who asked, for whoever types in their thanks."""
    types_for = spoken_for(visit.session, visit.actor, visit.here) if asked.request.waits_for_thanks else []
    theirs = [one for one in types_for if one.id == asked.request.said_by_id != visit.actor.person_id]
    return {"residents": theirs, "ways": SPOKEN, "may_be_unnamed": False}
