"""Every failure's answer: a kind page for people, problem details (RFC 9457) for programs."""

import logging
import secrets
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from app.core import kept_words
from app.core.errors import NotFound, NotLikeThis, Refusal
from app.core.forms import Mistake
from app.core.kept_words import NOT_KEPT
from app.core.languages import N_
from app.core.problems import allowed, describe, mistakes_of, problem
from app.core.safety import dress
from app.core.visits import Visit

API = "/api/"
LONGEST_PLACE = 300
log = logging.getLogger("ninehellos")


def install(app: FastAPI) -> None:
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(Exception, _broken)
    describe(app)


def answer(request: Request, refusal: Refusal) -> Response:
    """A refusal as the one who asked can read it."""
    visit = Visit(request)
    words = visit.say(refusal.words, **refusal.values)
    if request.url.path.startswith(API):
        mistakes = [Mistake(refusal.field, refusal.words, refusal.values)] if refusal.field else []
        return problem(visit, refusal.status, visit.say(refusal.title), words, tuple(mistakes))
    if refusal.door:
        return _to_the_door(visit, refusal.door)
    return _page(visit, refusal.status, title=visit.say(refusal.title), words=words)


def _to_the_door(visit: Visit, door: str) -> Response:
    """Off to what can put it right. Words that were on their way are kept meanwhile, so that none of them is lost."""
    if visit.at_table:
        # Whoever wrote them has put the tablet down; the next person is not to read them.
        return Response(headers={"hx-redirect": "/table"}) if visit.by_htmx else RedirectResponse("/table", 303)
    key = getattr(visit.request.state, "kept_words", "")
    response = _on_the_way(visit, f"{door}?return_to={quote(_came_from(visit))}", bool(key))
    if key:
        kept_words.hand_out(visit, response, key)
    return response


def _on_the_way(visit: Visit, address: str, is_kept: bool) -> Response:
    sent = getattr(visit.request.state, "form", {})
    if any(sent[name] for name in sent.keys() - NOT_KEPT) and getattr(visit.request.state, "has_idled", False):
        words = visit.say(N_("You were away for a while, so we signed you out. This was not sent yet."))
        shown = {"title": visit.say(N_("Please sign in again")), "words": words, "what_next": address}
        response = _page(visit, 401, typed=_typed(visit.request), is_kept="yes" if is_kept else "", **shown)
        # A script puts answers into parts of a page; this one takes the place of all of it.
        response.headers.update({"hx-retarget": "body", "hx-reswap": "innerHTML"})
        return response
    if visit.by_htmx:
        return Response(headers={"hx-redirect": address})  # a redirect would be followed into a part of the page
    return RedirectResponse(address, 303)


async def _keep_words(visit: Visit) -> None:
    """Sealed, and for the one who wrote them alone; never those of a tablet that goes round a table."""
    writer, form = getattr(visit.request.state, "holder_id", None), getattr(visit.request.state, "form", {})
    typed = {name: value for name, value in form.items() if isinstance(value, str)}
    words, place = kept_words.worth_keeping(typed), _came_from(visit)
    if writer is None or not words or visit.at_table or len(place) > LONGEST_PLACE:
        return

    def keep() -> str:
        with visit.request.app.state.database.whole_house.writing() as session:
            return kept_words.keep(session, writer, place, words)

    visit.request.state.kept_words = await run_in_threadpool(keep)


def _came_from(visit: Visit) -> str:
    """The page that was open: what a form is sent to is often no page that one could go back to."""
    came = urlsplit(visit.request.headers.get("referer", ""))
    is_ours = came.netloc == visit.request.headers.get("host") and came.path.startswith("/")
    return came.path if visit.writes and is_ours else visit.path


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    if error.door:
        await _keep_words(Visit(request))
    return answer(request, error)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if isinstance(error.__cause__, Refusal):
        # To FastAPI, whatever keeps it from reading a body is a bad request; when it was us, we say why.
        return answer(request, error.__cause__)
    refusal = NotFound() if error.status_code == 404 else Refusal()
    refusal.status = error.status_code
    response = answer(request, refusal)
    for name, value in (error.headers or {}).items():
        response.headers[name] = value
    if error.status_code == 405 and request.url.path.startswith(API):
        response.headers["allow"] = allowed(request)
    return response


async def _unreadable(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if not request.url.path.startswith(API):
        return answer(request, NotFound())
    if any(one["loc"][0] == "path" for one in error.errors()):
        return answer(request, NotFound())
    visit = Visit(request)
    title, words = visit.say(NotLikeThis.title), visit.say(NotLikeThis.words)
    return problem(visit, NotLikeThis.status, title, words, mistakes_of(request, list(error.errors())))


async def _broken(request: Request, error: Exception) -> Response:
    number = f"{secrets.randbelow(900_000) + 100_000}"
    log.error("a page broke, number %s", number, exc_info=error)
    visit = Visit(request)
    title = visit.say(N_("Something went wrong on our side"))
    words = visit.say(N_("It is not your fault, and nothing was changed."))
    if request.url.path.startswith(API):
        response = problem(visit, 500, title, f"{words} ({number})")
    else:
        response = _page(visit, 500, number, _typed(request), title=title, words=words)
    # What breaks is answered outside all middleware, so the answer is dressed here.
    dress(response.headers, request.url.path, visit.settings.is_behind_tls)
    return response


def _typed(request: Request) -> list[str]:
    """What was written when the page broke, to be shown again."""
    return kept_words.written(getattr(request.state, "form", {}))


def _page(visit: Visit, status: int, number: str = "", typed: Sequence[str] = (), **said: str) -> Response:
    shown = {"status": status, "number": number, "typed": typed, **said}
    return HTMLResponse(
        visit.request.app.state.pages.render("errors/kind.html", visit.language, here=visit, **shown), status
    )
