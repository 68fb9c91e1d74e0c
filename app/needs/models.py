"""Tables: needs, their review, who stands behind them. What the rules demand is held here, by constraints."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from app.core import clock
from app.core.tables import Row, has_words, text_enum
from app.moderating.models import HIDEABLE, MayBeHidden, counted_when_hidden
from app.needs.kinds import AnswerKind, AttachmentKind, ReviewState, Standing
from app.participation.models import Said
from app.permissions.acts import Act

IS_ANSWERED = "stands <> 'waiting'"
"""Spelled out, as a partial index is only used for a condition that reads like its own."""


def of_this_need() -> ForeignKeyConstraint:
    """A row about a need can't point into another neighbourhood."""
    return ForeignKeyConstraint(["neighbourhood_id", "need_id"], ["need.neighbourhood_id", "need.id"])


class Need(MayBeHidden, table=True):
    __table_args__ = (
        UniqueConstraint("neighbourhood_id", "number"),
        UniqueConstraint("neighbourhood_id", "id"),
        ForeignKeyConstraint(["neighbourhood_id", "place_id"], ["place.neighbourhood_id", "place.id"]),
        ForeignKeyConstraint(["neighbourhood_id", "merged_into_id"], ["need.neighbourhood_id", "need.id"]),
        CheckConstraint(has_words("title"), name="title_has_words"),
        CheckConstraint("review <> 'merged' OR merged_into_id IS NOT NULL", name="merged_says_into_what"),
        CheckConstraint("review <> 'shown' OR shown_at IS NOT NULL", name="shown_says_when"),
        counted_when_hidden("need"),
        Index("ix_need_waits_from", "neighbourhood_id", "waits_from"),
        Index(
            "ix_need_back_again",
            "neighbourhood_id",
            "review",
            "waits_from",
            sqlite_where=text(IS_ANSWERED),
            postgresql_where=text(IS_ANSWERED),
        ),
        Index("ix_need_counts", "neighbourhood_id", "review", "stands"),
        Index("ix_need_stands", "neighbourhood_id", "stands", "number"),
        Index("ix_need_review", "neighbourhood_id", "review", "number"),
    )

    review_act: ClassVar[Act] = Act.REVIEW_NEED

    neighbourhood_id: int = Field(foreign_key="neighbourhood.id")
    number: int
    title: str
    story: str = ""
    theme_id: int | None = Field(default=None, foreign_key="theme.id", index=True)
    place_id: int | None = None
    review: ReviewState = Field(default=ReviewState.WAITING, sa_type=text_enum(ReviewState, "review"))
    shown_at: datetime | None = None
    merged_into_id: int | None = None
    taken_back_at: datetime | None = None
    stands: Standing = Field(default=Standing.WAITING, sa_type=text_enum(Standing, "stands"))
    waits_from: datetime | None = Field(default_factory=clock.now)
    """From when on it waits for an answer: at once, on the day promised for another look, or never (None)."""
    search_text: str = ""

    @property
    def is_shown(self) -> bool:
        return self.shown_at is not None and self.review != ReviewState.PRIVATE

    @property
    def is_hidden(self) -> bool:
        return self.review == ReviewState.PRIVATE

    @property
    def known_as(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.review in (ReviewState.WAITING, ReviewState.ASKED_BACK, ReviewState.SHOWN)

    def waits(self) -> bool:
        """Whether it waits for an answer now; on the day promised it does so by itself."""
        return self.is_open and self.waits_from is not None and self.waits_from <= clock.now()

    def stands_at(self, kind: AnswerKind, waits_from: datetime | None) -> None:
        self.stands = Standing(kind.value)
        self.waits_from = waits_from

    def shows_again(self) -> None:
        """From when on it waits was kept meanwhile."""
        self.review, self.shown_at = ReviewState.SHOWN, clock.now()

    def opens_again(self) -> None:
        """Closed is not fixed."""
        self.stands = Standing.WAITING
        self.waits_from = clock.now()


HIDEABLE.append(Need)


class Review(Row, table=True):
    """What a reviewer decided about a need before it was shown, and why."""

    __table_args__ = (
        of_this_need(),
        CheckConstraint(f"outcome = 'shown' OR {has_words('reason')}", name="says_why"),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    need_id: int = Field(index=True)
    outcome: ReviewState = Field(sa_type=text_enum(ReviewState, "outcome"))
    reason: str = ""
    into_number: int | None = None
    by_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = Field(default_factory=clock.now)


class Backing(Said, table=True):
    __table_args__ = (
        of_this_need(),
        UniqueConstraint("need_id", "said_by_id"),
        CheckConstraint("heads = 1 OR (heads > 1 AND said_by_id IS NULL)", name="many_heads_have_no_name"),
        ForeignKeyConstraint(
            ["neighbourhood_id", "said_by_id"], ["membership.neighbourhood_id", "membership.person_id"]
        ),
    )

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    need_id: int
    heads: int = 1
    """How many said so; more than one when hands were counted in a room and no names were taken."""


class Attachment(Row, table=True):
    """A photo or a voice note. The file lies under a name that can't be guessed."""

    __table_args__ = (of_this_need(), UniqueConstraint("neighbourhood_id", "id"))

    id: int = Field(default=None, primary_key=True)
    neighbourhood_id: int
    need_id: int = Field(index=True)
    kind: AttachmentKind = Field(sa_type=text_enum(AttachmentKind, "kind"))
    key: str = Field(max_length=64, unique=True)
    media_type: str = Field(max_length=40)
    typed_up: str = ""
    typed_up_by_id: int | None = Field(default=None, foreign_key="person.id")
    made_at: datetime = Field(default_factory=clock.now)
