"""Tables: an organisation's sign-in, passkeys, and what is kept while a browser is on its way back to us."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from app.core import clock
from app.core.tables import Row


class Identity(Row, table=True):
    """Who someone is to a provider (OpenID Connect `iss` and `sub`)."""

    __table_args__ = (UniqueConstraint("provider", "subject"),)

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    provider: str = Field(max_length=40)
    subject: str = Field(max_length=255)
    linked_at: datetime = Field(default_factory=clock.now)


class Passkey(Row, table=True):
    """A key on someone's own device (WebAuthn). Only its public half is here."""

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    name: str = Field(max_length=80)
    credential: str = Field(unique=True)
    """The credential's id, base64url."""
    public_key: str
    """COSE key, base64url."""
    sign_count: int = 0
    made_at: datetime = Field(default_factory=clock.now)
    last_used_at: datetime | None = None


class Handshake(Row, table=True):
    """What we have to remember while a browser asks a provider or a passkey. One use, ten minutes."""

    key: str = Field(primary_key=True, max_length=64)
    """Hash of what only that browser holds."""
    what: str = Field(max_length=32)
    words: str
    """JSON: state, nonce, verifier, challenge."""
    person_id: int | None = Field(default=None, foreign_key="person.id")
    begun_at: datetime = Field(default_factory=clock.now)
