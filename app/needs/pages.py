"""The board of needs, one need's page, what happened, and “me too”. Other verbs have pages of their own."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from fastapi.responses import Response
from pydantic import Field

from app.core import clock
from app.core.forms import NOTHING_TYPED, Form
from app.core.rooms import Room
from app.helping.speaking import helped_people
from app.moderating.pages import ModeratingPages
from app.moderating.queries import hidden_here
from app.needs import (
    answering_pages,
    backing_pages,
    board,
    enclosed_pages,
    moderating_pages,
    raising_pages,
    reviewing_pages,
    talking_pages,
    telling_wish_pages,
    typed_for_me_pages,
)
from app.needs.board import Wish
from app.needs.kinds import AnswerKind, Standing
from app.needs.moderated import NEEDS
from app.needs.outcomes import what_happened
from app.needs.telling_wish_pages import how_told
from app.needs.whole import whole_need
from app.neighbourhoods.queries import places_of, themes_of
from app.people.arriving import Arrival, Arrived

router = Room()
THANKS = ("1", "told")
for before_a_number in (typed_for_me_pages, raising_pages):
    router.include_router(before_a_number.router)


BACK_AGAIN = "back_again"
"""What someone may choose to see besides where needs stand."""


class BoardForm(Form):
    """What the board is asked for, in its address."""

    theme: str = Field(default="", max_length=40)
    place: str = Field(default="", max_length=40)
    stands: str = Field(default="", max_length=40)
    words: str = Field(default="", max_length=200)
    order: str = Field(default="", max_length=40)
    after: int | None = Field(default=None, ge=0, le=2**31 - 1)

    def wish(self) -> Wish:
        known = Standing(self.stands) if self.stands in set(Standing) else None
        is_back = self.stands == BACK_AGAIN
        longest = is_back or self.order == "longest"
        return Wish(self.theme, self.place, known, self.words, longest, is_back, self.after)


@router.get("/{slug}/needs")
def show_board(visit: Arrived, asked: Annotated[BoardForm, Query()]) -> Response:
    wish = asked.wish()
    found = board.board(visit.session, visit.actor, visit.here, wish)
    back_again = board.back_again(visit.session, visit.here) if wish.is_plain else None
    on_top = {card.number for card in back_again.cards} if back_again else set()
    return visit.page(
        "needs/board.html",
        wish=wish,
        cards=tuple(card for card in found.cards if card.number not in on_top),
        next_page=_next_page(visit, found.after),
        back_again=back_again,
        themes=themes_of(visit.session, visit.here),
        places=places_of(visit.session, visit.here),
        standings=Standing,
    )


@router.get("/{slug}/needs/{number}")
def show_need(visit: Arrived, number: int) -> Response:
    return need_page(visit, number)


@router.get("/{slug}/what-happened")
def show_what_happened(visit: Arrived, kind: Annotated[str, Query(max_length=40)] = "") -> Response:
    chosen = AnswerKind(kind) if kind in set(AnswerKind) else None
    found = what_happened(visit.session, visit.here, chosen)
    return visit.page(
        "needs/what_happened.html",
        found=found,
        hidden=hidden_here(visit.session, visit.here),
        chosen=chosen,
        kinds=AnswerKind,
        standings=Standing,
        today=clock.today(visit.zone),
    )


def need_page(visit: Arrival, number: int) -> Response:
    whole = whole_need(visit.session, visit.actor, visit.here, number)
    is_typed_by_me = whole.need.typed_by_id is not None and whole.need.typed_by_id == visit.actor.person_id
    thanks = visit.request.query_params.get("thanks") in THANKS and (whole.is_mine or is_typed_by_me)
    writes_down = visit.may("WRITE_DOWN", whole.need)
    helped = [] if writes_down else helped_people(visit.session, visit.actor, visit.here)
    return visit.page(
        "needs/need.html",
        whole=whole,
        need=whole.need,
        answers=NOTHING_TYPED,
        thanks=thanks,
        **(how_told(visit, whole.need) if thanks else {"ways": []}),
        for_others=writes_down or bool(helped),
        asks_others=(writes_down and bool(whole.asked.behind)) or any(one.id in whole.asked.behind for one in helped),
    )


def _next_page(visit: Arrival, after: int | None) -> str:
    if after is None:
        return ""
    asked = {name: value for name, value in visit.request.query_params.items() if value and name != "after"}
    return f"{visit.at('needs')}?{urlencode({**asked, 'after': after})}"


verbs = (backing_pages, talking_pages, moderating_pages, answering_pages, reviewing_pages, enclosed_pages)
for verb in (*verbs, telling_wish_pages):
    router.include_router(verb.router)
router.include_router(ModeratingPages(NEEDS).router())
