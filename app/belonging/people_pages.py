"""Pages of who belongs: the list, and one person with what they say about themselves."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from fastapi.responses import FileResponse, Response
from pydantic import Field

from app.belonging import queries
from app.belonging.queries import Wish
from app.core.errors import NotFound
from app.core.forms import Form
from app.core.rooms import Room
from app.people.arriving import Arrival, Arrived
from app.permissions.rules import Act, permit
from app.permissions.who import Role

router = Room(prefix="/{slug}/people")

LEFT = "left"


class ListForm(Form):
    """What the list is asked for, in its address."""

    words: str = Field(default="", max_length=120)
    role: str = Field(default="", max_length=40)
    after: str = Field(default="", max_length=40)

    def wish(self) -> Wish:
        role = Role(self.role) if self.role in set(Role) else None
        return Wish(self.words, role, self.role == LEFT, self.after)


@router.get("")
def show_people(visit: Arrived, asked: Annotated[ListForm, Query()]) -> Response:
    permit(visit.actor, Act.SEE_PEOPLE, visit.here)
    wish = asked.wish()
    found = queries.members(visit.session, visit.here, wish)
    return visit.page(
        "belonging/people.html", wish=wish, members=found.found, roles=Role, next_page=_next_page(visit, found.after)
    )


@router.get("/{handle}")
def show_person(visit: Arrived, handle: str) -> Response:
    whole = queries.whole_person(visit.session, visit.actor, visit.here, handle)
    return visit.page("belonging/person.html", whole=whole, is_new="added" in visit.request.query_params)


@router.get("/{handle}/voice/{voice}")
def play_name(visit: Arrived, handle: str, voice: str) -> Response:
    """How someone says their own name, for those who belong here."""
    whole = queries.whole_person(visit.session, visit.actor, visit.here, handle)
    if whole.profile is None or whole.profile.voice != voice:
        raise NotFound()
    headers = {"content-disposition": "inline", "cache-control": "private, max-age=3600"}
    path = visit.request.app.state.storage.path(voice)
    return FileResponse(path, media_type=whole.profile.voice_type, headers=headers)


def _next_page(visit: Arrival, after: str) -> str:
    if not after:
        return ""
    asked = {name: value for name, value in visit.request.query_params.items() if value and name != "after"}
    return f"{visit.at('people')}?{urlencode({**asked, 'after': after})}"
