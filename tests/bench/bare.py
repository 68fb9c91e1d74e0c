"""The yardsticks: a bare Starlette and Jinja page of the same size, its rows by the ORM, by SQL, or by heart.

They are as fast as such pages get here: the fewest threads, the database kept open, nothing checked, nobody asked who
they are. Starlette's forty threads would make them several times slower, and us look good.
"""

import os
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from jinja2 import Environment
from sqlmodel import Session, col, create_engine, select
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from app.needs.models import Need

ROWS = 20
PAGE = """<!doctype html><html lang="en"><head><title>Needs</title></head><body><h1>What neighbours need</h1>
{% for need in needs %}<article><h3><a href="/linnet/needs/{{ need.number }}">{{ need.title }}</a></h3>
<p>Need {{ need.number }} {{ need.stands }} {{ need.said_at }}</p></article>{% endfor %}{{ filler }}</body></html>"""


def build_app() -> Starlette:
    """Addresses: /orm, /sql, /page; BENCH_DATABASE is a SQLite file, BENCH_BYTES the size of our own page."""
    path = os.environ["BENCH_DATABASE"]
    size = int(os.environ["BENCH_BYTES"])
    template = Environment(autoescape=True).from_string(PAGE)
    engine = create_engine(f"sqlite:///{path}", connect_args={"check_same_thread": False})
    by_heart = [dict(row) for row in _by_sql(path)]
    filler = "x" * max(0, size - len(template.render(needs=by_heart, filler="")))

    def orm(request: Request) -> Response:
        with Session(engine) as session:
            newest = select(Need).order_by(col(Need.number).desc()).limit(ROWS)
            return HTMLResponse(template.render(needs=session.exec(newest).all(), filler=filler))

    def sql(request: Request) -> Response:
        return JSONResponse([tuple(row) for row in _by_sql(path)])

    def page(request: Request) -> Response:
        return HTMLResponse(template.render(needs=by_heart, filler=filler))

    return Starlette(routes=[Route("/orm", orm), Route("/sql", sql), Route("/page", page)], lifespan=_few_threads)


@asynccontextmanager
async def _few_threads(app: Starlette) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = 3
    yield


def _by_sql(path: str) -> Sequence[sqlite3.Row]:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    try:
        found = "SELECT number, title, stands, said_at FROM need ORDER BY number DESC LIMIT ?"
        return connection.execute(found, (ROWS,)).fetchall()
    finally:
        connection.close()
