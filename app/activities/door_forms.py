"""What people may send us from the door: who came, and how many without a name."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from app.core.forms import Form
from app.core.languages import N_

HOW_MANY = N_("Please write a number from 0 to 500.")
NOT_A_COUNT = (
    "missing",
    "int_parsing",
    "int_parsing_size",
    "int_type",
    "int_from_float",
    "greater_than_equal",
    "less_than_equal",
)


class CameForm(Form):
    """One name tapped at the door."""

    person: str = Field(max_length=40)
    came: Literal["yes", "no"] = "yes"


class CountForm(Form):
    """How many came with someone; or, without `person`, who gave no name. All of them, not how many more."""

    person: str = Field(default="", max_length=40)
    heads: int = Field(ge=0, le=500)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {"heads": dict.fromkeys(NOT_A_COUNT, HOW_MANY)}
