"""What someone who wishes to be looked out for may send us, and the sentence beside each field."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field, field_validator

from app.core.forms import mistake
from app.core.languages import N_
from app.helping.forms import WritingDown
from app.looking_out.models import SUGGESTED, WEEKS

HOW_LONG = N_("Please choose two, four or eight weeks.")
NOT_A_NUMBER = ("int_parsing", "int_parsing_size", "int_type", "int_from_float")


class LookOutForm(WritingDown):
    """After how many weeks without them they wish to be missed."""

    weeks: int = Field(default=SUGGESTED, json_schema_extra={"enum": list(WEEKS)})
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {"weeks": dict.fromkeys(NOT_A_NUMBER, HOW_LONG)}

    @field_validator("weeks")
    @classmethod
    def _is_a_while(cls, weeks: int) -> int:
        if weeks not in WEEKS:
            raise mistake("weeks", HOW_LONG)
        return weeks
