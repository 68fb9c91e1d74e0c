"""“Me”: everything that is one's own, on one page; the rest of it is behind doors of its own."""

from fastapi.responses import Response

from app.core.rooms import Room
from app.home import downloading_pages, leaving_pages
from app.home.mine import all_mine
from app.people import queries
from app.people.arriving import Arrived

router = Room()
for topic in (downloading_pages, leaving_pages):
    router.include_router(topic.router)


@router.get("/me")
def show_me(visit: Arrived) -> Response:
    actor = visit.comes_home()
    just = visit.request.query_params
    return visit.page(
        "home/me.html",
        person=queries.person_with_id(visit.session, actor.person_id),
        mine=all_mine(visit.session, actor.person_id, visit.homes),
        just_chosen="told" in just,
        just_changed="details" in just,
    )
