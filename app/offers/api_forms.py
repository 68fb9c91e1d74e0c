"""What only programs send about offers."""

from pydantic import Field

from app.core.forms import Form
from app.helping.api_values import Day, TimeOfDay
from app.moderating.forms import LookForm
from app.offers.forms import ReplyForm
from app.offers.kinds import OfferKind


class OffersForm(Form):
    """What to show of the list."""

    kind: OfferKind | None = None
    after: int | None = Field(default=None, ge=1, le=2**31 - 1)


class ReplyBody(ReplyForm):
    """A yes or no as a program sends it: days are written like 2027-03-03, times like 14:30."""

    agreed_on: Day | None = None
    agreed_at: TimeOfDay | None = None


class ReviewBody(LookForm):
    """`one_to_one`: whoever reviews it sees that they would be alone with someone. Never the other way round."""

    one_to_one: bool = False


class SharingBody(Form):
    """Whether neighbours may read it."""

    wish: bool
