"""The yardsticks: bare Starlette and Jinja pages of the same size, with the same rows by the ORM, by SQL, or by heart.

Each has an index that fits, checks nothing, asks nobody who they are, and is served by as few threads as the house is:
in Starlette's forty it would be several times slower, and make us look good.
"""

import os
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from jinja2 import Environment
from sqlmodel import Session, col, create_engine, func, select
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from app.needs.models import Backing, Need
from app.neighbourhoods.models import Place, Theme

ROWS = 20
THREADS = 3
PAGE = """<!doctype html><html lang="en"><head><title>Needs</title></head><body><h1>What neighbours need</h1>
{% for need, theme, place, backers in needs %}
<article><h3><a href="/linnet/needs/{{ need.number }}">{{ need.title }}</a></h3>
<p>Need {{ need.number }} {{ theme.name }} {{ place.name }} {{ need.said_at }}</p>
<p>{{ need.stands }} {% if backers %}{{ backers }} say me too{% endif %}</p></article>
{% endfor %}{{ filler }}</body></html>"""
SAME_ROWS = """
SELECT need.number, need.title, need.stands, need.waits_from, need.said_at, theme.name, place.name,
       (SELECT count(*) FROM backing WHERE backing.need_id = need.id)
FROM need LEFT JOIN theme ON theme.id = need.theme_id LEFT JOIN place ON place.id = need.place_id
WHERE need.neighbourhood_id = 1 AND need.review = 'shown' ORDER BY need.number DESC LIMIT ?
"""


def build_app() -> Starlette:
    """Addresses: /orm, /sql, /page; BENCH_DATABASE is a SQLite file, BENCH_BYTES the size of our own page."""
    path = os.environ["BENCH_DATABASE"]
    template = Environment(autoescape=True).from_string(PAGE)
    engine = create_engine(f"sqlite:///{path}", connect_args={"check_same_thread": False})
    with Session(engine, expire_on_commit=False) as session:
        by_heart = _by_orm(session)
    size = int(os.environ["BENCH_BYTES"])
    filler = "x" * max(0, size - len(template.render(needs=by_heart, filler="")))

    def orm(request: Request) -> Response:
        with Session(engine) as session:
            return HTMLResponse(template.render(needs=_by_orm(session), filler=filler))

    async def orm_on_the_loop(request: Request) -> Response:
        return orm(request)

    def sql(request: Request) -> Response:
        return JSONResponse([tuple(row) for row in _by_sql(path)])

    def page(request: Request) -> Response:
        return HTMLResponse(template.render(needs=by_heart, filler=filler))

    endpoints = {"/orm": orm, "/orm-on-the-loop": orm_on_the_loop, "/sql": sql, "/page": page}
    return Starlette(routes=[Route(*one) for one in endpoints.items()], lifespan=_few_threads)


@asynccontextmanager
async def _few_threads(app: Starlette) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = THREADS
    yield


def _by_orm(session: Session) -> Sequence[tuple[Need, Theme, Place, int]]:
    backers = select(func.count()).where(Backing.need_id == Need.id).correlate(Need).scalar_subquery()
    newest = (
        select(Need, Theme, Place, backers)
        .outerjoin(Theme, col(Theme.id) == Need.theme_id)
        .outerjoin(Place, col(Place.id) == Need.place_id)
        .where(Need.neighbourhood_id == 1, Need.review == "shown")
        .order_by(col(Need.number).desc())
        .limit(ROWS)
    )
    return session.exec(newest).all()


def _by_sql(path: str) -> Sequence[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(SAME_ROWS, (ROWS,)).fetchall()
    finally:
        connection.close()
