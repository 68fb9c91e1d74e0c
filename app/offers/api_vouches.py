"""The JSON twin of the pages where an officer writes down who vouched for someone, and ends a vouch."""

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from app.helping.api_calls import Call, Keyed, Number, Reading, Writing
from app.offers import vouching
from app.offers.forms import EndVouchForm, VouchForm
from app.offers.models import Offer
from app.offers.queries import seen_offer
from app.offers.shapes_of_vouches import VouchesShape
from app.offers.vouches import vouches_of
from app.permissions.rules import Act, permit

router = APIRouter(prefix="/offers/{number}/vouches", route_class=Keyed)
VouchId = Annotated[int, Path(ge=1, le=2**31 - 1, description="Its `id`.")]


@router.get("", summary="Who vouched for the one who made an offer")
def list_vouches(visit: Reading, number: Number) -> VouchesShape:
    """For the officer alone, newest first."""
    return _vouches(visit, _offer(visit, number, Act.SEE_VOUCHES))


@router.post("", status_code=201, response_model=VouchesShape, summary="Write down who vouched for someone")
def note_vouch(visit: Writing, number: Number, form: VouchForm) -> Response:
    """`vouched_by` is a name: of a member here, or of someone from elsewhere. It holds for two years."""
    offer = _offer(visit, number)
    vouching.note_vouch(visit.session, visit.actor, offer, form)
    return visit.made(_vouches(visit, offer), f"offers/{number}/vouches")


@router.post("/{vouch_id}/end", summary="End a vouch")
def end_vouch(visit: Writing, number: Number, vouch_id: VouchId, form: EndVouchForm) -> VouchesShape:
    """Nothing more is agreed on the strength of it. What was agreed waits again, if no one else vouches for them."""
    offer = _offer(visit, number)
    vouching.end_vouch(visit.session, visit.actor, offer, vouch_id, form)
    return _vouches(visit, offer)


def _offer(visit: Call, number: int, act: Act = Act.NOTE_VOUCH) -> Offer:
    offer = seen_offer(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, act, offer)
    return offer


def _vouches(visit: Call, offer: Offer) -> VouchesShape:
    visit.session.flush()
    return VouchesShape(vouches=vouches_of(visit.session, offer))
