"""Tables: the pot, what is paid into it, grants and what board members say to them."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from app.core import clock
from app.core.tables import STRICT, Row, has_words, text_enum
from app.grants.kinds import GrantState, VoiceKind
from app.ideas.models import Reviewed, says_why_it_is_private
from app.moderating.models import HIDEABLE, counted_when_hidden
from app.participation.models import Said
from app.permissions.acts import Act

STANDS = "replaced_at IS NULL"
IS_DECIDED = (
    f"decided_at IS NOT NULL AND {has_words('decision_words')} AND {has_words('decided_by')} "
    "AND decided_by_id IS NOT NULL"
)


class Pot(Row, table=True):
    """What the resident board decides about. Everyone can see how much is in it."""

    __table_args__ = (
        UniqueConstraint("neighbourhood_id"),
        UniqueConstraint("neighbourhood_id", "id"),
        CheckConstraint("length(currency) = 3", name="currency_has_three_letters"),
        STRICT,
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    currency: str = Field(max_length=3)
    opened_at: datetime = Field(default_factory=clock.now)


class PotEntry(Row, table=True):
    """Paid in, or taken out again to put a slip right. Never changed: the total is the sum of all."""

    __tablename__ = "pot_entry"
    __table_args__ = (
        ForeignKeyConstraint(["neighbourhood_id", "pot_id"], ["pot.neighbourhood_id", "pot.id"]),
        CheckConstraint("minor <> 0", name="is_some_money"),
        CheckConstraint(has_words("words"), name="says_from_whom"),
        STRICT,
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    pot_id: int = Field(index=True)
    minor: int
    day: date
    words: str
    by_id: int = Field(foreign_key="person.id")
    at: datetime = Field(default_factory=clock.now)


class Grant(Reviewed, table=True):
    """A proposal for money from the pot, and what became of it."""

    # GRANT is a word of SQL's own, so the table has the longer one that people say as well.
    __tablename__ = "small_grant"
    __table_args__ = (
        UniqueConstraint("neighbourhood_id", "number"),
        UniqueConstraint("neighbourhood_id", "id"),
        ForeignKeyConstraint(["neighbourhood_id", "pot_id"], ["pot.neighbourhood_id", "pot.id"]),
        ForeignKeyConstraint(["neighbourhood_id", "need_id"], ["need.neighbourhood_id", "need.id"]),
        ForeignKeyConstraint(["neighbourhood_id", "idea_id"], ["idea.neighbourhood_id", "idea.id"]),
        CheckConstraint(has_words("title"), name="title_has_words"),
        CheckConstraint(has_words("group_key"), name="is_for_a_group"),
        CheckConstraint("cost_minor > 0", name="costs_something"),
        CheckConstraint(f"state = 'proposed' OR ({IS_DECIDED})", name="says_who_decided"),
        CheckConstraint("state NOT IN ('agreed', 'paid') OR review_on IS NOT NULL", name="agreed_says_when_to_look"),
        CheckConstraint(f"state <> 'not_agreed' OR {has_words('instead')}", name="not_agreed_says_what_else"),
        CheckConstraint("state NOT IN ('agreed', 'paid') OR shown_at IS NOT NULL", name="agreed_is_shown"),
        CheckConstraint(
            "state <> 'paid' OR (paid_on IS NOT NULL AND paid_minor > 0 AND paid_minor <= cost_minor)",
            name="paid_says_how_much",
        ),
        CheckConstraint(f"happened_at IS NULL OR {has_words('happened')}", name="happened_has_words"),
        CheckConstraint(f"looked_back_at IS NULL OR {has_words('looked_back')}", name="looked_back_has_words"),
        *says_why_it_is_private(),
        counted_when_hidden("small_grant"),
        Index("ix_small_grant_group", "neighbourhood_id", "group_key"),
        Index("ix_small_grant_pot", "pot_id", "state"),
        STRICT,
    )

    review_act: ClassVar[Act] = Act.REVIEW_GRANT

    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    pot_id: int
    number: int
    group_name: str = Field(max_length=120)
    group_key: str = Field(max_length=200)
    """The group's name without case, accents or marks: how we know that it is the same."""
    title: str
    purpose: str = ""
    cost_minor: int
    need_id: int | None = None
    idea_id: int | None = None
    state: GrantState = Field(default=GrantState.PROPOSED, sa_type=text_enum(GrantState, "state"))
    decided_at: datetime | None = None
    decided_by_id: int | None = Field(default=None, foreign_key="person.id")
    """Who wrote the decision down."""
    decided_by: str = ""
    """The names of those on whose words it rests: who agreed, or who had a concern."""
    other_than: str = ""
    """“2, 3”: grants that nothing was told of yet, for other groups than this, says whoever wrote the decision down."""
    decision_words: str = ""
    instead: str = ""
    review_on: date | None = None
    paid_on: date | None = None
    paid_minor: int | None = None
    paid_note: str = ""
    happened: str = ""
    happened_at: datetime | None = None
    happened_by_id: int | None = Field(default=None, foreign_key="person.id")
    looked_back: str = ""
    looked_back_at: datetime | None = None
    looked_back_by_id: int | None = Field(default=None, foreign_key="person.id")

    @property
    def known_as(self) -> str:
        return self.title

    @property
    def other_than_numbers(self) -> list[int]:
        return [int(number) for number in self.other_than.split(", ") if number]

    @property
    def is_open(self) -> bool:
        return self.state == GrantState.PROPOSED and self.taken_back_at is None and self.kept_private_at is None


HIDEABLE.append(Grant)


class GrantVoice(Said, table=True):
    """What one board member says to a proposal. Said again, it replaces the earlier, which stays to be read."""

    __tablename__ = "grant_voice"
    __table_args__ = (
        ForeignKeyConstraint(["neighbourhood_id", "grant_id"], ["small_grant.neighbourhood_id", "small_grant.id"]),
        ForeignKeyConstraint(
            ["neighbourhood_id", "said_by_id"], ["membership.neighbourhood_id", "membership.person_id"]
        ),
        CheckConstraint("said_by_id IS NOT NULL", name="has_a_name"),
        CheckConstraint(f"kind <> 'concern' OR {has_words('words')}", name="concern_has_words"),
        Index(
            "uq_grant_voice_stands",
            "grant_id",
            "said_by_id",
            unique=True,
            sqlite_where=text(STANDS),
            postgresql_where=text(STANDS),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    grant_id: int = Field(index=True)
    kind: VoiceKind = Field(sa_type=text_enum(VoiceKind, "kind"))
    words: str = ""
    replaced_at: datetime | None = None
