"""What people may send us about a trip: lifts by car, who rides with whom, and whom to ring."""

from collections.abc import Mapping
from datetime import time
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from app.activities.trip_models import RideKind
from app.core.forms import Form, mistake
from app.core.languages import N_
from app.helping.forms import WritingDown

SEATS = N_("Please write how many seats are free, from 1 to 8.")
TURN = N_("Please write a number from 1 to 8.")
A_TIME = N_("Please write a time, like 14:30.")
_NUMBER = ("int_parsing", "int_parsing_size", "int_from_float", "greater_than_equal", "less_than_equal")


class RideForm(WritingDown):
    """“I need a lift”, “I can offer one”, or neither any more."""

    kind: RideKind | Literal["neither"]
    seats: int | None = Field(default=None, ge=1, le=8)
    step: bool = False
    wheelchair: bool = False
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "kind": {"missing": N_("Please choose one of these.")},
        "seats": dict.fromkeys(_NUMBER, SEATS),
    }

    @model_validator(mode="after")
    def _says_how_many(self) -> "RideForm":
        if self.kind == RideKind.OFFERS and self.seats is None:
            raise mistake("seats", SEATS)
        return self


class SeatForm(Form):
    """In whose car someone rides: people by their handles, no driver for none yet."""

    rider: str = Field(max_length=40)
    driver: str = Field(default="", max_length=40)
    turn: int = Field(default=1, ge=1, le=8)
    at_time: time | None = None
    all_the_same: bool = False
    """Also in a car that lacks what they need."""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "turn": dict.fromkeys(_NUMBER, TURN),
        "at_time": {"time_parsing": A_TIME, "time_type": A_TIME},
    }


class ContactForm(WritingDown):
    name: str = Field(max_length=120)
    phone: str = Field(max_length=32, pattern=r"^[+\d][\d ()-]{2,}$")
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "name": {"missing": N_("Please write whom we may ring.")},
        "phone": dict.fromkeys(
            ("missing", "string_pattern_mismatch"), N_("Please write a phone number, like 0161 496 0000.")
        ),
    }
