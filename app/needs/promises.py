"""What an answer must say, what it promises, and when that which was answered comes back by itself."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.core import clock
from app.core.tables import has_words, text_enum
from app.needs.kinds import AnswerKind
from app.participation.models import Said

MUST_SAY = {
    "has_words": has_words("words"),
    "says_who_decided": has_words("decided_by"),
    "doing_says_by_when": "kind <> 'doing' OR by_when IS NOT NULL",
    "not_yet_says_when_to_look_again": "kind <> 'not_yet' OR look_again_on IS NOT NULL",
    "dont_know_says_tell_by": "kind <> 'dont_know' OR tell_by IS NOT NULL",
    "no_says_what_else": f"kind <> 'no' OR {has_words('instead')}",
}
"""Of every answer, whatever it is an answer to. The database holds it to this."""


@dataclass(frozen=True)
class Promise:
    """The kind of an answer, and the day that goes with it."""

    kind: AnswerKind
    by_when: date | None
    look_again_on: date | None
    tell_by: date | None

    @property
    def day(self) -> date | None:
        """The day that was named, if its kind has one."""
        return self.by_when or self.look_again_on or self.tell_by

    def comes_back_at(self, zone: str) -> datetime | None:
        """When it asks for another look by itself; a job "by" a day is late only after it."""
        if self.day is None:
            return None
        return clock.start_of(self.day + timedelta(days=self.kind == AnswerKind.DOING), zone)


class Answering(Said):
    """Columns of every answer."""

    kind: AnswerKind = Field(sa_type=text_enum(AnswerKind, "kind"))
    words: str
    by_when: date | None = None
    look_again_on: date | None = None
    tell_by: date | None = None
    instead: str = ""
    decided_by: str = Field(max_length=120)

    @property
    def promise(self) -> Promise:
        return Promise(self.kind, self.by_when, self.look_again_on, self.tell_by)


def must_say() -> tuple[CheckConstraint, ...]:
    """For the table of an answer."""
    return tuple(CheckConstraint(rule, name=name) for name, rule in MUST_SAY.items())
