"""What only programs send about what is on: days written like 2027-03-03, times like 14:30."""

from pydantic import Field

from app.activities.forms import DateForm, PlanForm
from app.activities.kinds import ActivityKind
from app.core.forms import Form
from app.helping.api_values import Day, TimeOfDay


class WhatsOnForm(Form):
    """What to show of what is on. `place` and `theme` are keys; `language` as in BCP 47."""

    kind: ActivityKind | None = None
    place: str = Field(default="", max_length=40)
    theme: str = Field(default="", max_length=40)
    language: str = Field(default="", max_length=16)
    after: int | None = Field(default=None, ge=1, le=2**31 - 1)


class PlanBody(PlanForm):
    first_on: Day
    at_time: TimeOfDay
    last_on: Day | None = None


class DateBody(DateForm):
    day: Day
    at_time: TimeOfDay


class CameBody(Form):
    """Someone is here; `came` false takes back a slip."""

    person: str = Field(max_length=40)
    came: bool = True
