"""A program's call: with a key, perhaps for someone else; and the kind of route that answers it."""

from collections.abc import Callable, Coroutine
from typing import Annotated

from fastapi import Depends, Header, Path, Query, Request, Security
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.security import HTTPBearer
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from app.core.database import HouseSession
from app.core.errors import NotAllowed, NotFound, SignInFirst
from app.core.languages import N_
from app.core.problems import EVERYWHERE, described
from app.core.rooms import Room
from app.core.transactions import OneTransaction
from app.helping.forms import WritingDown
from app.helping.speaking import speaking
from app.people.arriving import Arrival
from app.permissions.acts import NEEDS_SCOPE
from app.permissions.who import Actor

ONLY_READS = N_("This key may only read. Please make one that may also write.")

bearer = HTTPBearer(auto_error=False, scheme_name="key", description="A key made on the page “Me”; it acts as you.")


class Call(Arrival):
    """A visit by a program. It has shown its key before anything else is looked at, even an earlier answer."""

    def enters(self, session: HouseSession | None) -> None:
        super().enters(session)
        if session is not None:
            self._shows_its_key()

    def speaking(self, form: WritingDown) -> Actor:
        """The key's owner, or the owner writing down what another said."""
        return speaking(self.session, self.actor, self.here, form)

    def made(self, shape: BaseModel, place: str, status: int = 201) -> Response:
        """Something new came of it, to be found at `place`."""
        location = f"/api/v1/{self.here.slug}/{place}"
        return JSONResponse(shape.model_dump(mode="json"), status, {"location": location})

    def _shows_its_key(self) -> None:
        # An unknown neighbourhood and someone else's are answered alike: a key says nothing about other places.
        try:
            known = bool(self.actor.roles)
        except NotFound:
            known = False
        if not known:
            raise SignInFirst()
        if self.writes and NEEDS_SCOPE not in (self.actor.scopes or ()):
            raise NotAllowed(ONLY_READS)


class Keyed(OneTransaction):
    """A route for programs: what is wrong with a body is only told to those who hold a key."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[None, None, Response]]:
        handle = super().get_route_handler()

        async def keyed(request: Request) -> Response:
            try:
                return await handle(request)
            except RequestValidationError as error:
                if not any(one["loc"][0] == "path" for one in error.errors()):
                    await run_in_threadpool(_show_key, Call(request))
                raise

        return keyed


Slug = Annotated[str, Path(pattern=r"^[a-z0-9-]{1,40}$", description="The neighbourhood's short name.")]
Number = Annotated[int, Path(ge=1, le=2**31 - 1, description="The number people say aloud, as in “need 42”.")]
After = Annotated[
    int | None,
    Query(ge=1, le=2**31 - 1, description="What the page before gave as its `after`; left out, the first page."),
]
OnceKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[ -~]{1,200}$",
        description="Your own name for this call. Sent again with the same body, it is answered alike and done once.",
    ),
]


def _reading(request: Request, slug: Slug) -> Call:
    return Call(request)


def _writing(request: Request, slug: Slug, once: OnceKey = None) -> Call:
    return Call(request)


Reading = Annotated[Call, Depends(_reading)]
Writing = Annotated[Call, Depends(_writing)]


def twin(*tags: str) -> Room:
    """Where a room puts its calls for programs."""
    return Room(
        prefix="/api/v1/{slug}",
        tags=list(tags),
        route_class=Keyed,
        responses=described(*EVERYWHERE),
        dependencies=[Security(bearer)],
        generate_unique_id_function=lambda route: route.name,
    )


def _show_key(call: Call) -> None:
    with call.request.app.state.database.reading() as session:
        call.enters(session)
