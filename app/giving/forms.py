"""What a reviewer may send us about something that is given."""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from pydantic import Field, model_validator

from app.core.forms import TOO_LONG, Form, mistake
from app.core.languages import N_
from app.moderating.forms import SAY_WHY
from app.moderating.kinds import HiddenFor


class Outcome(StrEnum):
    SHOWN = "shown"
    PRIVATE = "private"


class LookForm(Form):
    """Show it, or keep it private and say why."""

    outcome: Outcome
    reason: str = Field(default="", max_length=1000)
    hidden_for: HiddenFor = HiddenFor.OTHER
    """For what it is kept private, as it is counted for all to see."""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "outcome": {"missing": N_("Please choose what to do.")},
        "reason": {"string_too_long": TOO_LONG},
    }

    @model_validator(mode="after")
    def _says_why(self) -> "LookForm":
        if self.outcome == Outcome.PRIVATE and not self.reason:
            raise mistake("reason", SAY_WHY)
        return self
