"""Tables: people, how they like to be told, and how they are known when they come back."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, event, inspect
from sqlmodel import Field

from app.core import clock
from app.core.languages import N_
from app.core.preferences import CONTRASTS, TEXT_SIZES
from app.core.tables import Row, text_enum
from app.core.text import folded
from app.permissions.who import SessionKind, Via


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
        CheckConstraint("confirmed_phone IS NULL OR phone IS NOT NULL", name="confirmed_phone_has_one"),
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
    confirmed_phone: str | None = Field(default=None, max_length=32, index=True)
    """The number as the whole world dials it, once a code that was texted to it has come back. Two may share one."""
    flat: str | None = Field(default=None, max_length=80)
    picture: str = Field(default="", max_length=16)
    """The drawing they chose to be known by on a table's tablet."""
    search_name: str = ""
    """The name in folded letters, by which lists are sorted and searched; kept by the listener below."""
    is_in_demo_cast: bool = False
    joined_at: datetime = Field(default_factory=clock.now)
    left_at: datetime | None = None
    """They asked to be forgotten: from then on this row says nothing about anyone."""


@event.listens_for(Person, "before_insert")
@event.listens_for(Person, "before_update")
def _fold_the_name(_mapper: object, _connection: object, person: Person) -> None:
    person.search_name = folded(person.name)


@event.listens_for(Person, "before_update")
def _another_number_is_not_confirmed(_mapper: object, _connection: object, person: Person) -> None:
    changes = inspect(person).attrs
    if changes.phone.history.has_changes() and not changes.confirmed_phone.history.has_changes():
        person.confirmed_phone = None


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
    """Where the code goes: an address, or a number as the whole world dials it."""
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
    confirms: bool = False
    """Not to sign in: whoever has the code shows that this new address is theirs."""

    @property
    def is_by_text(self) -> bool:
        return self.email.startswith("+")


class WebSession(Row, table=True):
    """Someone signed in on one device. The cookie holds the key, the table only its hash."""

    __tablename__ = "web_session"

    __table_args__ = (
        CheckConstraint("person_id IS NOT NULL OR kind = 'table'", name="only_a_table_has_no_name"),
        CheckConstraint("kind <> 'table' OR (tablet_id IS NOT NULL AND via = 'table_tablet')", name="table_has_one"),
        CheckConstraint("kind NOT IN ('table', 'card') OR neighbourhood_id IS NOT NULL", name="opens_one_home"),
        ForeignKeyConstraint(["neighbourhood_id", "tablet_id"], ["tablet.neighbourhood_id", "tablet.id"]),
        ForeignKeyConstraint(["neighbourhood_id", "card_id"], ["card.neighbourhood_id", "card.id"]),
    )

    key: str = Field(primary_key=True, max_length=64)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    """None at a table: just a neighbour."""
    kind: SessionKind = Field(default=SessionKind.OWN_DEVICE, sa_type=text_enum(SessionKind, "kind"))
    via: Via = Field(default=Via.OWN_DEVICE, sa_type=text_enum(Via, "via"))
    neighbourhood_id: int | None = Field(default=None, foreign_key="neighbourhood.id")
    """The only neighbourhood that this session opens; None: all of the person's own."""
    tablet_id: int | None = None
    card_id: int | None = None
    proved_until: datetime | None = None
    """Until when a card's holder counts as known, after a PIN or a code."""
    device: str = Field(default="", max_length=80)
    """What it looks like to its owner: “Chrome on Android”."""
    idle_minutes: int | None = None
    """Ends after so much quiet; None: only at its end."""
    made_at: datetime = Field(default_factory=clock.now)
    last_seen_at: datetime = Field(default_factory=clock.now)
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
