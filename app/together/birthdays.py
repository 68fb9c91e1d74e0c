"""Birthdays, by one's own wish only."""

from app.helping.own_wishes import Wish
from app.participation.models import Kind
from app.together.models import Birthday

BIRTHDAY = Wish(Birthday, ("day", "month"), Kind.BIRTHDAY_SHARED, Kind.BIRTHDAY_TAKEN_BACK)
"""My neighbours may know the day."""
