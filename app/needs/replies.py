"""Tables: what is said in reply to a need: talk, answers, and whether it helped."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from app.core import clock
from app.core.tables import STRICT, Row, has_words, text_enum
from app.needs.kinds import Helped, HiddenFor
from app.needs.models import of_this_need
from app.needs.promises import Answering, must_say
from app.participation.models import Said

UNSEEN = "shown_at IS NULL AND hidden_at IS NULL"


class Comment(Said, table=True):
    __table_args__ = (
        of_this_need(),
        UniqueConstraint("neighbourhood_id", "id"),
        CheckConstraint(has_words("words"), name="has_words"),
        CheckConstraint(f"hidden_at IS NULL OR {has_words('hidden_reason')}", name="hidden_says_why"),
        CheckConstraint("hidden_at IS NULL OR hidden_for IS NOT NULL", name="hidden_says_for_what"),
        Index("ix_comment_unseen", "neighbourhood_id", "id", sqlite_where=text(UNSEEN), postgresql_where=text(UNSEEN)),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    need_id: int = Field(index=True)
    words: str
    shown_at: datetime | None = None
    hidden_at: datetime | None = None
    hidden_by_id: int | None = Field(default=None, foreign_key="person.id")
    hidden_for: HiddenFor | None = Field(default=None, sa_type=text_enum(HiddenFor, "hidden_for"), nullable=True)
    hidden_reason: str = ""

    @property
    def is_shown(self) -> bool:
        return self.shown_at is not None and self.hidden_at is None


class Report(Row, table=True):
    """Someone asked for a second look at a comment."""

    __table_args__ = (
        ForeignKeyConstraint(["neighbourhood_id", "comment_id"], ["comment.neighbourhood_id", "comment.id"]),
        UniqueConstraint("comment_id", "by_id"),
        Index(
            "ix_report_open",
            "neighbourhood_id",
            sqlite_where=text("settled_at IS NULL"),
            postgresql_where=text("settled_at IS NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    comment_id: int
    by_id: int = Field(foreign_key="person.id")
    words: str = ""
    at: datetime = Field(default_factory=clock.now)
    settled_at: datetime | None = None


class SecondLook(Row, table=True):
    """The author of a hidden comment asked for it to be looked at again, by someone other than who hid it."""

    __tablename__ = "second_look"
    __table_args__ = (
        ForeignKeyConstraint(["neighbourhood_id", "comment_id"], ["comment.neighbourhood_id", "comment.id"]),
        UniqueConstraint("comment_id"),
        UniqueConstraint("neighbourhood_id", "id"),
        CheckConstraint("looked_by_id <> hidden_by_id", name="someone_else_looks"),
        CheckConstraint(
            f"looked_at IS NULL OR (looked_by_id IS NOT NULL AND {has_words('words')})", name="looked_says_why"
        ),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    comment_id: int
    asked_by_id: int = Field(foreign_key="person.id")
    asked_at: datetime = Field(default_factory=clock.now)
    hidden_by_id: int = Field(foreign_key="person.id")
    looked_by_id: int | None = Field(default=None, foreign_key="person.id")
    looked_at: datetime | None = None
    shown_again: bool = False
    words: str = ""


class Answer(Answering, table=True):
    """An honest answer. It is never changed: a newer one replaces it, and both stay to be read."""

    __table_args__ = (
        of_this_need(),
        UniqueConstraint("neighbourhood_id", "id"),
        ForeignKeyConstraint(
            ["neighbourhood_id", "organisation_id"], ["organisation.neighbourhood_id", "organisation.id"]
        ),
        *must_say(),
        STRICT,
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    need_id: int = Field(index=True)
    organisation_id: int


class HelpedReply(Said, table=True):
    """What someone behind a need said to "Did it help?"."""

    __tablename__ = "helped"
    __table_args__ = (
        of_this_need(),
        ForeignKeyConstraint(["neighbourhood_id", "answer_id"], ["answer.neighbourhood_id", "answer.id"]),
        UniqueConstraint("answer_id", "said_by_id"),
        Index("ix_helped_counts", "neighbourhood_id", "how"),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    need_id: int = Field(index=True)
    answer_id: int
    how: Helped = Field(sa_type=text_enum(Helped, "how"))
    words: str = ""
