"""One request is one transaction, in one worker thread, and it is committed before the answer leaves."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel
from sqlalchemy.exc import IntegrityError

from app.core import replies
from app.core.database import Database
from app.core.secrets import hashed
from app.core.visits import Visit

ONCE = "once"
T = TypeVar("T")


class OneTransaction(APIRoute):
    """A route whose endpoint takes a `visit` and runs wholly inside one transaction.

    Opening the session in a dependency costs a thread hop for each, and commits after the endpoint has returned;
    here the endpoint, its queries and the commit share one thread (docs/decisions/0001-one-transaction.md).
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        status = options.get("status_code") or 200
        super().__init__(path, _in_one_transaction(endpoint, status), **options)


async def by_itself(visit: Visit, act: Callable[[], T]) -> T:
    """A short transaction for an endpoint that waits for another house in between, holding none while it waits.

    Such an endpoint is an `async def`, which `OneTransaction` leaves alone.
    """

    def whole() -> T:
        with database_for(visit).writing() as session:
            try:
                visit.enters(session)
                return act()
            finally:
                visit.enters(None)

    return await run_in_threadpool(whole)


def database_for(visit: Visit) -> Database:
    """An address that names a neighbourhood opens no other; one that names none asks across them (“Me”, signing in)."""
    database: Database = visit.request.app.state.database
    return database if "slug" in visit.request.path_params else database.whole_house


def _in_one_transaction(endpoint: Callable[..., Any], status: int) -> Callable[..., Any]:
    if inspect.iscoroutinefunction(endpoint) or hasattr(endpoint, "in_one_transaction"):
        return endpoint

    @wraps(endpoint)
    def whole(**given: Any) -> Response:
        visit: Visit = given["visit"]
        try:
            response = _carried_out(visit, lambda: _as_response(endpoint(**given), status))
        except IntegrityError:
            # Two first requests with one key met on PostgreSQL: the other has won, so its answer is ours too.
            if not _once_key(visit):
                raise
            response = _carried_out(visit, lambda: _as_response(endpoint(**given), status))
        _write_down_afterwards(visit)
        return response

    whole.in_one_transaction = True  # type: ignore[attr-defined]  # include_router wraps each route again
    return whole


def _carried_out(visit: Visit, act: Callable[[], Response]) -> Response:
    database = database_for(visit)
    with database.writing() if visit.writes else database.reading() as session:
        try:
            visit.enters(session)
            return _once(visit, act)
        finally:
            visit.enters(None)


def _write_down_afterwards(visit: Visit) -> None:
    # A page that is only read writes nothing, so what it leaves behind has a transaction of its own.
    if visit.afterwards:
        with database_for(visit).writing() as session:
            for write in visit.afterwards:
                write(session)


def _once(visit: Visit, act: Callable[[], Response]) -> Response:
    key = _once_key(visit)
    if not key:
        return act()

    before = replies.claim(visit.session, key, _fingerprint(visit))
    if before is not None:
        return before
    response = act()
    replies.keep(visit.session, key, response, visit.person_id)
    return response


def _once_key(visit: Visit) -> str:
    """Whose key it is, where it was sent, and the key: no one can ask for another's answer."""
    # Only programs send the header. Were it taken from a page too, the page that shows a new key once would be kept.
    is_program = visit.path.startswith("/api/")
    sent = visit.request.headers.get("idempotency-key", "") if is_program else visit.typed.get(ONCE, "")
    if not visit.writes or not sent:
        return ""
    session = cookie_name("session", visit.settings.is_behind_tls)
    bearer = visit.request.headers.get("authorization", "") + visit.request.cookies.get(session, "")
    return "\n".join((bearer, visit.request.method, visit.path, sent))


def cookie_name(name: str, tls: bool) -> str:
    """Over TLS a cookie that holds a key is `__Host-`: browsers then take it from this very host only."""
    return f"__Host-{name}" if tls else name


def _fingerprint(visit: Visit) -> str:
    # A form's key is minted with the form, so only what came with a program's key needs comparing.
    # Latin-1 gives every byte a letter of its own, so that no two bodies look alike.
    sent: bytes = getattr(visit.request, "_body", b"")
    return hashed(sent.decode("latin-1"))


def _as_response(answer: Any, status: int) -> Response:
    if isinstance(answer, BaseModel):
        return JSONResponse(answer.model_dump(mode="json"), status)
    return answer if isinstance(answer, Response) else JSONResponse(answer, status)
