"""Printing what is on: a month, one date, and for those who lead it the list at the door and cards to hand out."""

from typing import Annotated

from fastapi import Query
from fastapi.responses import Response
from pydantic import Field

from app.activities.coming_list import comers_of, with_those_here
from app.activities.glance import days_with
from app.activities.happenings import Happening, next_on
from app.activities.on_paper import Paper
from app.activities.queries import dates_between
from app.activities.rides import rides_of
from app.activities.showing import asked_here, happening_here
from app.activities.spans import month_asked_for
from app.core import clock, printing
from app.core.errors import NotFound
from app.core.forms import Form
from app.core.languages import language_for
from app.core.rooms import Room
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}")
OF_A_DATE = "/activities/{number}/dates/{date_number}"
DATE_SHEET, LIST_SHEET, CARD_SHEET = "date-print.css", "door-list.css", "date-cards.css"


class PosterForm(Form):
    """What is asked for, in the address."""

    month: str = Field(default="", max_length=40)
    size: str = Field(default="a4", max_length=40)
    language: str = Field(default="", max_length=40)


@router.get("/whats-on.pdf")
def print_month(visit: Arrived, asked: Annotated[PosterForm, Query()]) -> Response:
    span = month_asked_for(asked.month, clock.today(visit.zone))
    cards = dates_between(visit.session, visit.here, *span.moments(visit.zone))
    is_large = asked.size.lower() == "a3"
    page = _paper(visit, asked.language).month(span, days_with(cards, span, visit.zone), is_large)
    return _handed_out(visit, page, "poster.css", f"{visit.here.slug}-{span.name}")


@router.get(f"{OF_A_DATE}/flyer.pdf")
def print_flyer(visit: Arrived, number: int, date_number: int, language: str = "") -> Response:
    happening = happening_here(visit, number, date_number)
    return _handed_out(visit, _paper(visit, language).flyer(happening), DATE_SHEET, "flyer")


@router.get(f"{OF_A_DATE}/strips.pdf")
def print_strips(visit: Arrived, number: int, date_number: int, language: str = "") -> Response:
    happening = happening_here(visit, number, date_number)
    return _handed_out(visit, _paper(visit, language).strips(happening), DATE_SHEET, "strips")


@router.get(f"{OF_A_DATE}/door-list.pdf")
def print_door_list(visit: Arrived, number: int, date_number: int, language: str = "") -> Response:
    happening = _for_those_who_lead(visit, number, date_number)
    comers = comers_of(visit.session, visit.actor, happening)
    has_rides = happening.is_trip and visit.may("SEE_LIFTS", happening)
    rides = rides_of(visit.session, happening) if has_rides else None
    page = _paper(visit, language or visit.language.code).door_list(happening, comers, rides)
    return _handed_out(visit, page, LIST_SHEET, "door-list")


@router.get(f"{OF_A_DATE}/cards.pdf")
def print_cards(visit: Arrived, number: int, date_number: int, of_the_next: bool = False) -> Response:
    """Of this date, for those who come; or of the next, for those who come to it and those who came to this one.

    While nobody is ticked, those who said that they come to this one.
    """
    happening = _for_those_who_lead(visit, number, date_number)
    now = comers_of(visit.session, visit.actor, happening)
    comers = now.coming
    if of_the_next:
        happening = _next_on(visit, happening)
        comers = with_those_here(comers_of(visit.session, visit.actor, happening).coming, now.here or now.coming)
    return _handed_out(visit, _paper(visit, "").cards(happening, comers), CARD_SHEET, "cards")


def _for_those_who_lead(visit: Arrival, number: int, date_number: int) -> Happening:
    happening = happening_here(visit, number, date_number)
    permit(visit.actor, Act.SEE_COMERS, happening)
    return happening


def _next_on(visit: Arrival, happening: Happening) -> Happening:
    """Raises NotFound when there is none."""
    following = next_on(visit.session, happening)
    if following is None:
        raise NotFound()
    return happening_here(visit, happening.activity.number, following.number)


def _paper(visit: Arrival, language: str) -> Paper:
    """In the language that was chosen, else in the neighbourhood's: whoever prints it may read another."""
    chosen = language_for(language, visit.here.language)
    return Paper(visit.request.app.state.pages, visit.here, chosen, asked_here(visit), visit.settings.base_url)


def _handed_out(visit: Arrival, page: str, sheet: str, name: str) -> Response:
    if not printing.is_possible():
        return visit.page("activities/no_pdf.html")
    return printing.handed_out(printing.later(page, sheet), name)
