"""Raising a need in two pages: what is needed; then, if one likes, a bit more. And taking it back."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.transactions import OneTransaction
from app.core.visits import can_be_gone_back_to
from app.needs import raising
from app.needs.board import seen_before
from app.needs.enclosing import Enclosures, enclosed, looked_at
from app.needs.forms import RaiseForm, SayMoreForm
from app.needs.queries import raised_by, seen_need
from app.needs.speaking import speaking
from app.neighbourhoods.queries import places_of, themes_of
from app.people.arriving import Arrival, Arrived
from app.people.queries import residents_of
from app.permissions.rules import Act, permit
from app.permissions.who import Via

router = APIRouter(route_class=OneTransaction)


@router.get("/{slug}/needs/new")
def begin_need(visit: Arrived) -> Response:
    permit(visit.actor, Act.RAISE_NEED, visit.here)
    return visit.page("needs/new.html", answers=NOTHING_TYPED)


@router.post("/{slug}/needs/new")
def say_what_is_needed(visit: Arrived) -> Response:
    permit(visit.actor, Act.RAISE_NEED, visit.here)
    answers = read(RaiseForm, visit.typed)
    if answers.accepted is None:
        return visit.again("needs/new.html", "needs/_new_form.html", answers=answers)

    return _more_page(visit, answers, status=200)


def look_at_enclosures(visit: Arrived) -> Enclosures:
    """A dependency, as those are carried out before the transaction begins."""
    return looked_at(visit.file("photo"), visit.file("voice"))


@router.post("/{slug}/needs")
def raise_need(visit: Arrived, given: Annotated[Enclosures, Depends(look_at_enclosures)]) -> Response:
    permit(visit.actor, Act.RAISE_NEED, visit.here)
    answers = read(RaiseForm, visit.typed)
    if given.refusal:
        answers = answers.but(given.refusal.field, given.refusal.words)
    if answers.accepted is None:
        return _more_page(visit, answers, status=422)

    actor = speaking(visit.session, visit.actor, visit.here, answers.accepted)
    files = enclosed(visit.session, visit.request.app.state.storage, given)
    need = raising.raise_need(visit.session, actor, visit.here, answers.accepted, files)
    return visit.go(f"needs/{need.number}?thanks=1")


@router.get("/{slug}/needs/mine")
def show_mine(visit: Arrived) -> Response:
    actor = visit.someone
    mine = raised_by(visit.session, visit.here, actor.person_id or 0)
    return visit.page("needs/mine.html", mine=mine)


@router.post("/{slug}/needs/{number}/taking-back")
def take_back(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number, to_change=True)
    raising.take_back(visit.session, visit.actor, need)
    return visit.go(f"needs/{number}")


@router.post("/{slug}/needs/{number}/bringing-back")
def bring_back(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number, to_change=True)
    raising.bring_back(visit.session, visit.actor, need)
    return visit.go(f"needs/{number}")


@router.get("/{slug}/needs/{number}/more")
def begin_saying_more(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.TAKE_BACK_NEED, need)
    return visit.page("needs/more.html", need=need, answers=NOTHING_TYPED)


@router.post("/{slug}/needs/{number}/more")
def say_more(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number, to_change=True)
    permit(visit.actor, Act.TAKE_BACK_NEED, need)
    answers = read(SayMoreForm, visit.typed)
    if answers.accepted is None:
        return visit.again("needs/more.html", "needs/_more_form.html", need=need, answers=answers)

    raising.say_more(visit.session, visit.actor, need, answers.accepted)
    return visit.go(f"needs/{number}")


def _more_page(visit: Arrival, answers: Answers[RaiseForm], status: int) -> Response:
    title = answers.value("title")
    writes_down = visit.may("WRITE_DOWN", visit.here)
    words = {
        "answers": answers,
        "alike": seen_before(visit.session, visit.here, f"{title} {answers.value('story')}"),
        "themes": themes_of(visit.session, visit.here),
        "places": places_of(visit.session, visit.here),
        "residents": residents_of(visit.session, visit.here.id) if writes_down else [],
        "ways": Via,
    }
    if status == 422:
        return visit.again("needs/bit_more.html", "needs/_bit_more.html", **words)
    return can_be_gone_back_to(visit.page("needs/bit_more.html", **words))
