"""The house as it is served: on a port of its own, with its own post, from a database that can be changed."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from pydantic import SecretStr
from sqlmodel import Session, select

from app.core.database import Database
from app.core.languages import LANGUAGES
from app.core.settings import Provider, Settings
from app.main import build_app
from app.needs.models import Need
from app.notifications.worker import Worker
from app.people.models import Person
from tests.browser.post import Letterbox

SECRET = "a secret of forty characters for the tests"
BROOKSIDE = Provider(
    key="brookside",
    name="Brookside Homes",
    issuer="http://127.0.0.1:9",
    client_id="nine-hellos",
    client_secret=SecretStr("kept between the two"),
)
"""Where an organisation signs in; a test that goes there starts it (tests/oidc)."""


class Served:
    """A running server and what stands behind it."""

    def __init__(self, uploads: Path, letterbox: Letterbox) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.letterbox = letterbox
        self.settings = Settings(
            database_url="sqlite://",
            secret_key=SECRET,
            demo=True,
            base_url=self.address,
            uploads=uploads,
            smtp_host=letterbox.host,
            smtp_port=letterbox.port,
            requests_a_minute=100_000,
            providers=(BROOKSIDE,),
        )
        self.app = build_app(self.settings)

    @contextmanager
    def open(self) -> Iterator["Served"]:
        # A browser may keep its line open for a while; the server does not wait for it to hang up.
        config = uvicorn.Config(self.app, log_level="critical", access_log=False, timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [self.socket]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.02)
        yield self
        server.should_exit = True
        thread.join(timeout=10)

    @contextmanager
    def on(self, database_url: str) -> Iterator["Served"]:
        """Serves from this database for as long as it is asked to."""
        before, database = self.app.state.database, Database(database_url)
        self.app.state.database = database
        yield self
        self.app.state.database = before
        database.engine.dispose()

    def say(self, language: str, sentence: str, **values: object) -> str:
        """A sentence as this house says it in a language."""
        return str(self.app.state.pages.say(LANGUAGES[language], sentence, **values))

    def post_goes_out(self) -> None:
        """The worker carries everything that waits in the outbox."""
        worker = Worker(self.app.state.database, self.settings, self.app.state.pages)
        while worker.work_once():
            pass

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with self.app.state.database.whole_house.reading() as session:
            yield session

    def needs_called(self, title: str) -> int:
        with self.reading() as session:
            return len(session.exec(select(Need.id).where(Need.title == title)).all())

    def name_of(self, handle: str) -> str:
        with self.reading() as session:
            return session.exec(select(Person.name).where(Person.handle == handle)).one()
