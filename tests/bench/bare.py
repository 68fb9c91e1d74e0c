"""The yardsticks: a bare Starlette and Jinja page of the same size, its rows by the ORM, by SQL, or by heart.

They are as fast as such pages get here: no threads, an index that fits, nothing checked, nobody asked who they are. In
Starlette's forty threads they would be several times slower, and make us look good.
"""

import os
import sqlite3
from collections.abc import Sequence

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

    # Asynchronous on purpose, though they block: without a change of thread these are the fastest such pages can be.
    async def orm(request: Request) -> Response:
        with Session(engine) as session:
            newest = select(Need).where(Need.neighbourhood_id == 1).order_by(col(Need.number).desc()).limit(ROWS)
            return HTMLResponse(template.render(needs=session.exec(newest).all(), filler=filler))

    async def sql(request: Request) -> Response:
        return JSONResponse([tuple(row) for row in _by_sql(path)])

    async def page(request: Request) -> Response:
        return HTMLResponse(template.render(needs=by_heart, filler=filler))

    return Starlette(routes=[Route("/orm", orm), Route("/sql", sql), Route("/page", page)])


def _by_sql(path: str) -> Sequence[sqlite3.Row]:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    try:
        found = (
            "SELECT number, title, stands, said_at FROM need WHERE neighbourhood_id = 1 ORDER BY number DESC LIMIT ?"
        )
        return connection.execute(found, (ROWS,)).fetchall()
    finally:
        connection.close()
