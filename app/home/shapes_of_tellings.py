"""What programs are answered about who is still to be told."""

from datetime import datetime
from typing import Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from app.notifications.models import TellingState
from app.notifications.wording import Wording
from app.notifications.work_list import Task
from app.people.models import ToldBy


class TellingTaskShape(BaseModel):
    """One person to be told, and the words to say. Without a person it is for the noticeboard."""

    id: int
    way: ToldBy
    state: TellingState
    told_at: datetime | None
    told_how: ToldBy | None
    person: str | None
    phone: str | None
    email: str | None
    flat: str | None
    language: str | None
    place: str
    """The page it is about: "activities/7/dates/3"."""
    know_by: datetime | None
    """When it is too late to tell them: something begins, or a place goes on. It may have passed."""
    subject: str
    title: str
    lead: str
    headline: str
    words: str
    instead: str
    promised: str
    next: str

    @classmethod
    def of(cls, task: Task, wording: Wording, zone: str) -> Self:
        said = {name: getattr(wording, name) for name in _SAID}
        said["know_by"] = task.by and task.by.replace(tzinfo=ZoneInfo(zone))
        return cls(**said, **{name: getattr(task, name) for name in set(cls.model_fields) - set(said)})


class TellingsWorkShape(BaseModel):
    """The work list: first what begins within days, soonest first; then the rest, oldest first."""

    tellings: list[TellingTaskShape]
    just_told: list[TellingTaskShape]
    """Ticked off by hand in the last hour, so that a slip can be undone."""
    last: dict[ToldBy, int]
    """The newest that waits in each way: a batch is ticked off `through` it."""
    after: str | None
    """Send it as `after` for the next page; null at the end."""


_SAID = ("place", "subject", "title", "lead", "headline", "words", "instead", "promised", "next")
