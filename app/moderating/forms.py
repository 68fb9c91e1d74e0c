"""What people may send us about what is shown or hidden, and the sentence beside each field."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field, model_validator

from app.core.forms import TOO_LONG, Form, mistake
from app.core.languages import N_
from app.moderating.kinds import FirstOutcome, HiddenFor, SecondOutcome

SAY_WHY = N_("Please say why. The person will read it.")


class ReportForm(Form):
    words: str = Field(default="", max_length=1000)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {"words": {"string_too_long": TOO_LONG}}


class LookForm(Form):
    """Show it, or keep it private and say why; its author reads the reason."""

    outcome: FirstOutcome
    reason: str = Field(default="", max_length=1000)
    hidden_for: HiddenFor = HiddenFor.OTHER
    """For what it is kept private, as it is counted for all to see."""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "outcome": {"missing": N_("Please choose what to do.")},
        "reason": {"string_too_long": TOO_LONG},
    }

    @model_validator(mode="after")
    def _says_why(self) -> "LookForm":
        if self.outcome == FirstOutcome.PRIVATE and not self.reason:
            raise mistake("reason", SAY_WHY)
        return self


class HideForm(Form):
    """Why something is hidden: a kind that is counted in public, and words that its author reads."""

    hidden_for: HiddenFor
    reason: str = Field(max_length=1000)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "hidden_for": {"missing": N_("Please choose one of these.")},
        "reason": {"missing": SAY_WHY, "string_too_long": TOO_LONG},
    }


class SecondLookForm(Form):
    """What someone else found when they looked again; the author reads the words."""

    outcome: SecondOutcome
    words: str = Field(max_length=1000)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "outcome": {"missing": N_("Please choose one of these.")},
        "words": {"missing": SAY_WHY, "string_too_long": TOO_LONG},
    }
