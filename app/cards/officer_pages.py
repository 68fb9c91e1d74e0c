"""Officers' pages: who has a card, making some, stopping one."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import Path
from fastapi.responses import Response, StreamingResponse

from app.cards import pins, printing, queries, service
from app.cards.forms import SearchForm
from app.cards.queries import MOST, Member
from app.core import printing as printer
from app.core.forms import NOTHING_TYPED, Answers, read
from app.core.languages import N_
from app.core.rooms import Room
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit

router = Room()

NEW = "cards/new.html"
NOBODY_CHOSEN = N_("Please tick the people who need a card.")
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get("/{slug}/cards")
def show_cards(visit: Arrived, before: int = 0) -> Response:
    working = queries.working_cards(visit.session, visit.actor, visit.here, max(0, min(before, 2**31 - 1)))
    stopped = queries.stopped_cards(visit.session, visit.here)
    return visit.page("cards/cards.html", working=working[:MOST], stopped=stopped, is_more=len(working) > MOST)


@router.get("/{slug}/cards/new")
def choose_people(visit: Arrived) -> Response:
    return visit.page(NEW, **_people(visit, dict(visit.request.query_params)), answers=NOTHING_TYPED)


@router.post("/{slug}/cards")
def make_cards(visit: Arrived) -> Response:
    """The sheet that answers is the only place where the codes can ever be read.

    The form has no `once`: that would keep the sheet. A second press is refused instead, see `make_cards`.
    """
    permit(visit.actor, Act.MAKE_CARD, visit.here)
    chosen = _ticked(visit)
    found = queries.members_with_ids(visit.session, visit.here, chosen)
    if not found:
        answers: Answers[SearchForm] = Answers({}).but("people", NOBODY_CHOSEN)
        return visit.again(NEW, NEW, **_people(visit, visit.typed), answers=answers)
    if not printer.is_possible():
        return visit.page("cards/no_pdf.html")

    secret = visit.settings.secret_key
    made = service.make_cards(visit.session, visit.actor, visit.here, sorted(found), secret)
    asked = queries.whom_to_ask(visit.session, visit.here.id)
    house = printing.House(visit.request.app.state.pages, visit.here, asked, visit.settings.base_url)
    sheet = printing.sheet(house, [(found[person_id], code) for person_id, code in made])
    # Printed after the commit, as it takes seconds and others want to write meanwhile.
    headers = {"content-disposition": 'attachment; filename="cards.pdf"'}
    return StreamingResponse(sheet, media_type="application/pdf", headers=headers)


@router.get("/{slug}/cards/{number}")
def show_card(visit: Arrived, number: Number, pin: str = "") -> Response:
    permit(visit.actor, Act.MAKE_CARD, visit.here)
    card, name = queries.the_card(visit.session, visit.here, number)
    words = {
        "card": card,
        "name": name,
        "has_pin": queries.has_pin(visit.session, card.person_id),
        "may_choose_together": pins.is_only_a_neighbour(visit.session, card),
        "just_chosen": bool(pin),
    }
    return visit.page("cards/one.html", **words)


@router.post("/{slug}/cards/{number}/stop")
def stop_card(visit: Arrived, number: Number) -> Response:
    permit(visit.actor, Act.MAKE_CARD, visit.here)
    card, _ = queries.the_card(visit.session, visit.here, number)
    service.stop_card(visit.session, visit.actor, card)
    return visit.go(f"cards/{number}")


def _people(visit: Arrival, typed: Mapping[str, str]) -> dict[str, object]:
    form = read(SearchForm, typed).accepted or SearchForm()
    found = queries.members(visit.session, visit.actor, visit.here, form.words, form.after)
    shown: list[Member] = found[:MOST]
    return {
        "people": shown,
        "words": form.words,
        "next_after": shown[-1].person_id if len(found) > MOST else 0,
        "ticked": _ticked(visit),
    }


def _ticked(visit: Arrival) -> list[int]:
    typed = visit.ticked("people")
    return [int(one) for one in typed[:MOST] if one.isascii() and one.isdecimal() and len(one) < 10]
