"""Keys and codes: random, and only ever kept as a hash."""

import hashlib
import hmac
import secrets


def new_key() -> str:
    """A key no one guesses: 256 bits, safe in an address."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """A six-digit code to read from a letter or a screen; only safe with few tries and a short life."""
    return f"{secrets.randbelow(1_000_000):06d}"


def hashed(key: str) -> str:
    """For long random keys, which need no salt."""
    return hashlib.sha256(key.encode()).hexdigest()


def sealed(code: str, secret: str) -> str:
    """For short codes: a keyed hash, so that a stolen table can't be searched for a million codes."""
    return hmac.new(secret.encode(), code.encode(), hashlib.sha256).hexdigest()
