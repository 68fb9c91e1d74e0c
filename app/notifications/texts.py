"""Text messages: one small protocol, and the two ways out of the house that speak it."""

import base64
import hashlib
import hmac
import json
from typing import Protocol

import httpx2

from app.core import clock
from app.core.settings import Settings
from app.notifications.outcome import NotTaken

TIMEOUT = 20
"""Seconds, as for mail; shorter than a job is held."""
UUID_LENGTH = 36


class Texts(Protocol):
    """A way for texts to leave. `to` is a number as the whole world dials it: +447700900123."""

    def send(self, to: str, words: str, reference: str) -> None:
        """Hands it over; the same reference is the same text. Raises NotTaken."""

    def has_sent(self, reference: str) -> bool:
        """Asked before a second try: the first may have got through although no answer came. Raises NotTaken."""


class Notify:
    """GOV.UK Notify. Its template holds one placeholder, ((message)), and nothing else."""

    def __init__(self, settings: Settings, transport: httpx2.BaseTransport | None = None) -> None:
        key = settings.notify_key.get_secret_value()
        self._service, self._secret = key[-2 * UUID_LENGTH - 1 : -UUID_LENGTH - 1], key[-UUID_LENGTH:]
        self._template = settings.notify_template
        self._line = httpx2.Client(base_url=settings.notify_url, timeout=TIMEOUT, transport=transport)

    def send(self, to: str, words: str, reference: str) -> None:
        text = {
            "phone_number": to,
            "template_id": self._template,
            "personalisation": {"message": words},
            "reference": reference,
        }
        _taken(self._line, "POST", "/v2/notifications/sms", self._signed(), json=text)

    def has_sent(self, reference: str) -> bool:
        address = "/v2/notifications"
        found = _taken(self._line, "GET", address, self._signed(), params={"reference": reference})
        return bool(found.json().get("notifications"))

    def _signed(self) -> dict[str, str]:
        """A token that is good for half a minute, made from the key that stays here."""
        head = _spelled({"typ": "JWT", "alg": "HS256"})
        body = _spelled({"iss": self._service, "iat": int(clock.now().timestamp())})
        seal = hmac.new(self._secret.encode(), f"{head}.{body}".encode(), hashlib.sha256).digest()
        return {"Authorization": f"Bearer {head}.{body}.{_in_letters(seal)}"}


class Gateway:
    """Any service that takes a text as JSON over HTTP. What its fields are called is the operator's to say."""

    def __init__(self, settings: Settings, transport: httpx2.BaseTransport | None = None) -> None:
        self._settings = settings
        self._line = httpx2.Client(timeout=TIMEOUT, transport=transport)

    def send(self, to: str, words: str, reference: str) -> None:
        chosen = self._settings
        fields = {chosen.gateway_to: to, chosen.gateway_words: words}
        if chosen.gateway_reference:
            fields[chosen.gateway_reference] = reference
        token = chosen.gateway_token.get_secret_value()
        headers = {chosen.gateway_header: token} if token else {}
        _taken(self._line, chosen.gateway_method, chosen.gateway_url, headers, json=fields)

    def has_sent(self, reference: str) -> bool:
        """It can't be asked; it knows the reference, and may drop what comes twice."""
        return False


def texts_of(settings: Settings) -> Texts | None:
    """As this house is set up; None: no texts leave it."""
    ways: dict[str, type[Notify] | type[Gateway]] = {"notify": Notify, "gateway": Gateway}
    return ways[settings.texts](settings) if settings.texts else None


def _taken(line: httpx2.Client, method: str, address: str, headers: dict[str, str], **sent: object) -> httpx2.Response:
    try:
        answer = line.request(method, address, headers=headers, **sent)  # type: ignore[arg-type]  # json or params
    except httpx2.HTTPError as error:
        # Its own words may repeat the address; its name is enough.
        raise NotTaken(what=type(error).__name__) from None
    if not answer.is_success:
        raise NotTaken(answer.status_code)
    return answer


def _spelled(claims: dict[str, object]) -> str:
    return _in_letters(json.dumps(claims, separators=(",", ":")).encode())


def _in_letters(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
