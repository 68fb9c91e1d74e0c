"""What every request passes: same origin, size, rate; and what every answer carries: the security headers."""

import time
from collections import Counter
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.errors import NotAllowed, Refusal, SlowDown, TooBig
from app.core.languages import N_
from app.core.shared_tablet import SharedTablet

BODY_LIMIT = 64 * 1024 * 1024
"""Bytes. Above every field's own limit, so that a photo that is too big still gets a sentence beside its field."""

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; "
    "media-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "manifest-src 'self'"
)
HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(self), microphone=(self), geolocation=(), browsing-topics=()",
}
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}

Answer = Callable[[Request, Refusal], Response]


class SafetyMiddleware:
    """Turns away what should not come in, before anything reads it; `answer` makes the kind page."""

    def __init__(self, app: ASGIApp, answer: Answer, requests_a_minute: int, tls: bool) -> None:
        self.app = app
        self.answer = answer
        self.tls = tls
        self.pace = Pace(requests_a_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        refusal = self._refusal(scope)
        if refusal is not None:
            await self.answer(Request(scope), refusal)(scope, receive, self._dressed(scope, send))
            return
        await self.app(scope, _counted(receive), self._dressed(scope, send))

    def _refusal(self, scope: Scope) -> Refusal | None:
        if scope["method"] in SAFE_METHODS:
            return None
        headers = Headers(scope=scope)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > BODY_LIMIT:
            return TooBig()
        if not _is_from_here(headers):
            return NotAllowed(N_("That came from another website, so we did not do it."))
        return None if self.pace.allows(_address(scope)) else SlowDown()

    def _dressed(self, scope: Scope, send: Send) -> Send:
        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if SharedTablet.of(Request(scope).cookies, self.tls).key and not _is_static(scope["path"]):
                    headers["cache-control"] = "no-store"  # also for the few pages that else may be gone back to
                dress(headers, scope["path"], self.tls)
            await send(message)

        return dressed


def dress(headers: MutableHeaders, path: str, tls: bool) -> None:
    """What every answer carries; also the page for what broke, which is made outside this middleware."""
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    if tls:
        headers.setdefault("strict-transport-security", "max-age=31536000; includeSubDomains")
    if not _is_static(path):
        headers.setdefault("cache-control", "no-store")


def _is_static(path: str) -> bool:
    return path.startswith("/static/")


class Pace:
    """How many changes an address sent in this minute. In memory: a coarse guard, one for each process."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._minute = 0
        self._seen: Counter[str] = Counter()

    def allows(self, address: str) -> bool:
        minute = int(time.monotonic() // 60)
        if minute != self._minute:
            self._minute, self._seen = minute, Counter()
        self._seen[address] += 1
        return self._seen[address] <= self.most


def _is_from_here(headers: Headers) -> bool:
    """Browsers say where a request came from; programs with a bearer token carry no cookie to abuse."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host", "")


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def _counted(receive: Receive) -> Receive:
    """A body sent in chunks says no length: stop reading when it passes the limit."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > BODY_LIMIT:
            raise TooBig()
        return message

    return counted
