"""Pages where an officer writes down who vouched for someone, and ends a vouch."""

from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.rooms import Room
from app.offers import vouching
from app.offers.forms import EndVouchForm, VouchForm
from app.offers.models import Offer
from app.offers.queries import seen_offer
from app.offers.vouches import vouches_of
from app.people.arriving import Arrival, Arrived
from app.people.queries import names_of
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/offers/{number}/vouches")
PAGE, PART = "offers/vouches.html", "offers/_vouch_form.html"


@router.get("")
def show_vouches(visit: Arrived, number: int) -> Response:
    return visit.page(PAGE, **_words(visit, _offer(visit, number, Act.SEE_VOUCHES), NOTHING_TYPED))


@router.post("")
def note_vouch(visit: Arrived, number: int) -> Response:
    offer = _offer(visit, number)
    answers = read(VouchForm, visit.typed)
    if answers.accepted is not None:
        try:
            vouching.note_vouch(visit.session, visit.actor, offer, answers.accepted)
            return visit.go(f"offers/{number}/vouches")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again(PAGE, PART, **_words(visit, offer, answers))


@router.get("/{vouch_id}/end")
def begin_ending(visit: Arrived, number: int, vouch_id: int) -> Response:
    return _ending(visit, number, vouch_id, NOTHING_TYPED)


@router.post("/{vouch_id}/end")
def end_vouch(visit: Arrived, number: int, vouch_id: int) -> Response:
    answers = read(EndVouchForm, visit.typed)
    if answers.accepted is None:
        return _ending(visit, number, vouch_id, answers)

    vouching.end_vouch(visit.session, visit.actor, _offer(visit, number), vouch_id, answers.accepted)
    return visit.go(f"offers/{number}/vouches")


def _offer(visit: Arrival, number: int, act: Act = Act.NOTE_VOUCH) -> Offer:
    offer = seen_offer(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, act, offer)
    return offer


def _words(visit: Arrival, offer: Offer, answers: Answers[VouchForm]) -> dict[str, object]:
    name = names_of(visit.session, [offer.said_by_id]).get(offer.said_by_id or 0, "")
    return {"offer": offer, "name": name, "vouches": vouches_of(visit.session, offer), "answers": answers}


def _ending(visit: Arrival, number: int, vouch_id: int, answers: Answers[EndVouchForm]) -> Response:
    offer = _offer(visit, number)
    vouch = vouching.the_vouch(visit.session, offer, vouch_id)
    words = {"offer": offer, "vouch": vouch, "answers": answers}
    if answers.mistakes:
        return visit.again("offers/end_vouch.html", "offers/_end_vouch_form.html", **words)
    return visit.page("offers/end_vouch.html", **words)
