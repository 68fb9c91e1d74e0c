"""Starts the real provider, as long as Node is there to run it."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.core.settings import Provider

HERE = Path(__file__).parent
SECRET = "kept between the two"
PEOPLE = {
    "helen": {"email": "helen@example.org", "email_verified": True},
    "newcomer": {"email": "newcomer@brookside.example", "email_verified": True},
}


@dataclass(frozen=True)
class Running:
    """A provider that listens, as the house's settings know it."""

    settings: Provider


@contextmanager
def a_real_provider(back: str) -> Iterator[Running]:
    """`back` is where it sends people when they have signed in there."""
    node = shutil.which("node")
    if node is None or not (HERE / "node_modules").is_dir():
        sentence = "no OpenID provider: it needs Node 18 or newer, and `make test` to fetch it"
        pytest.fail(sentence) if "CI" in os.environ else pytest.skip(sentence)
    surroundings = {"PATH": os.environ["PATH"], "BACK": back, "PEOPLE": json.dumps(PEOPLE)}
    running = subprocess.Popen(
        [node, "provider.mjs"], cwd=HERE, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert running.stdout is not None
        port = running.stdout.readline().strip()
        assert port, "the provider did not start"
        yield Running(_settings(port))
    finally:
        running.terminate()
        running.communicate(timeout=10)


def _settings(port: str) -> Provider:
    return Provider(
        key="brookside",
        name="Brookside Homes",
        issuer=f"http://127.0.0.1:{port}",
        client_id="nine-hellos",
        client_secret=SecretStr(SECRET),
    )
