"""Printing a form's paper twin: raising a need, “me too” with a few words, and whether it helped."""

from collections.abc import Mapping

from fastapi import APIRouter
from fastapi.responses import Response

from app.core import printing
from app.core.transactions import OneTransaction
from app.needs import paper
from app.needs.kinds import Helped
from app.needs.paper import WAYS_ON_PAPER, Sheet
from app.needs.queries import newest_answer, seen_need
from app.neighbourhoods.queries import places_of, themes_of
from app.notifications.addressed import whom_to_ask
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = APIRouter(route_class=OneTransaction, prefix="/{slug}/needs")


@router.get("/new/paper.pdf")
def print_new_need(visit: Arrived) -> Response:
    permit(visit.actor, Act.RAISE_NEED, visit.here)
    words = {
        "places": paper.to_tick(places_of(visit.session, visit.here)),
        "themes": themes_of(visit.session, visit.here),
        "ways_on_paper": WAYS_ON_PAPER,
    }
    return _printed(visit, "print/need.html", "N", words)


@router.get("/{number}/paper.pdf")
def print_backing(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.BACK_NEED, need)
    return _printed(visit, "print/backing.html", f"{number}-M", {"need": need})


@router.get("/{number}/helped/paper.pdf")
def print_helped(visit: Arrived, number: int) -> Response:
    need = seen_need(visit.session, visit.actor, visit.here, number)
    permit(visit.actor, Act.COMMENT, need)
    words = {"need": need, "answer": newest_answer(visit.session, need), "hows": Helped}
    return _printed(visit, "print/helped.html", f"{number}-H", words)


def _printed(visit: Arrival, template: str, reference: str, words: Mapping[str, object]) -> Response:
    if not printing.is_possible():
        return visit.page("print/no_pdf.html")
    ask = whom_to_ask(visit.session, visit.here)
    whole = f"{visit.here.slug.upper()}-{reference}"
    sheet = Sheet(template, whole, visit.here, ask, words)
    pdf = paper.printed(visit.request.app.state.pages, visit.language, sheet)
    return printing.handed_out(pdf, whole.lower())
