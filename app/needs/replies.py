"""Tables: what is said in reply to a need: talk, answers, and whether it helped."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from app.core import clock
from app.core.tables import STRICT, has_words, text_enum
from app.moderating.models import HIDEABLE, MayBeHidden, counted_when_hidden
from app.needs.kinds import Helped
from app.needs.models import of_this_need
from app.needs.promises import Answering, must_say
from app.participation.models import Said
from app.permissions.acts import Act

UNSEEN = "shown_at IS NULL AND hidden_at IS NULL"


class Comment(MayBeHidden, table=True):
    __table_args__ = (
        of_this_need(),
        UniqueConstraint("neighbourhood_id", "id"),
        CheckConstraint(has_words("words"), name="has_words"),
        CheckConstraint(f"hidden_at IS NULL OR {has_words('hidden_reason')}", name="hidden_says_why"),
        CheckConstraint("hidden_at IS NULL OR hidden_for IS NOT NULL", name="hidden_says_for_what"),
        counted_when_hidden("comment"),
        Index("ix_comment_unseen", "neighbourhood_id", "id", sqlite_where=text(UNSEEN), postgresql_where=text(UNSEEN)),
    )

    review_act: ClassVar[Act] = Act.REVIEW_COMMENT

    need_id: int = Field(index=True)
    words: str
    shown_at: datetime | None = None
    hidden_at: datetime | None = None
    hidden_reason: str = ""

    @property
    def is_shown(self) -> bool:
        return self.shown_at is not None and self.hidden_at is None

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None

    @property
    def known_as(self) -> str:
        return self.words

    def shows_again(self) -> None:
        self.shown_at = self.shown_at or clock.now()
        self.hidden_at, self.hidden_reason = None, ""


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


HIDEABLE.append(Comment)
