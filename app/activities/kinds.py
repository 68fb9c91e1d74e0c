"""The kinds of things: of activities, how they repeat, where a booking stands, and what a date still needs."""

from enum import StrEnum

from app.core.languages import N_


class ActivityKind(StrEnum):
    GET_TOGETHER = "get_together"
    CLASS = "class"
    TRIP = "trip"
    SERVICE = "service"
    MEETING = "meeting"
    CELEBRATION = "celebration"

    @property
    def label(self) -> str:
        return _KINDS[self]


class Repeats(StrEnum):
    """How often, as people say it. The calendar's own rule (RFC 5545) is made from it and the first day."""

    ONCE = "once"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY_WEEKDAY = "monthly_weekday"
    """As the first day is: on each first Wednesday, or each third."""
    MONTHLY_LAST = "monthly_last"

    @property
    def label(self) -> str:
        return _REPEATS[self]


class BookingState(StrEnum):
    COMING = "coming"
    WAITING = "waiting"
    OFFERED = "offered"
    """A place is kept for them until a stated time."""
    LAPSED = "lapsed"
    """They did not say yes in time; the place went on."""
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return _BOOKINGS[self]


class Owed(StrEnum):
    """What someone still has to do about a date, as the officer's week asks for it."""

    LEADER = "leader"
    PLACE = "place"
    MORE_PLACES = "more_places"
    LIFT = "lift"
    LIFTS_TO_TELL = "lifts_to_tell"
    NOT_REACHED = "not_reached"
    TO_TELL = "to_tell"
    WHO_CAME = "who_came"

    @property
    def label(self) -> str:
        return _OWED[self]


TAKES_A_SEAT = (BookingState.COMING, BookingState.OFFERED)
IS_OVER = (BookingState.LAPSED, BookingState.CANCELLED)

_KINDS = {
    ActivityKind.GET_TOGETHER: N_("Get-together"),
    ActivityKind.CLASS: N_("Class"),
    ActivityKind.TRIP: N_("Trip"),
    ActivityKind.SERVICE: N_("Service in the building"),
    ActivityKind.MEETING: N_("Meeting"),
    ActivityKind.CELEBRATION: N_("Celebration"),
}
_REPEATS = {
    Repeats.ONCE: N_("Once"),
    Repeats.WEEKLY: N_("Every week"),
    Repeats.FORTNIGHTLY: N_("Every second week"),
    Repeats.MONTHLY_WEEKDAY: N_("Every month, like the first date: on the first Wednesday, say"),
    Repeats.MONTHLY_LAST: N_("Every month, on the last such day: the last Friday, say"),
}
_BOOKINGS = {
    BookingState.COMING: N_("Coming"),
    BookingState.WAITING: N_("On the waiting list"),
    BookingState.OFFERED: N_("A place is kept"),
    BookingState.LAPSED: N_("The place went to someone else"),
    BookingState.CANCELLED: N_("Not coming"),
}
_OWED = {
    Owed.LEADER: N_("Choose who leads it"),
    Owed.PLACE: N_("Choose a place"),
    Owed.MORE_PLACES: N_("People wait: is there more room?"),
    Owed.LIFT: N_("Someone has no lift yet"),
    Owed.LIFTS_TO_TELL: N_("Tell them about their lifts"),
    Owed.NOT_REACHED: N_("A message did not arrive: call them"),
    Owed.TO_TELL: N_("Someone is still to be told"),
    Owed.WHO_CAME: N_("Say who came"),
}
