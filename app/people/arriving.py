"""Who is asking, and in which neighbourhood: found out inside the request's own transaction, when first needed."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import Response
from markupsafe import escape

from app.core import kept_words
from app.core.errors import NotAtTheTable, SignInFirst
from app.core.forms import Answers
from app.core.visits import Visit
from app.neighbourhoods.queries import Here, neighbourhood_called
from app.people import actors, cookies, queries, sessions
from app.permissions.rules import Act, may, permit
from app.permissions.who import VISITOR, Actor, SessionKind

MOST_FILES = 2
MOST_FIELDS = 60


class Arrival(Visit):
    """A visit that knows its neighbourhood (from the address) and its person (from cookie or token)."""

    has_several_homes = False
    """Known as soon as the actor is."""
    without_a_field: Sequence[str] = ()
    """Of what was given back, what this page's form has no place for."""

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
            return actors.actor_with_token(self.session, bearer, home) if bearer else VISITOR
        key = cookies.session_key(self)
        holder = actors.holder_of_cookie(self.session, key, home) if key else actors.NOBODY
        self.request.state.has_idled = holder.has_idled
        self.request.state.holder_id = holder.keeps_words_of
        self.has_several_homes = holder.has_several_homes
        if holder.to_be_seen:
            self.afterwards = [*self.afterwards, lambda session: sessions.seen(session, key)]
        return holder.actor

    @property
    def person_id(self) -> int | None:
        return self.actor.person_id

    @property
    def table_state(self) -> str:
        return "held" if self.actor.tablet_id is not None else "free"

    @property
    def someone(self) -> Actor:
        """The actor, who must be signed in by name; for pages that are about oneself."""
        if self.actor.session == SessionKind.TABLE:
            raise NotAtTheTable()
        if self.actor.person_id is None:
            raise SignInFirst()
        return self.actor

    @property
    def in_private(self) -> Actor:
        """The actor, who must have shown who they are; for what is kept about oneself."""
        permit(self.actor, Act.SEE_OWN)
        return self.actor

    @cached_property
    def homes(self) -> list[tuple[str, str]]:
        """Slug and name of each neighbourhood that this session opens to the one who is signed in."""
        actor = self.someone
        return queries.neighbourhoods_of(self.session, actor.person_id or 0, actor.only_home_id)

    @cached_property
    def given_back(self) -> Mapping[str, str]:  # type: ignore[override]  # a constant where nothing is known
        """What this person wrote on this very page before they had to show who they are. Once shown it is forgotten."""
        key = "" if self.writes or self.at_table else kept_words.key_of(self)
        kept = kept_words.kept_for(self.session, key, self.actor.person_id, self.path) if key else None
        if kept is None:
            return {}
        self.afterwards = [*self.afterwards, lambda session: kept_words.forget(session, key)]
        return kept.words

    @property
    def keeps_words(self) -> bool:
        """Whether something that they wrote waits for them."""
        return bool(kept_words.key_of(self)) and not self.at_table

    def page(self, template: str, **words: object) -> Response:
        """With the form filled in again; what finds no field on this page is shown beside it."""
        answers = words.get("answers")
        if not isinstance(answers, Answers) or not self.given_back:
            return super().page(template, **words)
        words["answers"] = replace(answers, typed={**answers.typed, **self.given_back})
        shown = bytes(super().page(template, **words).body).decode()
        self.without_a_field = [said for said in self.given_back.values() if str(escape(said)) not in shown]
        response = super().page(template, **words)
        kept_words.hand_out(self, response, "")
        return response

    def comes_home(self) -> Actor:
        """For pages about oneself: someone with one neighbourhood finds its doors there, someone with several none."""
        actor = self.in_private
        return self.stands_in(self.homes[0][0]) if len(self.homes) == 1 else actor

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

_DOORS = {
    "activities": "on",
    "ideas": "on",
    "grants": "on",
    "meetings": "meetings",
    "what-happened": "happened",
    "me": "me",
    "today": "today",
    "week": "today",
}
