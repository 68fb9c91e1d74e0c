"""What someone who leaves is asked."""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from app.core.forms import Form
from app.core.languages import N_


class MyWords(StrEnum):
    """What becomes of what I said."""

    STAY = "stay"
    GO = "go"


class LeavingForm(Form):
    my_words: MyWords
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "my_words": {"missing": N_("Please choose what becomes of what you said.")}
    }
