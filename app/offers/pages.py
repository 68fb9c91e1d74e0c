"""Pages of offers: the list, offering something, one offer, looking at it first. Other verbs have their own."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from fastapi.responses import Response
from pydantic import Field

from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, Form, read
from app.core.rooms import Room
from app.helping.speaking import for_whom, speaking
from app.moderating.forms import LookForm
from app.moderating.pages import ModeratingPages, for_review
from app.offers import board, offering, requests_pages, vouches_pages
from app.offers.forms import OfferForm
from app.offers.kinds import OfferKind
from app.offers.moderated import OFFERS
from app.offers.queries import SomeOffer, seen_offer
from app.offers.whole import whole_offer
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room()


class BoardForm(Form):
    """What the list is asked for, in its address."""

    kind: str = Field(default="", max_length=40)
    after: int | None = Field(default=None, ge=0, le=2**31 - 1)


@router.get("/{slug}/offers")
def show_offers(visit: Arrived, asked: Annotated[BoardForm, Query()]) -> Response:
    permit(visit.actor, Act.SEE_GIVEN, SomeOffer(visit.here.id))
    kind = OfferKind(asked.kind) if asked.kind in set(OfferKind) else None
    found = board.board(visit.session, visit.here, kind, asked.after)
    following = {"kind": kind or "", "after": found.after}
    next_page = f"{visit.at('offers')}?{urlencode(following)}" if found.after is not None else ""
    return visit.page("offers/board.html", cards=found.cards, kinds=OfferKind, chosen=kind, next_page=next_page)


@router.get("/{slug}/offers/new")
def begin_offer(visit: Arrived) -> Response:
    permit(visit.actor, Act.MAKE_OFFER, visit.here)
    return visit.page("offers/new.html", **_words(visit, NOTHING_TYPED))


@router.post("/{slug}/offers")
def make_offer(visit: Arrived) -> Response:
    permit(visit.actor, Act.MAKE_OFFER, visit.here)
    answers = read(OfferForm, visit.typed)
    if answers.accepted is not None:
        try:
            actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
            offer = offering.make_offer(visit.session, actor, visit.here, answers.accepted)
            return visit.go(f"offers/{offer.number}?thanks=1")
        except NotLikeThis as refusal:
            answers = answers.but(refusal.field, refusal.words)
    return visit.again("offers/new.html", "offers/_new_form.html", **_words(visit, answers))


@router.get("/{slug}/offers/mine")
def show_mine(visit: Arrived) -> Response:
    actor = visit.in_private
    permit(actor, Act.SEE_GIVEN, SomeOffer(visit.here.id))
    mine = board.all_of_mine(visit.session, visit.here, actor.person_id)
    return visit.page("offers/mine.html", mine=mine)


@router.get("/{slug}/offers/waiting")
def show_waiting(visit: Arrived) -> Response:
    permit(visit.actor, Act.NOTE_VOUCH, visit.here)
    return visit.page("offers/waiting.html", waiting=board.what_waits(visit.session, visit.here))


@router.get("/{slug}/offers/{number}")
def show_offer(visit: Arrived, number: int) -> Response:
    whole = whole_offer(visit.session, visit.actor, visit.here, number)
    is_typed_by_me = visit.actor.person_id is not None and whole.offer.typed_by_id == visit.actor.person_id
    thanks = visit.request.query_params.get("thanks") == "1" and (whole.is_mine or is_typed_by_me)
    asked = visit.request.query_params.get("asked") == "1"
    return visit.page("offers/offer.html", whole=whole, offer=whole.offer, thanks=thanks, asked=asked)


@router.get("/{slug}/offers/{number}/review")
def begin_review(visit: Arrived, number: int) -> Response:
    offer = seen_offer(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.REVIEW_GIVEN, offer)
    return visit.page("offers/review.html", offer=offer, answers=NOTHING_TYPED, **for_review(visit, offer))


@router.post("/{slug}/offers/{number}/review")
def review_offer(visit: Arrived, number: int) -> Response:
    offer = seen_offer(visit.session, visit.actor, visit.here, number, to_change=True)
    permit(visit.actor, Act.REVIEW_GIVEN, offer)
    answers = read(LookForm, visit.typed)
    if answers.accepted is None:
        words = {"offer": offer, "answers": answers, **for_review(visit, offer)}
        return visit.again("offers/review.html", "offers/_review_form.html", **words)

    alone = visit.typed.get("one_to_one") == "yes"
    offering.review_offer(visit.session, visit.actor, offer, answers.accepted, alone)
    return visit.go(f"offers/{number}")


@router.post("/{slug}/offers/{number}/ending")
def end_offer(visit: Arrived, number: int) -> Response:
    offer = seen_offer(visit.session, visit.actor, visit.here, number, to_change=True)
    offering.end_offer(visit.session, visit.actor, offer)
    return visit.go(f"offers/{number}")


def _words(visit: Arrival, answers: Answers[OfferForm]) -> dict[str, object]:
    others = {**for_whom(visit.session, visit.actor, visit.here), "may_be_unnamed": False}
    return {"answers": answers, "kinds": OfferKind, **others}


for verb in (requests_pages, vouches_pages):
    router.include_router(verb.router)
router.include_router(ModeratingPages(OFFERS).router())
