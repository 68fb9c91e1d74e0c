"""What programs are answered about who is still to be told."""

from datetime import datetime
from typing import Self

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
    subject: str
    lead: str
    headline: str
    words: str
    instead: str
    promised: str
    next: str

    @classmethod
    def of(cls, task: Task, wording: Wording) -> Self:
        said = {name: getattr(wording, name) for name in _SAID}
        return cls(**said, **{name: getattr(task, name) for name in set(cls.model_fields) - set(_SAID)})


class TellingsWorkShape(BaseModel):
    """The work list, oldest first."""

    tellings: list[TellingTaskShape]
    just_told: list[TellingTaskShape]
    """Ticked off by hand in the last hour, so that a slip can be undone."""
    last: dict[ToldBy, int]
    """The newest that waits in each way: a batch is ticked off `through` it."""
    after: int | None
    """Send it as `after` for the next page; null at the end."""


_SAID = ("subject", "lead", "headline", "words", "instead", "promised", "next")
