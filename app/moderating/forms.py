"""What people may send us about what is shown or hidden, and the sentence beside each field."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from app.core.forms import TOO_LONG, Form
from app.core.languages import N_
from app.moderating.kinds import HiddenFor, SecondOutcome

SAY_WHY = N_("Please say why. The person will read it.")


class ReportForm(Form):
    words: str = Field(default="", max_length=1000)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {"words": {"string_too_long": TOO_LONG}}


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
