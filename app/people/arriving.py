"""Who is asking, and in which neighbourhood: found out inside the request's own transaction, when first needed."""

from collections.abc import AsyncIterator
from functools import cached_property
from typing import Annotated

from fastapi import Depends, Request

from app.core.errors import SignInFirst
from app.core.visits import Visit
from app.neighbourhoods.queries import Here, neighbourhood_called
from app.people import cookies, queries
from app.permissions.rules import Act, may
from app.permissions.who import VISITOR, Actor

MOST_FILES = 2
MOST_FIELDS = 60


class Arrival(Visit):
    """A visit that knows its neighbourhood (from the address) and its person (from cookie or token)."""

    @cached_property
    def neighbourhood(self) -> Here | None:
        slug = self.request.path_params.get("slug")
        return neighbourhood_called(self.session, slug) if slug else None

    @property
    def here(self) -> Here:
        assert self.neighbourhood is not None, "this address names no neighbourhood"
        return self.neighbourhood

    @cached_property
    def actor(self) -> Actor:
        home = self.neighbourhood.id if self.neighbourhood else None
        if self.path.startswith("/api/"):
            bearer = self.request.headers.get("authorization", "").removeprefix("Bearer ").strip()
            return queries.actor_with_token(self.session, bearer, home) if bearer else VISITOR
        key = cookies.session_key(self)
        return queries.actor_with_cookie(self.session, key, home) if key else VISITOR

    @property
    def someone(self) -> Actor:
        """The actor, who must be signed in; for pages that are about oneself."""
        if self.actor.is_visitor:
            raise SignInFirst()
        return self.actor

    @cached_property
    def homes(self) -> list[tuple[str, str]]:
        """Slug and name of each neighbourhood that the one who is signed in belongs to."""
        return queries.neighbourhoods_of(self.session, self.someone.person_id or 0)

    def comes_home(self) -> Actor:
        """For pages about oneself: someone with one neighbourhood finds its doors there, someone with several none."""
        return self.stands_in(self.homes[0][0]) if len(self.homes) == 1 else self.someone

    def stands_in(self, slug: str) -> Actor:
        """The same person with the part they play in this neighbourhood, which the address did not name."""
        self.neighbourhood = neighbourhood_called(self.session, slug)
        del self.actor
        return self.actor

    @property
    def zone(self) -> str:  # type: ignore[override]  # a constant where nothing is known
        return self.neighbourhood.time_zone if self.neighbourhood else "Europe/London"

    @property
    def door(self) -> str:
        place = self.path.removeprefix(f"/{self.request.path_params.get('slug', '')}").strip("/")
        return _DOORS.get(place.split("/")[0], "say" if place == "needs/new" else "")

    def may(self, act: str, subject: object = None) -> bool:
        return may(self.actor, Act[act], subject)


async def arrive(request: Request) -> AsyncIterator[Arrival]:
    """Reads the form while it comes in; everything else waits for the transaction."""
    if request.method == "POST" and "form" in request.headers.get("content-type", ""):
        async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS) as form:
            yield Arrival(request, form)
    else:
        yield Arrival(request)


Arrived = Annotated[Arrival, Depends(arrive)]

_DOORS = {"activities": "on", "meetings": "meetings", "what-happened": "happened", "me": "me", "today": "today"}
