"""The house as operators run it: a process of its own, started with the command `serve`."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

LONGEST_WAIT = 90
"""Seconds; a machine that others use as well may take its time to start."""


SERVE = ("serve", "--no-work")


def serve(address: str, port: int, lines: Path | None = None, by: tuple[str, ...] = SERVE) -> subprocess.Popen[bytes]:
    """Comes back once it answers. `lines`: where all that it writes down goes; otherwise nowhere."""
    surroundings = {
        **os.environ,
        "NINEHELLOS_DEMO": "true",
        "NINEHELLOS_DATABASE_URL": address,
        "NINEHELLOS_REQUESTS_A_MINUTE": "1000000",
    }
    command = [sys.executable, "-m", "app.commands", *by, "--port", str(port)]
    with (lines or Path(os.devnull)).open("wb") as written:
        server = subprocess.Popen(command, env=surroundings, stdout=written, stderr=written)
    for _ in range(LONGEST_WAIT * 10):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
                return server
        except (OSError, urllib.error.URLError):
            time.sleep(0.1)
    server.kill()
    server.wait()
    raise RuntimeError("the server did not come up")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
