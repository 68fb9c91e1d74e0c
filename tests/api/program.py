"""A program that calls the API with someone's key, and looks at every problem it is told about."""

from typing import Any

from httpx2 import Response

from app.people.forms import TokenForm
from app.people.service import make_token
from tests.cast import Part
from tests.house import House
from tests.straight import client_of
from tests.tablet import BANNED, RAW

BASE = "/api/v1/linnet/"


def key_of(house: House, part: Part, may_write: bool = True) -> str:
    """A key that this person made in their own neighbourhood."""
    with house.writing() as session:
        return make_token(session, house.actor(session, part), TokenForm(name="a program", may_write=may_write))


class Program:
    """Calls with a key, or without one; `base` is the neighbourhood it calls."""

    def __init__(self, house: House, part: Part | None = None, key: str = "", base: str = BASE) -> None:
        self.base = base
        self.key = key or (key_of(house, part) if part else "")
        self.client = client_of(house.app, raise_server_exceptions=False)

    def call(self, method: str, path: str, status: int, **options: Any) -> Response:
        headers = {"authorization": f"Bearer {self.key}"} if self.key else {}
        headers |= {"idempotency-key": options.pop("once")} if "once" in options else {}
        headers |= options.pop("headers", {})
        response = self.client.request(method, self.base + path, headers=headers, **options)
        assert response.status_code == status, f"{response.status_code}, not {status}: {response.text[:600]}"
        if status >= 400:
            look_at_problem(response)
        return response

    def get(self, path: str, status: int = 200, **options: Any) -> Any:
        return self.call("GET", path, status, **options).json()

    def post(self, path: str, body: Any, status: int = 201, **options: Any) -> Any:
        return self.call("POST", path, status, json=body, **options).json()

    def wrong_fields(self, path: str, body: Any, **options: Any) -> dict[str, str]:
        """What is to be put right: field and message."""
        problem = self.post(path, body, status=422, **options)
        return {error["field"]: error["message"] for error in problem["errors"]}


def look_at_problem(response: Response) -> None:
    """RFC 9457, in words that people may be shown."""
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == response.status_code
    assert ("www-authenticate" in response.headers) is (response.status_code == 401)
    sentences = [problem["title"], problem["detail"], *(one["message"] for one in problem.get("errors", []))]
    assert all(sentences)
    assert not any(BANNED.search(one) or RAW.search(one) for one in sentences), sentences
