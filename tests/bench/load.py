"""A small load of its own: a few kept-open connections, each asking again as soon as it was answered."""

import asyncio
import statistics
import time
from dataclasses import dataclass

CONNECTIONS = 8


@dataclass(frozen=True)
class Ask:
    """One request, sent over and over; TURN in it becomes another number each time."""

    port: int
    path: str
    cookie: str = ""
    body: str = ""

    def written(self, turn: int) -> bytes:
        method = "POST" if self.body else "GET"
        body = self.body.replace("TURN", str(turn))
        path = self.path.replace("TURN", str(30 + turn * 37 % 9_960))
        lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Sec-Fetch-Site: same-origin"]
        lines += [f"Cookie: {self.cookie}"] * bool(self.cookie)
        if body:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


@dataclass(frozen=True)
class Pace:
    """What came of a round: requests a second, and milliseconds at the median and the 95th of 100."""

    a_second: float
    p50: float
    p95: float


def measure(ask: Ask, seconds: float) -> Pace:
    return asyncio.run(_measure(ask, seconds))


async def _measure(ask: Ask, seconds: float) -> Pace:
    until = time.perf_counter() + seconds
    taken = [one for many in await asyncio.gather(*(_ask(ask, until, n) for n in range(CONNECTIONS))) for one in many]
    cuts = statistics.quantiles(taken, n=100)
    return Pace(len(taken) / seconds, cuts[49] * 1000, cuts[94] * 1000)


async def _ask(ask: Ask, until: float, connection: int) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", ask.port)
    taken: list[float] = []
    while time.perf_counter() < until:
        began = time.perf_counter()
        writer.write(ask.written(connection * 1_000_000 + len(taken)))
        await _answer(reader)
        taken.append(time.perf_counter() - began)
    writer.close()
    return taken


async def _answer(reader: asyncio.StreamReader) -> None:
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head.split(b" ", 2)[1])
    if status >= 400:
        raise RuntimeError(f"answered {status}: {head[:200]!r}")
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            await reader.readexactly(int(line.split(b":")[1]))
            return
    raise RuntimeError("an answer without a length")
