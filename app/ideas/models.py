"""Tables: ideas, who is for them, what was answered, and what is tried out."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from app.core import clock
from app.core.tables import STRICT, has_words, text_enum
from app.ideas.kinds import IdeaStands, SupportKind
from app.moderating.models import HIDEABLE, MayBeHidden, counted_when_hidden
from app.needs.kinds import Helped
from app.needs.promises import Answering, must_say
from app.participation.models import Said
from app.permissions.acts import Act

UNSEEN = "shown_at IS NULL AND kept_private_at IS NULL AND taken_back_at IS NULL"
"""Spelled out, as a partial index is only used for a condition that reads like its own."""
UNLEARNED = "learned_at IS NULL"


class Reviewed(MayBeHidden):
    """Columns of what someone looks at before all can see it."""

    shown_at: datetime | None = None
    kept_private_at: datetime | None = None
    private_reason: str = ""
    taken_back_at: datetime | None = None

    @property
    def is_shown(self) -> bool:
        return self.shown_at is not None

    @property
    def is_hidden(self) -> bool:
        return self.kept_private_at is not None

    def shows_again(self) -> None:
        self.shown_at = self.shown_at or clock.now()
        self.kept_private_at, self.private_reason = None, ""

    @property
    def waits_for_review(self) -> bool:
        return self.shown_at is None and self.kept_private_at is None and self.taken_back_at is None


def says_why_it_is_private() -> tuple[CheckConstraint, ...]:
    return (
        CheckConstraint(f"kept_private_at IS NULL OR {has_words('private_reason')}", name="private_says_why"),
        CheckConstraint("kept_private_at IS NULL OR shown_at IS NULL", name="private_is_not_shown"),
    )


def of_this_idea() -> ForeignKeyConstraint:
    """A row about an idea can't point into another neighbourhood."""
    return ForeignKeyConstraint(["neighbourhood_id", "idea_id"], ["idea.neighbourhood_id", "idea.id"])


class Idea(Reviewed, table=True):
    __table_args__ = (
        UniqueConstraint("neighbourhood_id", "number"),
        UniqueConstraint("neighbourhood_id", "id"),
        ForeignKeyConstraint(["neighbourhood_id", "need_id"], ["need.neighbourhood_id", "need.id"]),
        CheckConstraint(has_words("title"), name="title_has_words"),
        *says_why_it_is_private(),
        counted_when_hidden("idea"),
        Index("ix_idea_unseen", "neighbourhood_id", "number", sqlite_where=text(UNSEEN), postgresql_where=text(UNSEEN)),
        Index("ix_idea_waits_from", "neighbourhood_id", "waits_from"),
    )

    review_act: ClassVar[Act] = Act.REVIEW_IDEA

    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    number: int
    title: str
    for_whom: str = ""
    who_leads: str = ""
    leader_id: int | None = Field(default=None, foreign_key="person.id")
    """The one who proposed it, when they said that they would lead it."""
    takes: str = ""
    """What it would take."""
    need_id: int | None = Field(default=None, index=True)
    stands: IdeaStands = Field(default=IdeaStands.OPEN, sa_type=text_enum(IdeaStands, "stands"))
    waits_from: datetime | None = Field(default_factory=clock.now)
    """From when on it waits for an answer: at once, on the day promised for another look, or never (None)."""

    @property
    def known_as(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.taken_back_at is None and self.kept_private_at is None

    @property
    def is_back_again(self) -> bool:
        """It was answered, and the day promised for another look has come."""
        if not self.is_open or self.stands == IdeaStands.OPEN or self.waits_from is None:
            return False
        return self.waits_from <= clock.now()


HIDEABLE.append(Idea)


class IdeaSupport(Said, table=True):
    __tablename__ = "idea_support"
    __table_args__ = (
        of_this_idea(),
        UniqueConstraint("idea_id", "kind", "said_by_id"),
        CheckConstraint(f"kind = 'would_come' OR {has_words('words')}", name="help_says_with_what"),
        ForeignKeyConstraint(
            ["neighbourhood_id", "said_by_id"], ["membership.neighbourhood_id", "membership.person_id"]
        ),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    idea_id: int
    kind: SupportKind = Field(sa_type=text_enum(SupportKind, "kind"))
    words: str = ""


class IdeaAnswer(Answering, table=True):
    """An honest answer to an idea. It is never changed: a newer one replaces it, and both stay to be read."""

    __tablename__ = "idea_answer"
    __table_args__ = (
        of_this_idea(),
        UniqueConstraint("neighbourhood_id", "id"),
        ForeignKeyConstraint(
            ["neighbourhood_id", "organisation_id"], ["organisation.neighbourhood_id", "organisation.id"]
        ),
        *must_say(),
        STRICT,
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    idea_id: int = Field(index=True)
    organisation_id: int | None = None
    """None when a resident leader answered."""


class IdeaHelped(Said, table=True):
    """What someone who was for an idea said to “Did it help?”, once it was done."""

    __tablename__ = "idea_helped"
    __table_args__ = (
        of_this_idea(),
        ForeignKeyConstraint(["neighbourhood_id", "answer_id"], ["idea_answer.neighbourhood_id", "idea_answer.id"]),
        ForeignKeyConstraint(
            ["neighbourhood_id", "said_by_id"], ["membership.neighbourhood_id", "membership.person_id"]
        ),
        CheckConstraint("said_by_id IS NOT NULL", name="has_a_name"),
        UniqueConstraint("answer_id", "said_by_id"),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    idea_id: int = Field(index=True)
    answer_id: int
    how: Helped = Field(sa_type=text_enum(Helped, "how"))
    words: str = ""


class Trial(Said, table=True):
    """Something is tried out until a day, with a question; then what was learned is written down."""

    __table_args__ = (
        of_this_idea(),
        UniqueConstraint("neighbourhood_id", "id"),
        CheckConstraint(has_words("question"), name="has_a_question"),
        CheckConstraint(f"learned_at IS NULL OR {has_words('learned')}", name="learned_has_words"),
        Index(
            "uq_trial_running",
            "idea_id",
            unique=True,
            sqlite_where=text(UNLEARNED),
            postgresql_where=text(UNLEARNED),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    idea_id: int = Field(index=True)
    question: str
    ends_on: date
    learned: str = ""
    learned_at: datetime | None = None
    learned_by_id: int | None = Field(default=None, foreign_key="person.id")
