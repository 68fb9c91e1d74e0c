"""A device made of software: makes passkeys and answers with them, honestly or not. A real one is in tests/browser."""

import hashlib
import json
import os
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url, encode_cbor

PRESENT, VERIFIED, HAS_KEY = 0x01, 0x04, 0x40


@dataclass
class SoftDevice:
    """`origin` and `host` are where its browser thinks it is."""

    origin: str = "http://127.0.0.1:8000"
    host: str = "127.0.0.1"
    flags: int = PRESENT | VERIFIED
    count: int = 0
    id: bytes = field(default_factory=lambda: os.urandom(16))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def makes(self, options: dict[str, Any]) -> str:
        """A new key, for these options."""
        seen = self._seen("webauthn.create", options)
        at = self.key.public_key().public_numbers()
        public = encode_cbor({1: 2, 3: -7, -1: 1, -2: at.x.to_bytes(32, "big"), -3: at.y.to_bytes(32, "big")})
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        said = encode_cbor({"fmt": "none", "attStmt": {}, "authData": self._data(HAS_KEY) + attested})
        return self._answer({"clientDataJSON": seen, "attestationObject": said})

    def answers(self, options: dict[str, Any]) -> str:
        """Shows that it holds the key."""
        seen, data = self._seen("webauthn.get", options), self._data()
        signed = self.key.sign(data + hashlib.sha256(seen).digest(), ec.ECDSA(SHA256()))
        return self._answer({"clientDataJSON": seen, "authenticatorData": data, "signature": signed})

    def _seen(self, kind: str, options: dict[str, Any]) -> bytes:
        return json.dumps({"type": kind, "challenge": options["challenge"], "origin": self.origin}).encode()

    def _data(self, more: int = 0) -> bytes:
        return hashlib.sha256(self.host.encode()).digest() + bytes([self.flags | more]) + self.count.to_bytes(4, "big")

    def _answer(self, response: dict[str, bytes]) -> str:
        name = bytes_to_base64url(self.id)
        said = {part: bytes_to_base64url(value) for part, value in response.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": said})
