"""Asks the app on the very thread that asks. Starlette's own client hands each page back and forth between two threads,
eight times; where more tests run at once than there are cores, each time waits for its turn.
"""

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

from anyio import to_thread
from fastapi import FastAPI
from httpx2 import ASGITransport, BaseTransport, ByteStream, Client, Request, Response


class _OneLoop:
    """Of the thread that the tests run in: what the app keeps for its loop is kept for the next page, as in a server.

    So is the thread that pages are made on. It ends with whatever first asked for it, which is to last.
    """

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        begun = self.loop.create_future()
        self._lasting = self.loop.create_task(self._lasts(begun))
        self.loop.run_until_complete(begun)

    def answers(self, answer: Coroutine[Any, Any, Response]) -> Response:
        return self.loop.run_until_complete(answer)

    async def _lasts(self, begun: asyncio.Future[None]) -> None:
        await to_thread.run_sync(threading.get_ident)
        begun.set_result(None)
        await self.loop.create_future()

    def closes(self) -> None:
        self._lasting.cancel()
        self.loop.run_until_complete(asyncio.wait([self._lasting]))
        self.loop.close()


@cache
def _one_loop() -> _OneLoop:
    return _OneLoop()


def pytest_unconfigure() -> None:
    """A thread that waits for more pages would keep the run from ending."""
    if _one_loop.cache_info().currsize:
        _one_loop().closes()


def client_of(
    app: FastAPI, came_from: str = "testclient", raise_server_exceptions: bool = True, **options: Any
) -> Client:
    """As a browser on another machine. What breaks in the app breaks the test, or else (not `raise_…`) answers 500."""
    options = {"base_url": "http://testserver", "follow_redirects": True, **options}
    # Packed here and unpacked there, a page is only later.
    options["headers"] = {"user-agent": "testclient", "accept-encoding": "identity", **options.get("headers", {})}
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
        return _one_loop().answers(answer)
    with ThreadPoolExecutor(1) as another:
        return another.submit(asyncio.run, answer).result()
