"""What only programs send: a wish for the board, and an answer whose days are written as programs write them."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from app.core.forms import Form
from app.core.languages import N_
from app.core.recordings import NOT_A_SOUND
from app.helping.api_values import Day, Sent
from app.needs.board import PAGE
from app.needs.enclosing import NOT_A_PHOTO
from app.needs.forms import AnswerForm, RaiseForm
from app.needs.kinds import Standing
from app.people.models import ToldBy

NOT_A_NEED = N_("Please write the number of a need, like 42.")
UP_TO_A_PAGE = N_("Please write a number from 1 to 20.")
_NOT_A_NUMBER = ("int_parsing", "int_type", "int_parsing_size", "greater_than_equal", "less_than_equal")


class BoardForm(Form):
    """What to show of the board. Theme and place are keys."""

    theme: str = Field(default="", max_length=40)
    place: str = Field(default="", max_length=40)
    stands: Standing | None = None
    words: str = Field(default="", max_length=200)
    longest_first: bool = False
    after: int | None = Field(default=None, ge=1, le=2**31 - 1)
    limit: int = Field(default=PAGE, ge=1, le=PAGE)
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "after": dict.fromkeys(_NOT_A_NUMBER, NOT_A_NEED),
        "limit": dict.fromkeys(_NOT_A_NUMBER, UP_TO_A_PAGE),
    }


class AnswerBody(AnswerForm):
    """An answer as a program sends it: days are written like 2027-03-03."""

    by_when: Day | None = None
    look_again_on: Day | None = None
    tell_by: Day | None = None


class RaiseBody(RaiseForm):
    """A need with a photo and a recording, if one likes."""

    photo: Sent | None = None
    voice: Sent | None = None
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        **RaiseForm.sentences,
        "photo": dict.fromkeys(("not_base64", "bytes_type"), NOT_A_PHOTO),
        "voice": dict.fromkeys(("not_base64", "bytes_type"), NOT_A_SOUND),
    }


class TellingWayBody(Form):
    way: ToldBy
