"""What may be sent when someone has been told."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from app.core.forms import Form
from app.core.languages import N_
from app.people.models import ToldBy


class TickForm(Form):
    how: ToldBy
    sentences: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "how": dict.fromkeys(("missing", "enum"), N_("Please say how they were told."))
    }


class BatchForm(Form):
    """A printed batch: every one up to this telling; what came in since then still waits."""

    through: int = Field(ge=0, le=2**31 - 1)
