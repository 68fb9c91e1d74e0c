"""Paper: every form that prints, each sheet, and the page on which it is typed in."""

from typing import Annotated

from fastapi import Query
from fastapi.responses import Response

from app.core.errors import NotFound
from app.core.rooms import Room
from app.helping.sheets import printed
from app.home.sheets import TWINS, meant_by
from app.people.arriving import Arrived
from app.permissions.rules import Act, permit

router = Room(prefix="/{slug}/sheets")


@router.get("")
def show_sheets(visit: Arrived, number: Annotated[str, Query(max_length=40)] = "") -> Response:
    """All that print by themselves; and for those who type sheets in, from `number` straight to its page."""
    permit(visit.actor, Act.NAME_HELPER, visit.here)
    is_unknown = False
    if number:
        try:
            twin, numbers = meant_by(number)
            return visit.go(twin.typed_in_at(numbers))
        except NotFound:
            is_unknown = True
    alone = [twin for twin in TWINS if twin.of[1] == 0]
    return visit.page("home/sheets.html", twins=alone, number=number, is_unknown=is_unknown)


@router.get("/{reference}.pdf")
def print_sheet(visit: Arrived, reference: str) -> Response:
    return printed(visit, *meant_by(reference))
