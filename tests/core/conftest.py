"""A house with a few pages of our own, to try what every page rests on."""

from collections.abc import Iterator

import pytest
from fastapi import APIRouter, FastAPI, Response
from fastapi.responses import JSONResponse
from sqlmodel import select

from app.core.errors import NotAllowed, NotLikeThis, Refusal, SlowDown, TooLate
from app.core.settings import Settings
from app.core.transactions import OneTransaction
from app.main import build_app
from app.needs.forms import RaiseForm
from app.needs.models import Need
from app.needs.raising import raise_need
from app.people.arriving import Arrived
from tests.house import House

REFUSALS: dict[str, type[Refusal]] = {
    "403": NotAllowed,
    "409": TooLate,
    "422": NotLikeThis,
    "429": SlowDown,
}
router = APIRouter(route_class=OneTransaction)


@router.post("/{slug}/probe/needs")
def raise_it(visit: Arrived) -> Response:
    """Raises what was typed; breaks afterwards when asked to."""
    need = raise_need(visit.session, visit.someone, visit.here, RaiseForm(title=visit.typed["title"]))
    if visit.typed.get("breaks"):
        raise RuntimeError("the lights went out")
    return visit.go(f"needs/{need.number}")


@router.post("/api/v1/{slug}/probe", status_code=201)
def raise_by_program(visit: Arrived) -> dict[str, int]:
    """The same for a program."""
    need = raise_need(visit.session, visit.someone, visit.here, RaiseForm(title="By a program"))
    return {"number": need.number}


@router.get("/{slug}/probe/refusals/{status}")
def refuse(visit: Arrived, status: str) -> Response:
    raise REFUSALS[status]()


@router.get("/{slug}/probe/everywhere")
def forget_to_say_where(visit: Arrived) -> Response:
    """Another: it asks for needs, and not for those of its own neighbourhood."""
    assert visit.here
    return JSONResponse(sorted(need.title for need in visit.session.exec(select(Need))))


@router.get("/{slug}/probe/quiet")
def write_on_get(visit: Arrived) -> Response:
    """A mistake someone could make one day."""
    raise_need(visit.session, visit.someone, visit.here, RaiseForm(title="Quietly"))
    return visit.go("")


@pytest.fixture(scope="session")
def probe_app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    settings = Settings(
        database_url="sqlite://", demo=True, uploads=tmp_path_factory.mktemp("kept"), requests_a_minute=100_000
    )
    app = build_app(settings)
    app.include_router(router)
    # First in line, before the pages that would take these addresses for needs.
    app.router.routes.insert(0, app.router.routes.pop())
    return app


@pytest.fixture
def probe(house: House, probe_app: FastAPI) -> Iterator[House]:
    """The house of the test, with the probing pages in it."""
    usual, house.app = house.app, probe_app
    probe_app.state.database = house.visits
    yield house
    house.app = usual
