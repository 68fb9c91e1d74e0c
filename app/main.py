"""The front door: builds the app, mounts the rooms, and answers when something goes wrong."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response
from sqlmodel import select
from starlette.middleware.gzip import GZipMiddleware

from app.activities import api as activities_api
from app.activities import pages as activities
from app.belonging import pages as belonging
from app.cards import pages as cards
from app.core import assets, error_pages, static
from app.core.database import Database
from app.core.pages import Pages
from app.core.safety import SafetyMiddleware
from app.core.settings import Settings
from app.core.storage import Storage
from app.demo import pages as demo
from app.grants import api as grants_api
from app.grants import granting as _granting  # noqa: F401 - what pays for an activity
from app.grants import pages as grants
from app.grants import wording as _grants_wording  # noqa: F401 - how a board's decision is told
from app.helping import api as helping_api
from app.helping import pages as helping
from app.home import api as home_api
from app.home import mine_pages, opening_pages
from app.home import pages as home
from app.home import what_was_said as _what_was_said  # noqa: F401 - where what was typed for someone is found again
from app.ideas import api as ideas_api
from app.ideas import pages as ideas
from app.ideas import wording as _ideas_wording  # noqa: F401 - how what became of an idea is told
from app.looking_out import api as looking_out_api
from app.looking_out import pages as looking_out
from app.moderating import wording as _looks_wording  # noqa: F401 - what a second look came to
from app.needs import api as needs_api
from app.needs import pages as needs
from app.notifications import pages as notifications
from app.notifications.worker import working_beside
from app.offers import api as offers_api
from app.offers import pages as offers
from app.offers import wording as offers_wording  # noqa: F401 - how its messages are said
from app.participation import guard  # noqa: F401 - from here on, no quiet writes
from app.people import pages as people
from app.people.providers import Providers
from app.tables import pages as tables
from app.together import api as together_api
from app.together import pages as together

ABOUT_THE_API = "Everything a neighbour raises gets an honest answer. Keys are made on the page “Me”."


def build_app(settings: Settings | None = None) -> FastAPI:
    """The whole house, for these settings (from the environment when none are given)."""
    settings = settings or Settings()
    app = FastAPI(
        title="Nine Hellos", version="1", description=ABOUT_THE_API, docs_url=None, redoc_url=None, lifespan=_lifespan
    )
    app.state.settings = settings
    app.state.database = Database(settings.database_url)
    app.state.pages = Pages(assets.Assets())
    app.state.storage = Storage(settings.uploads)
    app.state.providers = Providers(settings.base_url)
    _mount_rooms(app, settings)
    error_pages.install(app)
    app.add_middleware(
        SafetyMiddleware,
        answer=error_pages.answer,
        requests_a_minute=settings.requests_a_minute,
        tls=settings.is_behind_tls,
    )
    app.add_middleware(GZipMiddleware, minimum_size=600, compresslevel=5)
    return app


def _mount_rooms(app: FastAPI, settings: Settings) -> None:
    app.mount("/static", static.Files(directory=assets.BUILT), name="static")
    app.add_api_route("/healthz", _healthz, include_in_schema=False)
    app.add_api_route("/readyz", _readyz(app), include_in_schema=False)
    app.include_router(people.router, include_in_schema=False)
    app.include_router(opening_pages.router, include_in_schema=False)
    app.include_router(mine_pages.router, include_in_schema=False)
    app.include_router(belonging.router, include_in_schema=False)
    app.include_router(cards.router, include_in_schema=False)
    app.include_router(tables.router, include_in_schema=False)
    if settings.demo:
        app.include_router(demo.router, include_in_schema=False)
    for room in (helping, notifications, activities, looking_out, needs, ideas, grants, offers, together, home):
        app.include_router(room.router, include_in_schema=False)
    # Routes are tried one after another: people's pages need not wait for all of the programs' calls to be passed by.
    for_programs = (needs_api, activities_api, ideas_api, grants_api, offers_api, together_api, looking_out_api)
    for twin in (*for_programs, helping_api, home_api):
        app.include_router(twin.router)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    # Threads fight over SQLite's lock and Python's: a few are faster than the forty of the default.
    current_default_thread_limiter().total_tokens = app.state.settings.worker_threads
    with working_beside(app) if app.state.settings.work_in_serve else nullcontext():
        yield
    app.state.database.engine.dispose()


def _healthz() -> Response:
    """Alive. Asks nothing of the database."""
    return JSONResponse({"status": "ok"})


def _readyz(app: FastAPI):  # type: ignore[no-untyped-def]  # returns a route's endpoint
    def readyz() -> Response:
        """Ready to serve: the database answers."""
        with app.state.database.reading() as session:
            session.exec(select(1)).one()
        return JSONResponse({"status": "ready"})

    return readyz
