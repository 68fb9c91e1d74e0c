"""A provider that is only pretended, to lie as a real one never would. The real one is met in tests/browser."""

import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

from fastapi import FastAPI
from httpx2 import MockTransport, Request, Response
from joserfc import jwt
from joserfc.jwk import RSAKey

from app.core.settings import Provider
from app.people.providers import Providers
from tests.conftest import BROOKSIDE
from tests.tablet import Page, Tablet

KEY, FORGERS = (RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}) for _ in range(2))
ISSUER = BROOKSIDE.issuer


class Pretended:
    """Vouches for whoever it is told to; `claims` are what its next statement says."""

    def __init__(self, email: str = "helen@example.org", **claims: Any) -> None:
        self.claims: dict[str, Any] = {"sub": "helen-at-work", "email": email, "email_verified": True, **claims}
        self.about: dict[str, Any] = {}
        self.key = KEY
        self.answers: dict[str, Response] = {}
        self.asked: list[Request] = []
        self.nonce = ""

    def stands_in(self, app: FastAPI, monkeypatch: Any) -> "Pretended":
        providers = Providers(app.state.settings.base_url, MockTransport(self._answer))
        monkeypatch.setitem(app.state._state, "providers", providers)
        return self

    def _answer(self, request: Request) -> Response:
        self.asked.append(request)
        path = request.url.path
        if path in self.answers:
            return self.answers[path]
        if path.endswith("openid-configuration"):
            return Response(200, json=self._about())
        if path == "/jwks":
            return Response(200, json={"keys": [KEY.as_dict(private=False)]})
        return Response(200, json={"access_token": "any", "token_type": "Bearer", "id_token": self._statement()})

    def _about(self) -> dict[str, Any]:
        named = {"authorization_endpoint": "/auth", "token_endpoint": "/token", "jwks_uri": "/jwks"}
        return {"issuer": ISSUER, **{name: ISSUER + path for name, path in named.items()}, **self.about}

    def _statement(self) -> str:
        now = int(time.time())
        said = {"iss": ISSUER, "aud": BROOKSIDE.client_id, "iat": now, "exp": now + 60, "nonce": self.nonce}
        return jwt.encode({"alg": "RS256", "kid": "one"}, {**said, **self.claims}, self.key)

    @property
    def given(self) -> dict[str, list[str]]:
        """What the house said as it gave the code back."""
        return parse_qs(next(one for one in self.asked if one.url.path == "/token").content.decode())

    def asks(self, tablet: Tablet, provider: Provider = BROOKSIDE, **fields: str) -> dict[str, str]:
        """Someone presses the button; returns what the browser is sent to the provider with."""
        page = tablet.send(f"/sign-in/with/{provider.key}", **fields)
        page.says(f"On your way to {provider.name}")
        address = page.response.headers["refresh"].removeprefix("0;url=")
        assert page.tree.xpath(f"//a[@href='{address}']"), "for a browser that goes nowhere by itself"
        sent = {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}
        self.nonce = sent["nonce"]
        return sent


def come_back(tablet: Tablet, status: int = 200, **said: str) -> Page:
    return Page(tablet.client.get("/sign-in/with/brookside/back", params=said), status)
