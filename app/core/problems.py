"""Problem details (RFC 9457): how a program reads that something went wrong, and how the API's description says so."""

from http import HTTPStatus
from typing import Any, get_type_hints

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from pydantic_core import ErrorDetails

from app.core.forms import Form, Mistake, mistakes_in
from app.core.languages import N_
from app.core.visits import Visit

MEDIA_TYPE = "application/problem+json"
EVERYWHERE = (400, 401, 403, 404, 409, 413, 422, 429, 500)
"""What may answer any call: unreadable, no key, not yours, not here, too late, too big, wrong, too fast, our fault."""
ONE_OBJECT = N_("Please send one JSON object.")
_NO_OBJECT = {"json_invalid", "missing", "model_attributes_type", "model_type", "dict_type"}


class WrongField(BaseModel):
    """A field to put right. `field` is "body" when what was sent is no JSON object at all."""

    field: str
    message: str


class Problem(BaseModel):
    """What went wrong, in words that can be shown to people."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[WrongField] = []


def problem(visit: Visit, status: int, title: str, detail: str, mistakes: tuple[Mistake, ...] = ()) -> Response:
    """The answer to a program, with `errors: [{field, message}]` when fields are to blame."""
    found: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    if mistakes:
        found["errors"] = [{"field": one.field, "message": visit.say(one.words, **one.values)} for one in mistakes]
    headers = {"www-authenticate": "Bearer"} if status == 401 else None
    return JSONResponse(found, status, headers, MEDIA_TYPE)


def mistakes_of(request: Request, errors: list[ErrorDetails]) -> tuple[Mistake, ...]:
    """What FastAPI found wrong with a call, in the words of the form that its endpoint takes."""
    if any(one["type"] in _NO_OBJECT and _is_about_the_whole(one) for one in errors):
        return (Mistake("body", ONE_OBJECT),)
    return mistakes_in(_form_of(request), errors)


def described(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """These problems, for a route's `responses`."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}


def describe(app: FastAPI) -> None:
    """Put the shape of a problem into the API's description: FastAPI knows only the shapes of good answers."""
    describe_the_rest = app.openapi

    def whole() -> dict[str, Any]:
        description = describe_the_rest()
        shape = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        shapes = description.setdefault("components", {}).setdefault("schemas", {})
        shapes |= {**shape.pop("$defs", {}), "Problem": shape}
        return description

    app.openapi = whole  # type: ignore[method-assign]  # FastAPI's documented way to extend its description


def allowed(request: Request) -> str:
    """The methods that an address of the API answers, for `Allow`; the router names only those of one route."""
    paths: dict[str, dict[str, object]] = request.app.openapi()["paths"]
    found = [method.upper() for path in paths if _leads_to(path, request) for method in paths[path]]
    return ", ".join(dict.fromkeys(found))


def _leads_to(path: str, request: Request) -> bool:
    described, asked = path.split("/"), request.url.path.split("/")
    return len(described) == len(asked) and all(
        part.startswith("{") or part == given for part, given in zip(described, asked, strict=True)
    )


def _is_about_the_whole(error: ErrorDetails) -> bool:
    return error["loc"] == ("body",) or error["type"] == "json_invalid"


def _form_of(request: Request) -> type[Form] | None:
    endpoint = getattr(request.scope.get("route"), "endpoint", None)
    hints = get_type_hints(endpoint).values() if endpoint else ()
    return next((hint for hint in hints if isinstance(hint, type) and issubclass(hint, Form)), None)
