"""What only programs send about grants: days written like 2027-03-03, and amounts like 250.50."""

from app.grants.forms import DecideForm, GrantForm, PaidForm, PotForm
from app.helping.api_values import Amount, Day


class GrantBody(GrantForm):
    cost: Amount


class DecideBody(DecideForm):
    review_on: Day | None = None


class PaidBody(PaidForm):
    amount: Amount
    paid_on: Day


class PotBody(PotForm):
    amount: Amount
    day: Day
