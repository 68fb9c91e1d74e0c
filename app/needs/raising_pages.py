"""Raising a need in two pages: what is needed; then, if one likes, a bit more. And taking it back."""

from typing import Annotated

from fastapi import Depends, Query
from fastapi.responses import Response

from app.core.errors import NotLikeThis
from app.core.forms import NOTHING_TYPED, Answers, F, read
from app.core.rooms import Room
from app.core.visits import can_be_gone_back_to
from app.helping.service import write_down_how_told
from app.helping.sheets import WAYS_ON_PAPER
from app.helping.speaking import for_whom, speaking, spoken_for
from app.needs import raising
from app.needs.board import seen_before
from app.needs.enclosing import Enclosures, enclosed, looked_at
from app.needs.forms import FromPaperForm, RaiseForm, SayMoreForm
from app.needs.queries import raised_by, seen_need
from app.neighbourhoods.queries import places_of, themes_of
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit
from app.permissions.who import Actor, Via

router = Room()


@router.get("/{slug}/needs/new")
def begin_need(visit: Arrived) -> Response:
    """With `via=paper` or `spoken_by` in the address all of it stands on one page, for typing in what another said."""
    permit(visit.actor, Act.RAISE_NEED, visit.here)
    asked = {name: visit.request.query_params.get(name, "") for name in ("via", "spoken_by")}
    if set(visit.given_back) - {"title"}:
        return _more_page(visit, Answers(asked | dict(visit.given_back)), status=200)
    if any(asked.values()) and spoken_for(visit.session, visit.actor, visit.here):
        return _more_page(visit, Answers(asked), status=200)
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
    answers = read(FromPaperForm, visit.typed)
    if given.refusal:
        answers = answers.but(given.refusal.field, given.refusal.words)
    if answers.accepted is None:
        return _more_page(visit, answers, status=422)

    try:
        actor = _speaker(visit, answers.accepted)
    except NotLikeThis as refusal:
        return _more_page(visit, answers.but(refusal.field, refusal.words), status=422)
    files = enclosed(visit.session, visit.request.app.state.storage, given)
    need = raising.raise_need(visit.session, actor, visit.here, answers.accepted, files)
    if visit.actor.is_unnamed and not need.is_shown:
        # It waits to be looked at, and no one can be asked whether it is theirs: so the tablet thanks them itself.
        return visit.go(f"/table?said={need.number}")
    return visit.go(f"needs/{need.number}?thanks=1")


@router.get("/{slug}/needs/mine")
def show_mine(visit: Arrived, after: Annotated[int | None, Query(ge=0, le=2**31 - 1)] = None) -> Response:
    actor = visit.someone
    mine, next_after = raised_by(visit.session, visit.here, actor.person_id or 0, after)
    next_page = f"{visit.at('needs/mine')}?after={next_after}" if next_after else ""
    return visit.page("needs/mine.html", mine=mine, next_page=next_page)


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


def _speaker(visit: Arrival, form: FromPaperForm) -> Actor:
    actor = speaking(visit.session, visit.actor, visit.here, form)
    write_down_how_told(visit.session, actor, visit.here, form.told_by)
    return actor


def _more_page(visit: Arrival, answers: Answers[F], status: int) -> Response:
    title = answers.value("title")
    others = for_whom(visit.session, visit.actor, visit.here)
    is_on_paper = answers.value("via") == Via.PAPER and bool(others["residents"])
    words = {
        "answers": answers,
        "alike": seen_before(visit.session, visit.here, f"{title} {answers.value('story')}"),
        "themes": themes_of(visit.session, visit.here),
        "places": places_of(visit.session, visit.here),
        "ways_on_paper": WAYS_ON_PAPER,
        **others,
    }
    page, part = ("from_paper", "_from_paper_form") if is_on_paper else ("bit_more", "_bit_more")
    if status == 422:
        return visit.again(f"needs/{page}.html", f"needs/{part}.html", **words)
    return can_be_gone_back_to(visit.page(f"needs/{page}.html", **words))
