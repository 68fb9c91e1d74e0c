"""Tables: invitations to join, and what people say about themselves."""

from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field

from app.core import clock
from app.core.tables import Row, has_words, text_enum
from app.permissions.who import Role

BETWEEN_MAILS = timedelta(hours=1)


class Invitation(Row, table=True):
    """Someone is asked to join, in one part. The key is in the e-mail only; the table holds its hash."""

    __table_args__ = (
        UniqueConstraint("neighbourhood_id", "id"),
        ForeignKeyConstraint(
            ["neighbourhood_id", "organisation_id"], ["organisation.neighbourhood_id", "organisation.id"]
        ),
        CheckConstraint(has_words("name"), name="has_a_name"),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    name: str = Field(max_length=120)
    email: str = Field(max_length=254)
    language: str = Field(default="en", max_length=16)
    role: Role = Field(sa_type=text_enum(Role, "role"))
    organisation_id: int | None = None
    key: str | None = Field(default=None, max_length=64, unique=True)
    made_at: datetime = Field(default_factory=clock.now)
    made_by_id: int | None = Field(default=None, foreign_key="person.id")
    ends_at: datetime
    used_at: datetime | None = None
    used_by_id: int | None = Field(default=None, foreign_key="person.id")
    withdrawn_at: datetime | None = None
    sent_again_at: datetime | None = None
    times_sent_again: int = 0

    @property
    def is_just_sent(self) -> bool:
        """Too lately for another mail."""
        return clock.now() - (self.sent_again_at or self.made_at) < BETWEEN_MAILS


class Profile(Row, table=True):
    """What someone lets the neighbourhood read about them. All are experts, each in their own way."""

    __table_args__ = (
        UniqueConstraint("neighbourhood_id", "person_id"),
        UniqueConstraint("neighbourhood_id", "id"),
        ForeignKeyConstraint(
            ["neighbourhood_id", "person_id"], ["membership.neighbourhood_id", "membership.person_id"]
        ),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    person_id: int
    knows: str = ""
    """What I know from living here."""
    work: str = ""
    languages: str = ""
    reached: str = ""
    """How to reach me, in words."""
    called: str = Field(default="", max_length=120)
    """What I'd like called out when I am called, spelled as it sounds."""
    voice: str | None = Field(default=None, max_length=64, unique=True)
    """Under which name the recording of my name is kept."""
    voice_type: str = Field(default="", max_length=40)
    changed_at: datetime = Field(default_factory=clock.now)
