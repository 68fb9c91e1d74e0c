"""From what was sent to the columns of an answer, to a need or to an idea."""

from datetime import date
from typing import TypedDict

from app.needs.forms import AnswerForm
from app.needs.kinds import AnswerKind


class Answered(TypedDict):
    """The columns of `Answering` but for whose words they are."""

    kind: AnswerKind
    words: str
    by_when: date | None
    look_again_on: date | None
    tell_by: date | None
    instead: str
    decided_by: str


def as_answered(form: AnswerForm, name: str) -> Answered:
    """What was answered, without a day that belongs to another kind. `name`: who decided, when no one else did."""
    return {
        "kind": form.kind,
        "words": form.words,
        "by_when": form.day("by_when"),
        "look_again_on": form.day("look_again_on"),
        "tell_by": form.day("tell_by"),
        "instead": form.instead if form.kind == AnswerKind.NO else "",
        "decided_by": form.decided_by or name,
    }
