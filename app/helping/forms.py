"""What people may send us about who helps them, and with whatever is written down for someone else."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from app.core.forms import Form
from app.core.languages import N_
from app.people.models import ToldBy
from app.permissions.who import Via

WHO_SAYS_IT = N_("Please choose who says it.")
WRITE_THE_NAME = N_("Please write the name of the one who helps.")


class WritingDown(Form):
    """For whom something is written down, and how it came."""

    spoken_by: str = Field(default="", max_length=40)
    via: Via = Via.OWN_DEVICE
    read_back: bool = False


class ToldByForm(WritingDown):
    """How someone wants to be told things; only they can want it, so they have a name."""

    spoken_by: str = Field(max_length=40)
    told_by: ToldBy
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "spoken_by": {"missing": WHO_SAYS_IT},
        "told_by": {"missing": N_("Please choose one of these.")},
    }


class HelperForm(Form):
    """Who is to help. The flat tells two people of one name apart."""

    name: str = Field(max_length=120)
    flat: str = Field(default="", max_length=80)
    home: str = Field(default="", max_length=40)
    """In which neighbourhood, for someone who belongs to several."""
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {"name": {"missing": WRITE_THE_NAME}}


class NamedAloudForm(HelperForm):
    """Someone told an officer who helps them."""

    spoken_by: str = Field(max_length=40)
    via: Via = Via.IN_PERSON
    read_back: bool = False
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "name": {"missing": WRITE_THE_NAME},
        "spoken_by": {"missing": WHO_SAYS_IT},
    }
