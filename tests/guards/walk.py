"""Walking every route of the house, whoever adds it: its stops, what stands for each parameter, and who walks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from httpx2 import Response
from sqlalchemy import text
from starlette.routing import Mount

from app.core.schema import whole_schema
from app.participation.guard import TECHNICAL
from app.people.forms import TokenForm
from app.people.service import make_token
from tests.cast import Part
from tests.guards.gone_to import TRIP
from tests.guards.lived_in import LivedIn
from tests.guards.lived_in_grants import PAID
from tests.house import House
from tests.tablet import Page, Tablet

MISSING = 999_999
FIELDS = {
    "title": "A kettle for the lounge",
    "story": "The old one leaks.",
    "words": "We will see to it.",
    "kind": "done",
    "how": "yes",
    "outcome": "shown",
    "reason": "It is clear now.",
    "name": "A program",
    "neighbourhood": "linnet",
    "person": "rosa",
    "email": "new@example.org",
    "told_by": "in_person",
    "code": "123456",
    "credential": "{}",
    "text_size": "28",
    "return_to": "/",
}


OF_A_TRIP = ("/lift", "/lifts", "/emergency-contact", "/whom-to-ring")
"""What only a trip has."""
WHEN = "?first_on=2031-03-04&day=2031-03-04&at_time=14:00&minutes=60"
"""What a call is asked that says what else is on then."""


@dataclass(frozen=True)
class Stop:
    """One verb at one address."""

    method: str
    path: str

    @property
    def looks(self) -> bool:
        return self.method == "GET"

    @property
    def is_api(self) -> bool:
        return self.path.startswith("/api/")

    @property
    def is_in_a_neighbourhood(self) -> bool:
        return "{slug}" in self.path

    def at(self, house: LivedIn, need: int) -> str:
        """The address, with something real for each parameter, and `need` where a need's number stands."""
        path = self.path.replace("/needs/{number}", f"/needs/{need}")
        if path.endswith(OF_A_TRIP):
            path = path.replace("/activities/{number}", f"/activities/{TRIP}")
        path = path.replace("/grants/{number}/what-happened", f"/grants/{PAID}/what-happened")
        for name, value in house.examples.items():
            path = path.replace(name, str(value))
        path += WHEN if self.is_api and path.endswith("/clashes") else ""
        assert "{" not in path, f"say in tests/guards/lived_in.py what stands for the parameters of {self.path}"
        return path


@cache
def stops(app: FastAPI) -> tuple[Stop, ...]:
    """Everything that answers, except the files under /static."""
    found = []
    for route in iter_route_contexts(app.routes):
        if not isinstance(route.route, Mount):
            found += [Stop(method, str(route.path)) for method in sorted((route.methods or set()) - {"HEAD"})]
    return tuple(found)


class Walker:
    """Someone, or nobody, with a tablet for the pages and a key for the API."""

    def __init__(self, house: House, part: Part | None, **options: object) -> None:
        self.part = part
        self.name = part.name if part else "a visitor"
        self.tablet: Tablet = house.tablet(part, follow_redirects=False, **options)
        self.key = {"authorization": f"Bearer {_key(house, part)}"} if part else {}
        self._cookies = dict(self.tablet.client.cookies)

    def goes(self, stop: Stop, path: str, fields: dict[str, str] | None = None) -> Response:
        client = self.tablet.client
        client.cookies.clear()
        client.cookies.update(self._cookies)
        if not stop.is_api:
            return client.request(stop.method, path, data=None if stop.looks else fields)
        return client.request(stop.method, path, json=None if stop.looks else fields, headers=self.key)

    def looks(self, stop: Stop, path: str) -> Response:
        """Goes, and looks at the page as a reader would."""
        answer = self.goes(stop, path)
        assert answer.status_code in (200, 303, 401, 403, 404, 409), f"{self.name} at {path}: {answer.status_code}"
        if answer.status_code == 200:
            Page(answer, 200)
        return answer


def rows(house: House, all_of_them: bool = True) -> dict[str, list[str]]:
    """What stands in every table; without the technical ones if wished."""
    tables = [name for name in whole_schema().metadata.tables if all_of_them or name not in TECHNICAL]
    with house.database.engine.connect() as connection:
        return {name: sorted(map(str, connection.execute(text(f'SELECT * FROM "{name}"')))) for name in tables}


def changed(before: dict[str, list[str]], after: dict[str, list[str]]) -> set[str]:
    return {name for name in before if before[name] != after[name]}


def addresses(house: LivedIn, stop: Stop) -> Iterator[str]:
    """One address, or one for a need in each state."""
    yield from dict.fromkeys(stop.at(house, need) for need in (*house.needs, MISSING))


def _key(house: House, part: Part) -> str:
    with house.writing() as session:
        return make_token(session, house.actor(session, part), TokenForm(name="A program", may_write=True))
