"""The other side of an organisation's sign-in: asking its provider who someone is (OpenID Connect, code with PKCE).

Nothing here touches the database, so that no transaction is held while another house takes its time.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass

from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oidc.core import CodeIDToken
from httpx2 import AsyncBaseTransport, AsyncClient, HTTPError, InvalidURL
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from app.core.secrets import new_key
from app.core.settings import Provider, is_safe_address

TIMEOUT = 10
KEPT_FOR = 3600
"""Seconds for which we remember what a provider says about itself, and its keys."""
LEEWAY = 60
"""Seconds by which its clock and ours may differ."""
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
LONGEST_SUBJECT = 255
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class ProviderTrouble(Exception):
    """The provider is out of reach, or what it said does not hold. Never carries what it sent."""


@dataclass(frozen=True)
class Going:
    """Where a browser is sent, and what must be remembered until it comes back."""

    address: str
    remembered: Mapping[str, str]


@dataclass(frozen=True)
class Vouched:
    """What a provider vouches for. No e-mail address unless it has checked it."""

    subject: str
    email: str = ""


@dataclass(frozen=True)
class _Known:
    """What a provider says about itself (discovery), and the keys it signs with."""

    about: Mapping[str, str]
    keys: KeySet
    read_at: float


class Providers:
    """Asks the providers, and remembers for a while what they say about themselves. One for the whole house."""

    def __init__(self, base_url: str, transport: AsyncBaseTransport | None = None) -> None:
        self.base_url = base_url
        self.transport = transport
        self._known: dict[str, _Known] = {}

    async def way_to(self, provider: Provider) -> Going:
        """Raises ProviderTrouble."""
        known = await self._about(provider)
        remembered = {"state": new_key(), "nonce": new_key(), "verifier": new_key()}
        async with self._client(provider) as asks:
            address, _ = asks.create_authorization_url(
                known.about["authorization_endpoint"],
                state=remembered["state"],
                nonce=remembered["nonce"],
                code_verifier=remembered["verifier"],
            )
        return Going(address, remembered)

    async def vouched(self, provider: Provider, code: str, remembered: Mapping[str, str]) -> Vouched:
        """Gives the code back for a signed statement of who came. Raises ProviderTrouble."""
        known = await self._about(provider)
        try:
            async with self._client(provider) as asks:
                token = await asks.fetch_token(
                    known.about["token_endpoint"], code=code, code_verifier=remembered["verifier"]
                )
        except (OAuthError, HTTPError, ValueError) as error:
            raise ProviderTrouble(type(error).__name__) from None
        try:
            return await self._read(provider, token, remembered["nonce"])
        except (JoseError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ProviderTrouble(type(error).__name__) from None

    async def _read(self, provider: Provider, token: Mapping[str, str], nonce: str) -> Vouched:
        known = await self._about(provider)
        try:
            return _read(provider, known.keys, token, nonce)
        except InvalidKeyIdError:
            # It may have changed its keys since we read them.
            known = await self._about(provider, afresh=True)
            return _read(provider, known.keys, token, nonce)

    async def _about(self, provider: Provider, afresh: bool = False) -> _Known:
        known = self._known.get(provider.key)
        if known is None or afresh or time.monotonic() - known.read_at > KEPT_FOR:
            known = self._known[provider.key] = await self._ask_about(provider)
        return known

    async def _ask_about(self, provider: Provider) -> _Known:
        try:
            async with AsyncClient(transport=self.transport, timeout=TIMEOUT) as asks:
                about = await _json(asks, f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
                if about["issuer"] != provider.issuer or not all(is_safe_address(about[name]) for name in ENDPOINTS):
                    raise ProviderTrouble("it says it is someone else, or asks to be met where others can listen")
                keys = KeySet.import_key_set(await _json(asks, about["jwks_uri"]))
        except (HTTPError, InvalidURL, JoseError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ProviderTrouble(type(error).__name__) from None
        return _Known(about, keys, time.monotonic())

    def _client(self, provider: Provider) -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            provider.client_id,
            provider.client_secret.get_secret_value(),
            scope="openid email",
            redirect_uri=f"{self.base_url}/sign-in/with/{provider.key}/back",
            code_challenge_method="S256",
            transport=self.transport,
            timeout=TIMEOUT,
        )


async def _json(asks: AsyncClient, address: str):  # type: ignore[no-untyped-def]  # whatever JSON the provider sent
    answer = await asks.get(address)
    answer.raise_for_status()
    return json.loads(answer.text)


def _read(provider: Provider, keys: KeySet, token: Mapping[str, str], nonce: str) -> Vouched:
    """The statement, if the provider signed it, for us, now, in answer to this very question."""
    signed = jwt.decode(token["id_token"], keys, registry=JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False))
    expected = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client_id},
        "nonce": {"essential": True, "value": nonce},
    }
    asked = {"nonce": nonce, "client_id": provider.client_id, "access_token": token.get("access_token")}
    claims = CodeIDToken(signed.claims, signed.header, expected, asked)
    claims.validate(leeway=LEEWAY)
    subject = str(claims["sub"])
    if not 0 < len(subject) <= LONGEST_SUBJECT:
        raise ValueError("a subject that OpenID Connect does not allow")
    is_checked = claims.get("email_verified") is True
    return Vouched(subject, str(claims.get("email", "")).lower() if is_checked else "")
