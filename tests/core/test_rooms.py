"""A room passes by what is not its own, and nothing that is."""

import re

import pytest
from fastapi import APIRouter, FastAPI
from starlette.routing import Match

from app.core.rooms import Room
from tests.guards.walk import stops


def test_every_address_is_found(app: FastAPI) -> None:
    lost = [stop for stop in stops(app) if _match(app.router, stop.method, stop.path) != Match.FULL]
    assert lost == []


@pytest.mark.parametrize(
    ("path", "match"), [("/tea/7", Match.FULL), ("/tea/7/8", Match.NONE), ("/", Match.NONE), ("/a/tea", Match.NONE)]
)
def test_a_room_within_is_found_too_and_only_at_its_whole_address(path: str, match: Match) -> None:
    outer, inner = Room(), Room(prefix="/tea")
    inner.add_api_route("/{cup}", lambda: None)
    outer.include_router(inner)
    house = FastAPI()
    house.include_router(outer)
    assert _match(house.router, "GET", path) == match


def test_a_room_below_another_prefix_is_refused() -> None:
    for refused in (Room(prefix="/tea"), Room()):
        options = {} if refused.prefix else {"prefix": "/tea"}
        with pytest.raises(ValueError, match="give it all of its prefix"):
            refused.include_router(Room(prefix="/cup"), **options)
        refused.include_router(APIRouter(prefix="/cup"), **options)


def _match(router: APIRouter, method: str, path: str) -> Match:
    path = re.sub(r"\{\w+(:\w+)?\}", "7", path.replace("{slug}", "linnet"))
    scope = {"type": "http", "path": path, "method": method, "path_params": {}, "root_path": ""}
    found = [route.matches(dict(scope))[0] for route in router.routes]
    return max(found, key=lambda match: match.value)
