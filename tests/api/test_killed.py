"""A server that is killed under load loses nothing that it had said yes to."""

import json
import os
import signal
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException

from sqlmodel import select

from app.needs.models import Need
from app.participation.models import Kind, Participation
from app.people.forms import TokenForm
from app.people.service import make_token
from tests.cast import ROSA
from tests.house import House
from tests.serving import free_port, serve

AT_ONCE = 4
LET_IT_RUN = 1.5
"""Seconds of load before the server is killed."""


def test_a_server_killed_under_load_loses_nothing_it_acknowledged(house: House) -> None:
    with house.writing() as session:
        key = make_token(session, house.actor(session, ROSA), TokenForm(name="load", may_write=True))
    port = free_port()
    server = serve(house.address, port)
    try:
        with ThreadPoolExecutor(AT_ONCE) as hands:
            raised = [hands.submit(_raise_until_it_breaks, port, key) for _ in range(AT_ONCE)]
            time.sleep(LET_IT_RUN)
            os.kill(server.pid, signal.SIGKILL)
            acknowledged = {number for one in raised for number in one.result()}
    finally:
        server.kill()
        server.wait()

    assert acknowledged
    with house.reading() as session:
        kept = {need.number: need.id for need in session.exec(select(Need))}
        logged = set(session.exec(select(Participation.subject_id).where(Participation.kind == Kind.NEED_RAISED)))
    assert acknowledged <= kept.keys()
    assert logged == set(kept.values())


def _raise_until_it_breaks(port: int, key: str) -> list[int]:
    """The numbers of all needs the server said yes to."""
    numbers: list[int] = []
    while True:
        sent = urllib.request.Request(
            f"http://127.0.0.1:{port}/api/v1/linnet/needs",
            data=json.dumps({"title": "A seat at the bus stop"}).encode(),
            headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(sent, timeout=20) as answer:
                numbers.append(json.load(answer)["number"])
        except (OSError, HTTPException, ValueError):
            return numbers
