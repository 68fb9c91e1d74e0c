"""Words that only whoever holds a key can read; beside them the table has no more than the key's hash."""

import hashlib

from joserfc import jwe
from joserfc.jwk import OctKey

SEALED = {"alg": "dir", "enc": "A256GCM"}


def seal(words: str, key: str, what_for: str) -> str:
    return jwe.encrypt_compact(SEALED, words, _lock(key, what_for))


def unseal(sealed: str, key: str, what_for: str) -> str:
    """Raises joserfc's DecodeError or DecryptionError for anything that this key did not seal for this use."""
    return (jwe.decrypt_compact(sealed, _lock(key, what_for)).plaintext or b"").decode()


def _lock(key: str, what_for: str) -> OctKey:
    """Another value than the hash that a table is searched by, which says nothing about it."""
    return OctKey.import_key(hashlib.sha256(f"{what_for} {key}".encode()).digest())
