"""“What others typed for me”: nobody speaks for someone without that person being able to read it."""

from typing import Annotated

from fastapi import Query
from fastapi.responses import Response

from app.core.rooms import Room
from app.needs.typed_for_me import EVERY, typed_for
from app.notifications.addressed import whom_to_ask
from app.people.arriving import Arrived

After = Annotated[int | None, Query(ge=1, le=EVERY)]
router = Room()


@router.get("/me/typed-for-me")
def show_typed_for_me(visit: Arrived, home: str = "", after: After = None) -> Response:
    actor = visit.in_private
    homes = visit.homes
    if not homes:
        return visit.page("needs/typed_for_me.html", found=None, ask=None, homes=[], next_page="")

    slug = home if home in dict(homes) else homes[0][0]
    actor = visit.stands_in(slug)
    found = typed_for(visit.session, visit.here, actor.person_id, after)
    next_page = f"/me/typed-for-me?home={slug}&after={found.after}" if found.after else ""
    others = [one for one in homes if one[0] != slug]
    ask = whom_to_ask(visit.session, visit.here)
    return visit.page("needs/typed_for_me.html", found=found, ask=ask, homes=others, next_page=next_page)
