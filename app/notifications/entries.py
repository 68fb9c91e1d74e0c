"""One telling of the work list as its page shows it: the words to say, how soon, and in which ways."""

from dataclasses import dataclass
from datetime import datetime, time

from app.core.languages import Language
from app.neighbourhoods.queries import Here
from app.notifications.in_time import NO_TIME, now_at
from app.notifications.wording import Say, Wording, in_words
from app.notifications.work_list import Part, Task
from app.people.models import ToldBy

BY_HAND = (ToldBy.PHONE, ToldBy.IN_PERSON, ToldBy.TEXT, ToldBy.LETTER, ToldBy.NOTICEBOARD, ToldBy.EMAIL)
"""The order of the work list's parts: what is said to one person first."""


@dataclass(frozen=True)
class Entry:
    """One telling of the work list, with the words to say."""

    task: Task
    wording: Wording
    now: datetime
    """As the clocks here show it."""
    shown: Part
    """The part of the list it stands in."""
    speaks: str
    """The language they read and speak best, when it is not the neighbourhood's."""

    @property
    def has_passed(self) -> bool:
        return self.task.by is not None and self.task.by <= self.now

    @property
    def days_ahead(self) -> int | None:
        """0: it is today."""
        return (self.task.by.date() - self.now.date()).days if self.task.by else None

    @property
    def clock(self) -> time | None:
        """Of that day; None: it has no time of its own."""
        return self.task.by.time() if self.task.by and self.task.by.time() != NO_TIME else None

    @property
    def first_way(self) -> ToldBy:
        """Their own way; when the machine could not go it, the next best."""
        if self.task.way not in (ToldBy.EMAIL, ToldBy.TEXT):
            return self.task.way
        return ToldBy.PHONE if self.task.phone else ToldBy.IN_PERSON

    @property
    def other_ways(self) -> list[ToldBy]:
        return [way for way in BY_HAND if way != self.first_way]


def entry_of(say: Say, language: Language, here: Here, task: Task, shown: Part) -> Entry:
    """With the words in the language of whoever says them."""
    code = (task.language or "").split("-")[0]
    speaks = language.locale.languages.get(code, "") if code != here.language else ""
    return Entry(task, in_words(say, language, task.message), now_at(here), shown, speaks)
