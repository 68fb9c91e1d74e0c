"""What only programs send about what is on: days written like 2027-03-03, times like 14:30."""

from pydantic import Field

from app.activities.forms import DateForm, PlanForm, WhenForm
from app.activities.kinds import ActivityKind
from app.activities.trip_forms import SeatForm
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


class SeatBody(SeatForm):
    at_time: TimeOfDay | None = None


class PlanTimes(WhenForm):
    """When something would be, and what it takes."""

    first_on: Day
    at_time: TimeOfDay
    last_on: Day | None = None


class NextTermBody(Form):
    """What is left out is as in the last term: from the day after its end, with as many dates."""

    first_on: Day | None = None
    last_on: Day | None = None
    skips_holidays: bool | None = None

    def typed(self) -> dict[str, str]:
        """As the page's form sends it."""
        days = {name: f"{day}" for name in ("first_on", "last_on") if (day := getattr(self, name)) is not None}
        if self.skips_holidays is None:
            return days
        return {"first_on": "", **days, "skips_holidays": "yes" if self.skips_holidays else ""}


class NotBefore(Form):
    """From which day on, if not right after the last term."""

    first_on: Day | None = None


class NextTermsBody(NotBefore):
    """Which activities go on, by their numbers."""

    activities: list[int] = Field(min_length=1, max_length=100)
