"""What an answer promises: which day it names, and when the need comes back by itself."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.core import clock
from app.needs.kinds import AnswerKind


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
        """When the need asks for another look by itself; a job "by" a day is late only after it."""
        if self.day is None:
            return None
        return clock.start_of(self.day + timedelta(days=self.kind == AnswerKind.DOING), zone)
