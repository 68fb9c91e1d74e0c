"""The board of needs, one need's page, what happened, and “me too”. Other verbs have pages of their own."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import Field

from app.core import clock
from app.core.forms import NOTHING_TYPED, Form
from app.core.transactions import OneTransaction
from app.needs import answering_pages, board, enclosed_pages, raising, raising_pages, reviewing_pages, talking_pages
from app.needs.board import Wish
from app.needs.kinds import AnswerKind, Standing
from app.needs.outcomes import what_happened
from app.needs.queries import seen_need
from app.needs.whole import whole_need
from app.neighbourhoods.queries import places_of, themes_of
from app.people.arriving import Arrival, Arrived

router = APIRouter(route_class=OneTransaction)
router.include_router(raising_pages.router)


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
        return Wish(self.theme, self.place, known, self.words, self.order == "longest", self.after)


@router.get("/{slug}/needs")
def show_board(visit: Arrived, asked: Annotated[BoardForm, Query()]) -> Response:
    wish = asked.wish()
    found = board.board(visit.session, visit.here, wish)
    return visit.page(
        "needs/board.html",
        wish=wish,
        cards=found.cards,
        next_page=_next_page(visit, found.after),
        back_again=board.back_again(visit.session, visit.here) if wish.is_plain else [],
        themes=themes_of(visit.session, visit.here),
        places=places_of(visit.session, visit.here),
        standings=Standing,
    )


@router.get("/{slug}/needs/{number}")
def show_need(visit: Arrived, number: int) -> Response:
    return need_page(visit, number)


@router.post("/{slug}/needs/{number}/backing")
def back_need(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number, to_change=True)
    raising.back_need(visit.session, visit.actor, need)
    return _backing_changed(visit, number)


@router.post("/{slug}/needs/{number}/backing/taken-back")
def stop_backing(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number, to_change=True)
    raising.stop_backing(visit.session, visit.actor, need)
    return _backing_changed(visit, number)


@router.get("/{slug}/what-happened")
def show_what_happened(visit: Arrived, kind: Annotated[str, Query(max_length=40)] = "") -> Response:
    chosen = AnswerKind(kind) if kind in set(AnswerKind) else None
    found = what_happened(visit.session, visit.here, chosen)
    return visit.page(
        "needs/what_happened.html",
        found=found,
        chosen=chosen,
        kinds=AnswerKind,
        standings=Standing,
        today=clock.today(visit.zone),
    )


def need_page(visit: Arrival, number: int) -> Response:
    whole = whole_need(visit.session, visit.actor, visit.here, number)
    thanks = visit.request.query_params.get("thanks") == "1" and whole.is_mine
    return visit.page("needs/need.html", whole=whole, need=whole.need, answers=NOTHING_TYPED, thanks=thanks)


def _backing_changed(visit: Arrival, number: int) -> Response:
    if not visit.by_htmx:
        return visit.go(f"needs/{number}")
    visit.session.flush()
    whole = whole_need(visit.session, visit.actor, visit.here, number)
    return visit.then("needs/_backing.html", to="", whole=whole, need=whole.need)


def _next_page(visit: Arrival, after: int | None) -> str:
    if after is None:
        return ""
    asked = {name: value for name, value in visit.request.query_params.items() if value and name != "after"}
    return f"{visit.at('needs')}?{urlencode({**asked, 'after': after})}"


for verb in (talking_pages, answering_pages, reviewing_pages, enclosed_pages):
    router.include_router(verb.router)
