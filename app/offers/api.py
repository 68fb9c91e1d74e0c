"""The JSON twin of the pages: offers, and what passes between the two."""

from typing import Annotated

from fastapi import Query
from fastapi.responses import Response

from app.helping.api_calls import Call, Number, Reading, Writing, twin
from app.moderating.api import ModeratingCalls
from app.offers import api_requests, api_vouches, board, offering
from app.offers.api_forms import OffersForm, ReviewBody
from app.offers.forms import OfferForm
from app.offers.moderated import OFFERS
from app.offers.queries import SomeOffer, seen_offer
from app.offers.shapes import MyOffersShape, OfferShape, OffersShape
from app.offers.shapes_of_waiting import WaitingOffersShape
from app.offers.whole import whole_offer
from app.permissions.rules import Act, permit

router = twin("offers")


@router.get("/offers", summary="Skills and time that neighbours offer")
def list_offers(visit: Reading, form: Annotated[OffersForm, Query()]) -> OffersShape:
    """Offers that stand now, newest first, a page at a time."""
    permit(visit.actor, Act.SEE_GIVEN, SomeOffer(visit.here.id))
    return OffersShape.of(board.board(visit.session, visit.here, form.kind, form.after))


@router.get("/offers/mine", summary="What I offer, who asked me, and what I asked for")
def list_my_offers(visit: Reading) -> MyOffersShape:
    actor = visit.in_private
    permit(actor, Act.SEE_GIVEN, SomeOffer(visit.here.id))
    return MyOffersShape.of(board.all_of_mine(visit.session, visit.here, actor.person_id))


@router.get("/offers/waiting", summary="Offers that wait for the officer")
def list_waiting_offers(visit: Reading) -> WaitingOffersShape:
    """Oldest first. It belongs to looking after offers, so the key may write."""
    permit(visit.actor, Act.NOTE_VOUCH, visit.here)
    return WaitingOffersShape.of(board.what_waits(visit.session, visit.here))


@router.post("/offers", status_code=201, response_model=OfferShape, summary="Say “I can …”")
def make_offer(visit: Writing, form: OfferForm) -> Response:
    """`one_to_one`: they would be alone with someone. `spoken_by` is a neighbour's short name; there is always one."""
    offer = offering.make_offer(visit.session, visit.speaking(form), visit.here, form)
    return visit.made(_as_it_stands(visit, offer.number), f"offers/{offer.number}")


@router.get("/offers/{number}", summary="One offer")
def show_offer(visit: Reading, number: Number) -> OfferShape:
    """With the requests that you may see: all of your own offer, your own of another's."""
    return _as_it_stands(visit, number)


@router.post("/offers/{number}/review", summary="Show an offer, or keep it private and say why")
def review_offer(visit: Writing, number: Number, form: ReviewBody) -> OfferShape:
    """The one who made it is told why it is kept private; until it is shown again, nothing of it can be agreed.

    `one_to_one`, said at any time, asks for a vouch before anything is agreed. What was agreed without one waits again,
    and both are told. Of an offer that was taken back nothing else is heard.
    """
    offer = seen_offer(visit.session, visit.actor, visit.here, number, to_change=True)
    offering.review_offer(visit.session, visit.actor, offer, form, form.one_to_one)
    return _as_it_stands(visit, number)


@router.post("/offers/{number}/ending", summary="Offer it no longer")
def end_offer(visit: Writing, number: Number) -> OfferShape:
    """Who still waits for an answer is told no; what was agreed stands."""
    offer = seen_offer(visit.session, visit.actor, visit.here, number, to_change=True)
    offering.end_offer(visit.session, visit.actor, offer)
    return _as_it_stands(visit, number)


def _as_it_stands(visit: Call, number: int) -> OfferShape:
    visit.session.flush()
    return OfferShape.of(whole_offer(visit.session, visit.actor, visit.here, number))


for twin_of in (api_requests, api_vouches):
    router.include_router(twin_of.router)
router.include_router(ModeratingCalls(OFFERS).router())
