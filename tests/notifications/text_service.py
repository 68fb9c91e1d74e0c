"""Text services: one that is only a function, and one that listens on loopback; both take texts or refuse them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import httpx2

from app.core.settings import Settings
from app.notifications.texts import Notify
from app.notifications.worker import Worker
from tests.cast import Part
from tests.house import House
from tests.notifications.post_office import SECRET, a_worker

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
KEY_SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
NOTIFY = {
    "texts": "notify",
    "notify_key": f"house-key-{SERVICE}-{KEY_SECRET}",
    "notify_template": "f33517ff-2a88-4f6e-b855-c550268ce08a",
}


class TextService:
    """What GOV.UK Notify is to us. `answers` is said to every text while it is set; `is_cut_off` loses the answer."""

    def __init__(self) -> None:
        self.texts: list[dict[str, Any]] = []
        self.asked: list[httpx2.Request] = []
        self.answers = 201
        self.is_cut_off = False

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        if request.method == "GET":
            wanted = request.url.params["reference"]
            found = [text for text in self.texts if text["reference"] == wanted]
            return httpx2.Response(200, json={"notifications": found, "links": {}})
        if self.answers != 201:
            errors = [{"error": "Refused", "message": "no such number +447700900123"}]
            return httpx2.Response(self.answers, json={"status_code": self.answers, "errors": errors})
        self.texts.append(json.loads(request.content))
        if self.is_cut_off:
            raise httpx2.ReadTimeout("no answer", request=request)
        return httpx2.Response(201, json={"id": "740e5834"})

    def worker(self, house: House, tmp_path: Path, **settings: Any) -> Worker:
        worker = a_worker(house, tmp_path, smtp_host="", **NOTIFY, **settings)
        worker.texts = Notify(worker.settings, httpx2.MockTransport(self))
        return worker


class Gateway:
    """A service of its own on loopback."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, str, dict[str, str], dict[str, Any]]] = []
        self.address = ""
        self.answers = 200


@contextmanager
def open_gateway() -> Iterator[Gateway]:
    gateway = Gateway()

    class Desk(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            gateway.requests.append((self.command, self.path, dict(self.headers), body))
            self.send_response(gateway.answers)
            self.send_header("content-length", "0")
            self.end_headers()

        do_POST = do_PUT  # noqa: N815 - as above

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Desk)
    gateway.address = f"http://127.0.0.1:{server.server_port}/texts?from=hellos"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield gateway
    server.shutdown()
    server.server_close()


def settings_with(**chosen: Any) -> Settings:
    return Settings(secret_key=SECRET, **chosen)


def likes_texts(house: House, part: Part, phone: str | None = "07700 900123") -> None:
    with house.database.engine.begin() as connection:
        connection.exec_driver_sql(
            f"UPDATE person SET told_by = 'text', phone = '{phone}' WHERE handle = '{part.handle}'"
        )
