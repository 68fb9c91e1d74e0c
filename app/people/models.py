"""Tables: people, how they like to be told, and how they are known when they come back."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.core import clock
from app.core.languages import N_
from app.core.preferences import CONTRASTS, TEXT_SIZES
from app.core.tables import Row, text_enum
from app.permissions.who import Via


class ToldBy(StrEnum):
    """The ways of telling someone."""

    EMAIL = "email"
    TEXT = "text"
    LETTER = "letter"
    NOTICEBOARD = "noticeboard"
    IN_PERSON = "in_person"
    PHONE = "phone"

    @property
    def label(self) -> str:
        return _LABELS[self]


class Person(Row, table=True):
    __table_args__ = (
        CheckConstraint("told_by <> 'email' OR email IS NOT NULL", name="told_by_email_has_one"),
        CheckConstraint("told_by NOT IN ('text', 'phone') OR phone IS NOT NULL", name="told_by_phone_has_one"),
    )

    id: int = Field(default=None, primary_key=True)
    handle: str = Field(max_length=40, unique=True)
    """A short name that programs use; people never need it."""
    name: str = Field(max_length=120)
    about: str = ""
    language: str = Field(default="en", max_length=16)
    """What they read and speak best, whether or not the interface knows it (BCP 47)."""
    told_by: ToldBy = Field(default=ToldBy.IN_PERSON, sa_type=text_enum(ToldBy, "told_by"))
    email: str | None = Field(default=None, max_length=254, unique=True)
    phone: str | None = Field(default=None, max_length=32)
    flat: str | None = Field(default=None, max_length=80)
    is_in_demo_cast: bool = False
    joined_at: datetime = Field(default_factory=clock.now)


class Preference(Row, table=True):
    """How a person likes pages to look, kept for the next tablet they borrow."""

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    text_size: str = Field(default=TEXT_SIZES[1], max_length=2)
    contrast: str = Field(default=CONTRASTS[0], max_length=8)
    language: str = Field(default="", max_length=8)


class SignInAttempt(Row, table=True):
    """One wish to sign in. The link and the code are made when the mail goes out, and kept only as hashes."""

    __tablename__ = "sign_in_attempt"

    id: int = Field(default=None, primary_key=True)
    email: str = Field(max_length=254, index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    """None when no one has this address: the page says the same either way."""
    browser: str = Field(max_length=64, unique=True)
    """Hash of a key only the asking browser holds: a code is worth nothing elsewhere."""
    address: str = Field(default="", max_length=64)
    asked_at: datetime = Field(default_factory=clock.now)
    link: str | None = Field(default=None, max_length=64, unique=True)
    code: str | None = Field(default=None, max_length=64)
    tries: int = 0
    used_at: datetime | None = None


class WebSession(Row, table=True):
    """Someone signed in on one device. The cookie holds the key, the table only its hash."""

    __tablename__ = "web_session"

    key: str = Field(primary_key=True, max_length=64)
    person_id: int = Field(foreign_key="person.id", index=True)
    via: Via = Field(default=Via.OWN_DEVICE, sa_type=text_enum(Via, "via"))
    made_at: datetime = Field(default_factory=clock.now)
    ends_at: datetime


class AccessToken(Row, table=True):
    """A key for a program that acts as its owner, in one neighbourhood."""

    __tablename__ = "access_token"

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    name: str = Field(max_length=80)
    key: str = Field(max_length=64, unique=True)
    may_write: bool = False
    made_at: datetime = Field(default_factory=clock.now)
    revoked_at: datetime | None = None


_LABELS = {
    ToldBy.EMAIL: N_("by e-mail"),
    ToldBy.TEXT: N_("by text message"),
    ToldBy.LETTER: N_("by large-print letter"),
    ToldBy.NOTICEBOARD: N_("on the noticeboard"),
    ToldBy.IN_PERSON: N_("in person"),
    ToldBy.PHONE: N_("by phone"),
}
