"""Asks the app on the very thread that asks. Starlette's own client hands each page back and forth between two threads,
eight times; where more tests run at once than there are cores, each time waits for its turn.
"""

import asyncio
import atexit
import threading
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from fastapi import FastAPI
from httpx2 import ASGITransport, BaseTransport, ByteStream, Client, Request, Response

LOOP = asyncio.new_event_loop()
"""Of the thread that the tests run in: what the app keeps for its loop is kept for the next page, as in a server."""
atexit.register(LOOP.close)


def client_of(
    app: FastAPI, came_from: str = "testclient", raise_server_exceptions: bool = True, **options: Any
) -> Client:
    """As a browser on another machine. What breaks in the app breaks the test, or else (not `raise_…`) answers 500."""
    options = {"base_url": "http://testserver", "follow_redirects": True, **options}
    options["headers"] = {"user-agent": "testclient", **options.get("headers", {})}
    return Client(
        transport=_Straight(ASGITransport(app, raise_server_exceptions, client=(came_from, 50000))), **options
    )


class _Straight(BaseTransport):
    def __init__(self, asked: ASGITransport) -> None:
        self._asked = asked

    def handle_request(self, request: Request) -> Response:
        request.read()
        return _here(self._answer(request))

    async def _answer(self, request: Request) -> Response:
        answer = await self._asked.handle_async_request(request)
        body = b"".join([part async for part in answer.stream])  # type: ignore[union-attr]  # a stream of this transport
        return Response(answer.status_code, headers=answer.headers, stream=ByteStream(body))


def _here(answer: Coroutine[Any, Any, Response]) -> Response:
    """On a loop of its own where this one is taken: by a browser that is open, or as many ask at once."""
    if threading.current_thread() is not threading.main_thread():
        return asyncio.run(answer)
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return LOOP.run_until_complete(answer)
    with ThreadPoolExecutor(1) as another:
        return another.submit(asyncio.run, answer).result()
