"""Houses to time: a database with so many needs, and servers in processes of their own."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlmodel import Session

from app.activities.spans import month_with
from app.core import clock
from app.core.database import Database
from app.core.settings import Settings
from app.main import build_app
from app.needs.answering import answer_need
from app.needs.forms import AnswerForm, CommentForm, RaiseForm
from app.needs.models import Need
from app.needs.queries import the_need
from app.needs.raising import back_need, raise_need
from app.needs.talking import comment
from app.neighbourhoods.queries import neighbourhood_called
from app.people.actors import actor_called
from app.people.sessions import open_session
from app.permissions.who import Actor
from tests.activities.a_full_month import fill
from tests.house import House, lay_in, migrate

MARCH = date(clock.today().year + 1, 3, 1)
LONG = 1
"""The number of a need with a story of twelve steps."""
WORDS = ("bench", "lift", "bus", "garden", "heating", "noise", "lamp", "door", "kitchen", "stairs")


@dataclass(frozen=True)
class Served:
    """A server that is up: its port, and the cookie of someone signed in."""

    port: int
    cookie: str = ""

    def size_of(self, path: str) -> int:
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers={"Cookie": self.cookie})
        with urllib.request.urlopen(asked) as answer:
            return len(answer.read())


def a_house(path: Path, needs: int) -> Path:
    """The tests' cast with so many needs, each fifth answered and backed."""
    migrate(f"sqlite:///{path}")
    lay_in(f"sqlite:///{path}")
    database = Database(f"sqlite:///{path}")
    with database.writing() as session:
        here = neighbourhood_called(session, "linnet")
        mina, helen, amina = (actor_called(session, handle, here.id) for handle in ("mina", "helen", "amina"))
        began = clock.now() - timedelta(minutes=needs)
        for number in range(1, needs + 1):
            with clock.at(began + timedelta(minutes=number - 1)):
                title = f"The {WORDS[number % 10]} on floor {number % 9} needs a look"
                need = raise_need(session, mina, here, RaiseForm(title=title, place="lounge", theme="housing"))
                if number % 5 == 0:
                    back_need(session, amina, need)
                    answer_need(session, helen, here, need, AnswerForm(kind="done", words="It has been mended."))
                if number % 500 == 0:
                    session.expunge_all()
        _long_story(session, the_need(session, here, LONG), (helen, amina))
    database.engine.dispose()
    return path


def a_month(path: Path, dates: int, bookings: int) -> Path:
    """The tests' cast with so much on in March."""
    address = f"sqlite:///{path}"
    migrate(address)
    lay_in(address)
    house = House(build_app(Settings(database_url=address, demo=True)), address)
    fill(house, month_with(MARCH), dates, bookings)
    house.close()
    return path


def _long_story(session: Session, need: Need, neighbours: tuple[Actor, Actor]) -> None:
    here, (helen, amina) = neighbourhood_called(session, "linnet"), neighbours
    back_need(session, amina, need)
    for turn in range(3):
        comment(session, helen, here, need, CommentForm(words=f"We asked for the {WORDS[turn]} to be looked at."))
        answer_need(session, helen, here, need, AnswerForm(kind="done", words=f"The {WORDS[turn]} has been mended."))
    comment(session, helen, here, need, CommentForm(words="Please say when it breaks again."))


@contextmanager
def serve_house(path: Path) -> Iterator[Served]:
    database = Database(f"sqlite:///{path}")
    with database.writing() as session:
        rosa = actor_called(session, "rosa", neighbourhood_called(session, "linnet").id)
        cookie = f"session={open_session(session, rosa.person_id or 0)}"
    database.engine.dispose()
    surroundings = {
        "NINEHELLOS_DEMO": "true",
        "NINEHELLOS_DATABASE_URL": f"sqlite:///{path}",
        "NINEHELLOS_REQUESTS_A_MINUTE": "100000000",
    }
    with _serve("app.main:build_app", surroundings) as port:
        yield Served(port, cookie)


@contextmanager
def serve_bare(path: Path, size: int) -> Iterator[Served]:
    beside = path.with_name("bare.db")
    shutil.copy(path, beside)
    with _serve("tests.bench.bare:build_app", {"BENCH_DATABASE": str(beside), "BENCH_BYTES": str(size)}) as port:
        yield Served(port)


@contextmanager
def _serve(factory: str, surroundings: dict[str, str]) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", factory, "--factory", "--port", str(port), "--log-level", "warning"]
    server = subprocess.Popen([*command, "--no-access-log"], env={**os.environ, **surroundings})
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not come up")
