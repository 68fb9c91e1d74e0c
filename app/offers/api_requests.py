"""The JSON twin of the pages between the two: asking, answering, taking back, that it is done, and thank you."""

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from app.helping.api_calls import Call, Keyed, Number, Reading, Writing
from app.helping.forms import WritingDown
from app.offers import answering, asking, thanking
from app.offers.api_forms import ReplyBody, SharingBody
from app.offers.forms import AskForm, ThanksForm
from app.offers.queries import Asked, Which, offer_to_ask_for, seen_request
from app.offers.shapes import RequestShape
from app.offers.whole import whole_request

router = APIRouter(prefix="/offers/{number}/requests", route_class=Keyed)
RequestId = Annotated[int, Path(ge=1, le=2**31 - 1, description="Its `id`.")]
FOR_ONESELF = WritingDown()


@router.post("", status_code=201, response_model=RequestShape, summary="Say “I would like that”")
def ask_for_offer(visit: Writing, number: Number, form: AskForm) -> Response:
    """The one who offered it is told. Asked again while it is open, it is answered with the same request."""
    offer = offer_to_ask_for(visit.session, visit.actor, visit.here, number, to_change=True)
    asked = asking.ask_for(visit.session, visit.speaking(form), offer, form)
    visit.session.flush()
    return visit.made(_as_it_stands(visit, Which(number, asked.id)), f"offers/{number}/requests/{asked.id}")


@router.get("/{request_id}", summary="One request")
def show_request(visit: Reading, number: Number, request_id: RequestId) -> RequestShape:
    """For the two of them, who wrote it down, and the officer. For others it is not there."""
    return _as_it_stands(visit, Which(number, request_id))


@router.post("/{request_id}/answer", summary="Say yes or no to someone who asked")
def answer_request(visit: Writing, number: Number, request_id: RequestId, form: ReplyBody) -> RequestShape:
    """`agreed` says `agreed_on`, or how to find a time in `words`; `declined` needs no reason.

    Who would be alone with someone is vouched for first, which the team writes down. While the offer is kept private,
    nothing can be agreed.
    """
    asked = _held(visit, number, request_id)
    answering.answer_request(visit.session, visit.speaking(form), asked, form)
    return _as_it_stands(visit, Which(number, request_id))


@router.post("/{request_id}/done", summary="Say that it is done")
def say_it_is_done(
    visit: Writing, number: Number, request_id: RequestId, form: WritingDown = FOR_ONESELF
) -> RequestShape:
    """By the one who offered it. The other one is asked for a word of thanks."""
    answering.say_it_is_done(visit.session, visit.speaking(form), _held(visit, number, request_id))
    return _as_it_stands(visit, Which(number, request_id))


@router.post("/{request_id}/thanks", summary="Say thank you")
def thank_for_offer(visit: Writing, number: Number, request_id: RequestId, form: ThanksForm) -> RequestShape:
    """By the one who asked, once. With `shares` neighbours may read it, if the other one wishes it too."""
    thanking.thank(visit.session, visit.speaking(form), _held(visit, number, request_id), form)
    return _as_it_stands(visit, Which(number, request_id))


@router.post("/{request_id}/sharing", summary="Let neighbours read a thank-you, or no longer")
def share_thanks(visit: Writing, number: Number, request_id: RequestId, form: SharingBody) -> RequestShape:
    """By the one who was thanked. The one who said thank you can only take the wish back."""
    asked = _held(visit, number, request_id)
    thanking.share_or_keep(visit.session, visit.actor, visit.here, asked, form.wish)
    return _as_it_stands(visit, Which(number, request_id))


@router.post("/{request_id}/thanks/show", summary="Show a thank-you that both wish to be read")
def show_thanks(visit: Writing, number: Number, request_id: RequestId) -> RequestShape:
    """Someone who reviews has looked at it."""
    thanking.show_thanks(visit.session, visit.actor, _held(visit, number, request_id))
    return _as_it_stands(visit, Which(number, request_id))


@router.post("/{request_id}/taking-back", summary="Need it no longer")
def take_back_request(
    visit: Writing, number: Number, request_id: RequestId, form: WritingDown = FOR_ONESELF
) -> RequestShape:
    asking.take_back_request(visit.session, visit.speaking(form), _held(visit, number, request_id))
    return _as_it_stands(visit, Which(number, request_id))


def _held(visit: Call, number: int, request_id: int) -> Asked:
    return seen_request(visit.session, visit.actor, visit.here, Which(number, request_id), to_change=True)


def _as_it_stands(visit: Call, which: Which) -> RequestShape:
    visit.session.flush()
    return RequestShape.of(whole_request(visit.session, visit.actor, visit.here, which))
