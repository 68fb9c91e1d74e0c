"""The officer's list of those whom no one has seen lately, and asking after them."""

from fastapi.responses import Response

from app.core.rooms import Room
from app.looking_out import own_pages
from app.looking_out.asking import ask_after
from app.looking_out.missed import MOST, who_is_missed
from app.people.arriving import Arrived

router = Room()
officers = Room(prefix="/{slug}/looking-out")


@officers.get("")
def show_missed(visit: Arrived) -> Response:
    found = who_is_missed(visit.session, visit.actor, visit.here)
    knows_numbers = visit.may("SEE_TELLINGS", visit.here)
    return visit.page("looking_out/missed.html", missed=found, most=MOST, knows_numbers=knows_numbers)


@officers.post("/{handle}/asked-after")
def note_that_i_asked(visit: Arrived, handle: str) -> Response:
    name = ask_after(visit.session, visit.actor, visit.here, handle)
    return visit.then("looking_out/_asked_after.html", to="looking-out", name=name, handle=handle)


for router_of in (own_pages.router, officers):
    router.include_router(router_of)
